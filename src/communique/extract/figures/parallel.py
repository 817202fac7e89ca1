"""Where a number stands in its item: items of a list, and sentences alike, tell the same things in the same order."""

from collections import Counter
from dataclasses import dataclass, field

from communique.extract.figures.ground import Ground
from communique.extract.figures.lists import own_area
from communique.model.mention import QuantityMention

Sort = tuple[str, bool]  # the kind of unit, and whether it is a growth


@dataclass(frozen=True, slots=True)
class Place:
    """The number of its sort in its item, from 0; `listed` says that the item is of an area: «Китай – 4420 (+170)»."""

    sort: Sort = ("", False)
    at: int = 0
    listed: bool = False


NOWHERE = Place()


@dataclass(slots=True)
class Places:
    """Gives the numbers of a document their places, in the order of the text."""

    ground: Ground
    _sentence: int = -1
    _areas: frozenset[str] = frozenset()
    _before: Counter[Sort] = field(default_factory=Counter)

    def of(self, mention: QuantityMention, sort: Sort) -> Place:
        """The place of the next number. An area beside a number opens an item, and so does a sentence."""
        around = self.ground.around(mention.sentence)
        _, areas = own_area(around, mention)
        if mention.sentence != self._sentence or (areas and areas != self._areas):
            self._sentence, self._areas = mention.sentence, areas
            self._before.clear()
        place = Place(sort, self._before[sort], bool(self._areas))
        self._before[sort] += 1
        return place
