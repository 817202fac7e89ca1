"""WORDS. Takes a language's code, gives its `Pack`; touches its own data files only.

Holds the words of each language as data (one folder a language, the same files in each), the ids of the world
(`world/`: areas, blocs, currencies, indicators, topics) and the weights of the learned scorers. It never holds
the logic of a kind of fact.
"""

from communique.lang.pack import Pack, available, load
from communique.lang.weights import Scorer

__all__ = ["Pack", "Scorer", "available", "load"]
