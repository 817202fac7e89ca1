"""One function: a parse and its pack in, all mentions out, in the order that each step needs."""

from communique.lang import Pack
from communique.parse import Parse
from communique.recognize.mentions import Mentions
from communique.recognize.organizations import find_organizations
from communique.recognize.people import find_people
from communique.recognize.periods import find_periods
from communique.recognize.places import find_areas
from communique.recognize.quantities import find_quantities
from communique.recognize.quantities_home import at_home
from communique.recognize.quotations import find_quotations


def recognize(parsed: Parse, pack: Pack) -> Mentions:
    """What the text speaks of."""
    quotations = find_quotations(parsed, pack)
    periods = find_periods(parsed, pack)
    areas, hub = find_areas(parsed, pack)
    quantities = at_home(parsed, find_quantities(parsed, periods, pack), areas, pack)
    organizations = find_organizations(parsed, areas, pack)
    table = find_people(parsed, areas, organizations, pack, hub)
    named = {i for m in table.people if m.form == "name" and m.last - m.first > 1 for i in range(m.first, m.last)}
    return Mentions(
        # "Joseph Muscat" and "Luís Montenegro" name no place.
        areas=tuple(area for area in areas if not named.issuperset(range(area.first, area.last))),
        organizations=organizations,
        persons=table.persons,
        people=table.people,
        offices=table.offices,
        groups=table.groups,
        periods=periods,
        quantities=quantities,
        quotations=quotations,
        hub=hub,
    )
