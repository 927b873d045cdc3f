"""Tokenizers: the compiled module; the hub that models could be fetched from stays out."""

hiddenimports = ["tokenizers.tokenizers"]
excludedimports = ["huggingface_hub", "tokenizers.tools", "tokenizers.trainers"]
