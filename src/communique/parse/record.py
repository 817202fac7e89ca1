"""A frozen record that is quick to make: an article has hundreds of tokens, and each is made once."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(kind: type[T]) -> type[T]:
    """A slotted dataclass that no code may change: mypy sees to it, for a check at run time triples the cost."""
    return dataclass(slots=True, unsafe_hash=True)(kind)
