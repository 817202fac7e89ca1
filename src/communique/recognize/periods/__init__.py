"""Words for times: a sentence becomes atoms, atoms are matched with the forms of the pack, forms become days."""

from communique.recognize.periods.find import find_periods

__all__ = ["find_periods"]
