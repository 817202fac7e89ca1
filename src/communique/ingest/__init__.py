"""Address, bytes → `Document`. Touches the network, files and the clock; guesses no fact."""

from communique.ingest.prepare import prepare

__all__ = ["prepare"]
