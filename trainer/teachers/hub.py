"""A transformers model, from a folder or by its name on the hub."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import torch
from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForSeq2SeqLM, AutoTokenizer

from trainer.errors import TrainerError
from trainer.settings.teach import Local
from trainer.teachers.progress import first_line, hushed
from trainer.teachers.prompts import Message
from trainer.teachers.reply import Reply

if TYPE_CHECKING:
    from trainer.teachers.local import Model


def load(settings: Local) -> "Model":
    """Load the model that `settings.model` names: a chat model, or one that follows instructions (FLAN-T5).

    Runs in bfloat16 on a GPU where there is one, else in float32 on the processor.

    Raises:
        TrainerError: there is no such model.
    """
    if settings.threads:
        torch.set_num_threads(settings.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    dtype = torch.bfloat16 if device.type == "cuda" else torch.float32
    try:
        with hushed():
            config = AutoConfig.from_pretrained(settings.model)
            # What generation adds must not be mistaken for padding, so that stands in front.
            tokenizer = AutoTokenizer.from_pretrained(settings.model, padding_side="left")
            kind = AutoModelForSeq2SeqLM if config.is_encoder_decoder else AutoModelForCausalLM
            model = kind.from_pretrained(settings.model, dtype=dtype).to(device).eval()
    except Exception as error:
        # Each kind of damage has an exception of its own, of transformers, safetensors or pickle.
        raise TrainerError(
            f"The model {settings.model} is no folder that holds one, nor can it be had from the hub: "
            f"{first_line(error)}"
        ) from None
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    return _Generator(model, tokenizer, settings)


class _Generator:
    """Answers chats with a transformers model."""

    def __init__(self, model: Any, tokenizer: Any, settings: Local) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._settings = settings

    def __call__(self, chats: Sequence[list[Message]], seeds: Sequence[int]) -> list[Reply]:
        inputs = self._tokenizer(
            [self._text(chat) for chat in chats],
            return_tensors="pt",
            padding=True,
            # A chat template has written the special tokens already.
            add_special_tokens=not self._tokenizer.chat_template,
        ).to(self._model.device)
        # One stream of random numbers draws for the whole batch.
        torch.manual_seed(seeds[0])
        with torch.inference_mode():
            output = self._model.generate(**self._arguments(inputs))
        # A decoder of its own begins with one token, any other goes on after the prompt.
        start = 1 if self._model.config.is_encoder_decoder else inputs["input_ids"].shape[1]
        lengths = inputs["attention_mask"].sum(1).tolist()
        return [
            self._reply(row[start:].tolist(), length) for row, length in zip(output, lengths, strict=True)
        ]

    def _text(self, chat: list[Message]) -> str:
        if self._tokenizer.chat_template:
            text = self._tokenizer.apply_chat_template(chat, tokenize=False, add_generation_prompt=True)
            return str(text)
        return "\n\n".join(message["content"] for message in chat)

    def _arguments(self, inputs: Any) -> dict[str, Any]:
        sampled = bool(self._settings.temperature)
        arguments = {
            "input_ids": inputs["input_ids"],
            "attention_mask": inputs["attention_mask"],
            "max_new_tokens": self._settings.tokens,
            "pad_token_id": self._tokenizer.pad_token_id,
            "do_sample": sampled,
        }
        if sampled:
            arguments |= {"temperature": self._settings.temperature, "top_p": self._settings.top_p}
        return arguments

    def _reply(self, written: list[int], prompt_tokens: int) -> Reply:
        ends = self._model.generation_config.eos_token_id
        ends = set(ends if isinstance(ends, list) else [ends])
        stop = next((place for place, piece in enumerate(written) if piece in ends), len(written))
        text = self._tokenizer.decode(written[:stop], skip_special_tokens=True)
        finish = "stop" if stop < len(written) or len(written) < self._settings.tokens else "length"
        return Reply(text.strip(), finish, int(prompt_tokens), stop)
