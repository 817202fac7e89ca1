"""`Parse` → `Mentions`: places, people, offices, organisations, periods, quantities, quotations. Touches nothing.

It never invents text that is not in the document; what an inference adds (the year of a date, the area of an office)
is marked so.
"""

from communique.recognize.mentions import Mentions
from communique.recognize.recognize import recognize
from communique.recognize.relations import about_relations

__all__ = ["Mentions", "about_relations", "recognize"]
