"""`tune`: teaches a student the pairs, as a LoRA adapter or whole (sequence-level distillation).

The method is Kim and Rush, 2016 (arXiv 1606.07947) as arXiv 2404.12596 applies it to paraphrase:
the student learns the teacher's written rewrites with plain cross entropy.
"""

import csv
import json
from functools import partial
from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, TaskType, get_peft_model
from transformers import (
    AutoModelForSeq2SeqLM,
    AutoTokenizer,
    Seq2SeqTrainer,
    Seq2SeqTrainingArguments,
    set_seed,
)
from transformers.trainer_utils import get_last_checkpoint

from trainer import config
from trainer.errors import TrainerError
from trainer.pairs import files
from trainer.settings.tune import Tune
from trainer.students.batches import LengthBuckets, TokenizedPairs, collate
from trainer.students.precision import wants_bf16


def run(experiment: config.Experiment) -> None:
    """Tune the experiment's student; goes on from the last checkpoint in the output folder.

    Leaves in the output folder: `adapter/` or, tuned whole, `model/` (the checkpoint with the lowest
    dev loss), `log.csv`, `report.json`, `experiment.json`, and the last checkpoints.

    Raises:
        TrainerError: there is no [tune] section, the student cannot be loaded, the pairs are not
            labelled, or the output folder holds a run of other settings.
    """
    settings = experiment.tune
    if settings is None:
        raise TrainerError("The experiment has no [tune] section; add one (see docs/training.md).")
    _claim(settings.output, experiment)
    if settings.threads:
        torch.set_num_threads(settings.threads)
    set_seed(settings.seed)
    model, tokenizer = _student(settings)
    scheme = experiment.codes.scheme()
    train = TokenizedPairs(list(files.read(settings.train)), tokenizer, scheme, settings.tokens)
    dev_pairs = list(files.read(settings.dev))[: settings.dev_limit]
    dev = TokenizedPairs(dev_pairs, tokenizer, scheme, settings.tokens)
    trainer = _BucketTrainer(
        model=model,
        args=_arguments(settings),
        train_dataset=train,
        eval_dataset=dev,
        data_collator=partial(collate, padding=tokenizer.pad_token_id),
    )
    outcome = trainer.train(resume_from_checkpoint=get_last_checkpoint(str(settings.output)))
    if settings.method == "lora":
        model.save_pretrained(settings.output / "adapter")
    else:
        model.save_pretrained(settings.output / "model")
        tokenizer.save_pretrained(settings.output / "model")
    history = trainer.state.log_history
    _write_log(settings.output / "log.csv", history)
    losses = [entry["eval_loss"] for entry in history if "eval_loss" in entry]
    report = {
        "pairs": len(train),
        "steps": outcome.global_step,
        "dev_loss_first": losses[0],
        "dev_loss_best": min(losses),
        "seconds_of_last_run": round(outcome.metrics["train_runtime"]),
    }
    (settings.output / "report.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))  # noqa: T201 - the verb's answer


class _BucketTrainer(Seq2SeqTrainer):
    """Takes the training pairs in length buckets, in an order that a resumed run meets again.

    The order of transformers' own length groups depends on torch's global random state, which a
    resumed run has no longer.
    """

    def _get_train_sampler(self, train_dataset: Any = None) -> LengthBuckets:
        pairs = self.train_dataset if train_dataset is None else train_dataset
        return LengthBuckets(pairs, self.args.train_batch_size, self.args.seed)


def _claim(output: Path, experiment: config.Experiment) -> None:
    """Make the output folder this experiment's; a run is never continued with other settings."""
    output.mkdir(parents=True, exist_ok=True)
    record, wanted = output / "experiment.json", config.resolved(experiment)
    if get_last_checkpoint(str(output)) and record.exists() and record.read_text(encoding="utf-8") != wanted:
        raise TrainerError(
            f"{output} holds checkpoints of an experiment with other settings; "
            "name another output folder, or remove this one."
        )
    record.write_text(wanted, encoding="utf-8")


def _student(settings: Tune) -> tuple[Any, Any]:
    """The base student, with a fresh adapter where one is asked for, and its tokenizer."""
    try:
        tokenizer = AutoTokenizer.from_pretrained(settings.base)
        base = AutoModelForSeq2SeqLM.from_pretrained(settings.base, dtype=torch.float32)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise TrainerError(f"The student {settings.base!r} cannot be loaded: {reason}") from None
    if base.config.model_type not in ("t5", "marian"):
        raise TrainerError(
            f"{settings.base!r} is a {base.config.model_type} model; only T5 and Marian are tuned yet."
        )
    if settings.method == "full":
        return base, tokenizer
    adapter = LoraConfig(
        task_type=TaskType.SEQ_2_SEQ_LM,
        r=settings.lora.rank,
        lora_alpha=settings.lora.alpha,
        lora_dropout=settings.lora.dropout,
        target_modules="all-linear",  # peft leaves the output layer out by itself
    )
    return get_peft_model(base, adapter), tokenizer


def _arguments(settings: Tune) -> Seq2SeqTrainingArguments:
    return Seq2SeqTrainingArguments(
        output_dir=str(settings.output),
        num_train_epochs=settings.epochs,
        per_device_train_batch_size=settings.batch,
        per_device_eval_batch_size=settings.batch,
        learning_rate=settings.learning_rate,
        warmup_steps=settings.warmup,
        label_smoothing_factor=settings.label_smoothing,
        bf16=wants_bf16(settings.precision),
        optim="adamw_torch_fused",
        eval_strategy="steps",
        eval_steps=settings.save_every,
        save_steps=settings.save_every,
        save_total_limit=2,
        load_best_model_at_end=True,
        logging_steps=min(20, settings.save_every),
        remove_unused_columns=False,
        dataloader_pin_memory=torch.cuda.is_available(),
        seed=settings.seed,
        report_to="none",
    )


def _write_log(path: Path, history: list[dict[str, Any]]) -> None:
    """The losses by step, as CSV: step, loss (training), dev_loss, learning_rate."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["step", "loss", "dev_loss", "learning_rate"])
        for entry in history:
            if "loss" in entry or "eval_loss" in entry:
                row = [entry.get(name, "") for name in ("step", "loss", "eval_loss", "learning_rate")]
                table.writerow(row)
