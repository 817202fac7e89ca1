"""`Claim`s, candidates → `Fact`s: which claims say the same, and where they disagree. Sees neither text nor tables."""
