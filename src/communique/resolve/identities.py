"""The explicit list of identities, one for each kind of fact that several reports can state."""

from collections.abc import Mapping

from communique.resolve.events import EVENTS
from communique.resolve.figures import FIGURES
from communique.resolve.identity import Identity
from communique.resolve.others import AGREEMENTS, FORMATS, INITIATIVES, OFFICES, RANKINGS, STATEMENTS

IDENTITIES: Mapping[str, Identity] = {
    identity.kind: identity
    for identity in (FIGURES, EVENTS, OFFICES, STATEMENTS, AGREEMENTS, INITIATIVES, FORMATS, RANKINGS)
}
