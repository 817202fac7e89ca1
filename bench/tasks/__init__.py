"""What the scorers learn from: one file a kind of fact, each turning an article with gold into labelled rows.

A module has `TASKS`, a mapping of task name to `learn.Settings`, and `examples(article)`, which gives for each task
rows of features with label 1 (right) or 0. Features are computed by the rooms themselves, never here. A module whose
scorers stand on one another has `first(articles)` too: what the earlier scorer gives, each desk left out, is handed to
`examples` as its second argument.
"""

from types import ModuleType

from bench.tasks import agreements, events, figures, offices, statements, topics


def modules() -> tuple[ModuleType, ...]:
    """All modules of tasks, in a fixed order."""
    return (agreements, events, figures, offices, statements, topics)
