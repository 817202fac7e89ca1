"""Keeps documents, claims and judgements, and the facts computed from them. The only SQL. Knows no language."""
