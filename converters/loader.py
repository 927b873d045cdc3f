"""Loads transformers models into CTranslate2 specifications, T5 with its outputs scaled rightly."""

from typing import Any

from ctranslate2.converters.transformers import BartLoader, BertLoader, MarianMTLoader, T5Loader
from ctranslate2.specs.model_spec import OPTIONAL

# Added to the logarithm of a probability: e to this power is 0.
_NEVER = -1e4


class StudentLoader(T5Loader):
    """The T5 loader, following `config.scale_decoder_outputs`.

    CTranslate2 scales the decoder's outputs by d_model^-0.5 where `config.tie_word_embeddings` is
    true, and transformers 5 makes that true for every T5, also for those with an output layer of
    their own (T5 1.1, FLAN). Greedy text does not change then, but every score does.
    """

    def get_model_spec(self, model: Any) -> Any:
        """The specification of a T5ForConditionalGeneration."""
        spec = super().get_model_spec(model)
        spec.decoder.scale_outputs = (
            model.config.d_model**-0.5 if model.config.scale_decoder_outputs else OPTIONAL
        )
        return spec


class StudentBartLoader(BartLoader):
    """The BART loader, for configurations without the keys of the models that fairseq trained."""

    def get_model_spec(self, model: Any) -> Any:
        """The specification of a BartForConditionalGeneration; `model.config` is completed."""
        # transformers knows BART with its layer norms behind alone, and has dropped the key.
        if getattr(model.config, "normalize_before", None) is None:
            model.config.normalize_before = False
        return super().get_model_spec(model)


class StudentMarianLoader(MarianMTLoader):
    """The Marian loader, with the padding as a token that begins every text and is never written.

    Marian's decoder begins with an embedding of zeros, which is that of its padding. CTranslate2 has a switch
    for that and takes the token out; but with the switch on, its `return_alternatives` begins anew behind a
    prefix (4.8).
    """

    def get_model_spec(self, model: Any) -> Any:
        """The specification of a MarianMTModel; its padding is made impossible to write."""
        spec = super().get_model_spec(model)
        spec.decoder.projection.bias[model.config.pad_token_id] = _NEVER
        return spec

    def set_config(self, config: Any, model: Any, tokenizer: Any) -> None:
        """The special tokens; the padding begins."""
        super().set_config(config, model, tokenizer)
        config.decoder_start_token = tokenizer.pad_token

    def set_decoder(self, spec: Any, decoder: Any) -> None:
        """The decoder, without the switch."""
        BartLoader.set_decoder(self, spec, decoder)

    def get_vocabulary(self, model: Any, tokenizer: Any) -> list[str]:
        """All tokens, the padding too."""
        tokens: list[str] = BartLoader.get_vocabulary(self, model, tokenizer)
        return tokens

    def _remove_pad_weights(self, spec: Any) -> None:
        """Nothing is taken out."""


class EncoderLoader(BertLoader):
    """The BERT loader, for models that transformers 5 saved."""

    def get_model_spec(self, model: Any) -> Any:
        """The specification of a BertModel; `model.config` is completed."""
        # CTranslate2 asks for it; transformers 5 knows absolute positions alone and has dropped it.
        if not hasattr(model.config, "position_embedding_type"):
            model.config.position_embedding_type = "absolute"
        return super().get_model_spec(model)


# The loader of each family of students, by transformers' name for it.
LOADERS = {"t5": StudentLoader, "bart": StudentBartLoader, "marian": StudentMarianLoader}
