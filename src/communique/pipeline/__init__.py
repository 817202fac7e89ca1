"""The rooms in their order: read a document, add it to a register, compute a register anew. Contains no rule."""

from communique.pipeline.reading import read, read_text

__all__ = ["read", "read_text"]
