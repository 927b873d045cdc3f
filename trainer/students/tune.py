"""`tune`: teaches a student the pairs, as a LoRA adapter or whole (sequence-level distillation).

Where the experiment has [tune.prefer], it teaches preferences instead (`trainer.preferences`).

The method is Kim and Rush, 2016 (arXiv 1606.07947) as arXiv 2404.12596 applies it to paraphrase:
the student learns the teacher's written rewrites with plain cross entropy. A larger student at hand can
teach its distribution of each word as well (`trainer.students.losses`).

Runs as it is under `torchrun` and `accelerate launch`.
"""

import importlib.util
import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import torch
from pydantic import TypeAdapter, ValidationError
from transformers import TrainingArguments, set_seed
from transformers.trainer_utils import get_last_checkpoint

from desktop.engine.codes import CodeScheme
from trainer import config
from trainer.errors import TrainerError
from trainer.pairs import files
from trainer.preferences import batches as preferred
from trainer.preferences import files as preferences
from trainer.preferences.batches import TokenizedPreferences
from trainer.preferences.loop import PreferenceTrainer
from trainer.settings.prefer import Preferring
from trainer.settings.tune import Tune
from trainer.students import record
from trainer.students.base import load_reference, load_teacher, prepare
from trainer.students.batches import TokenizedPairs, collate
from trainer.students.loop import PairTrainer
from trainer.students.losses import Teaching
from trainer.students.precision import wants_bf16


def run(experiment: config.Experiment) -> None:
    """Tune the experiment's student; goes on from the last checkpoint in the output folder.

    Leaves in the output folder: `adapter/` or, tuned whole, `model/` (the checkpoint with the lowest
    dev loss), `base/` (under an adapter whose base was made shallower), `log.csv` and `loss.html`,
    `report.json`, `experiment.json`, and the last checkpoints.

    Raises:
        TrainerError: there is no [tune] section, the student or its teacher cannot be loaded, the pairs are
            not labelled, a setting does not fit the machine, or the output folder holds a run of other
            settings.
    """
    settings = experiment.tune
    if settings is None:
        raise TrainerError("The experiment has no [tune] section; add one (see docs/training.md).")
    arguments = _arguments(settings)
    first = arguments.process_index == 0
    if first:
        _claim(settings.output, experiment)
    if settings.threads:
        torch.set_num_threads(settings.threads)
    set_seed(settings.seed)
    model, tokenizer = prepare(settings, keep=first)
    made = _of_pairs if settings.prefer is None else _of_preferences
    trainer = made(
        settings,
        experiment.codes.scheme(),
        model,
        tokenizer,
        args=arguments,
        callbacks=[record.Keeper(settings.output, experiment.name, settings.patience)],
    )
    outcome = trainer.train(resume_from_checkpoint=get_last_checkpoint(str(settings.output)))
    if first:
        _save(settings, trainer, tokenizer)
        record.write(settings.output, experiment.name, trainer.state.log_history)
        _report(settings, trainer, outcome)


def _of_pairs(settings: Tune, scheme: CodeScheme, model: Any, tokenizer: Any, **rest: Any) -> PairTrainer:
    train = TokenizedPairs(list(files.read(settings.train)), tokenizer, scheme, settings.tokens)
    dev_pairs = list(files.read(settings.dev))[: settings.dev_limit]
    dev = TokenizedPairs(dev_pairs, tokenizer, scheme, settings.tokens)
    if not len(train) or not len(dev):
        empty = settings.dev if len(train) else settings.train
        raise TrainerError(f"{empty}: holds no pairs; run `python -m trainer label` with wider limits.")
    return PairTrainer(
        settings.batch,
        _teaching(settings, tokenizer, model),
        model=model,
        train_dataset=train,
        eval_dataset=dev,
        data_collator=_padded(collate, model, tokenizer),
        **rest,
    )


def _of_preferences(
    settings: Tune, scheme: CodeScheme, model: Any, tokenizer: Any, **rest: Any
) -> PreferenceTrainer:
    preferring = settings.prefer or Preferring()
    train, dev = (
        TokenizedPreferences(list(preferences.read(path))[:most], tokenizer, scheme, settings.tokens)
        for path, most in ((settings.train, None), (settings.dev, settings.dev_limit))
    )
    if not len(train) or not len(dev):
        empty = settings.dev if len(train) else settings.train
        raise TrainerError(
            f"{empty}: holds no preferences of {settings.tokens} tokens or less; run "
            "`python -m trainer prefer` on more sentences, or raise [tune] tokens."
        )
    return PreferenceTrainer(
        settings.batch,
        load_reference(preferring.reference or settings.base, tokenizer),
        preferring,
        settings.frozen_encoder,
        model=model,
        train_dataset=train,
        eval_dataset=dev,
        data_collator=_padded(preferred.collate, model, tokenizer),
        **rest,
    )


def _padded(collated: Callable[..., Any], model: Any, tokenizer: Any) -> Callable[..., Any]:
    return partial(collated, padding=tokenizer.pad_token_id, start=model.config.decoder_start_token_id)


def _save(settings: Tune, trainer: PairTrainer, tokenizer: Any) -> None:
    """Write the best weights."""
    model = trainer.accelerator.unwrap_model(trainer.model)
    if settings.method == "lora":
        model.save_pretrained(settings.output / "adapter")
    else:
        model.save_pretrained(settings.output / "model")
        tokenizer.save_pretrained(settings.output / "model")


def _report(settings: Tune, trainer: PairTrainer, outcome: Any) -> None:
    losses = record.dev_losses(trainer.state.log_history)
    report = {
        "pairs" if settings.prefer is None else "preferences": len(trainer.train_dataset),
        "steps": outcome.global_step,
        "stopped_early": outcome.global_step < trainer.state.max_steps,
        "dev_loss_first": losses[0],
        "dev_loss_best": min(losses),
        "processes": trainer.args.world_size,
        "seconds_of_last_run": round(outcome.metrics["train_runtime"]),
    }
    if settings.prefer is not None:
        report["too_long"] = trainer.train_dataset.dropped
        report["dev_best"] = record.looks(trainer.state.log_history)[losses.index(min(losses))]
    (settings.output / "report.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))  # noqa: T201 - the verb's answer


def _claim(output: Path, experiment: config.Experiment) -> None:
    """Make the output folder this experiment's; a run is never continued with other settings."""
    output.mkdir(parents=True, exist_ok=True)
    record_file = output / "experiment.json"
    if get_last_checkpoint(str(output)) and record_file.exists():
        try:
            former = TypeAdapter(config.Experiment).validate_json(record_file.read_bytes())
        except ValidationError:
            former = None
        # What the other verbs are to do changes nothing here.
        if former is None or (former.codes, former.tune) != (experiment.codes, experiment.tune):
            raise TrainerError(
                f"{output} holds checkpoints of an experiment with other settings; "
                "name another output folder, or remove this one."
            )
    record_file.write_text(config.resolved(experiment), encoding="utf-8")


def _teaching(settings: Tune, tokenizer: Any, student: Any) -> Teaching | None:
    distil = settings.distil
    if distil is None:
        return None
    teacher = load_teacher(distil, tokenizer, student)
    return Teaching(teacher, distil.weight, distil.temperature, distil.states)


def _arguments(settings: Tune) -> TrainingArguments:
    # Set by torchrun and accelerate launch.
    processes = int(os.environ.get("WORLD_SIZE", "1"))
    parts = processes * settings.accumulate
    if settings.batch % parts:
        raise TrainerError(
            f"[tune] batch: {settings.batch} pairs cannot be shared evenly by {processes} processes in "
            f"{settings.accumulate} parts; choose a multiple of {parts}."
        )
    if settings.tensorboard and not any(map(importlib.util.find_spec, ("tensorboard", "tensorboardX"))):
        raise TrainerError("[tune] tensorboard: install the package tensorboardX, or set it to false.")
    if settings.tensorboard:
        # transformers takes the folder from here alone.
        os.environ["TENSORBOARD_LOGGING_DIR"] = str(settings.output / "tensorboard")
    return TrainingArguments(
        output_dir=str(settings.output),
        num_train_epochs=settings.epochs,
        max_steps=settings.steps or -1,
        per_device_train_batch_size=settings.batch // parts,
        per_device_eval_batch_size=max(1, settings.batch // parts),
        gradient_accumulation_steps=settings.accumulate,
        learning_rate=settings.learning_rate,
        warmup_steps=settings.warmup,
        label_smoothing_factor=settings.label_smoothing,
        bf16=wants_bf16(settings.precision),
        # Unasked, transformers takes neither bf16 nor several processes for something that a processor has.
        use_cpu=not torch.accelerator.is_available(),
        fp16=settings.precision == "fp16",
        optim="adamw_torch_fused",
        eval_strategy="steps",
        eval_steps=settings.save_every,
        save_steps=settings.save_every,
        save_total_limit=2,
        load_best_model_at_end=True,
        metric_for_best_model="loss",
        logging_steps=min(20, settings.save_every),
        remove_unused_columns=False,
        dataloader_pin_memory=torch.cuda.is_available(),
        seed=settings.seed,
        report_to="tensorboard" if settings.tensorboard else "none",
    )
