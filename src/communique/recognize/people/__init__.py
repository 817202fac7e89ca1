"""People of an article: names to the nominative, titles, who holds them, and who is meant by a description."""

from communique.recognize.people.table import PeopleTable, find_people

__all__ = ["PeopleTable", "find_people"]
