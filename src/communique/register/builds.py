"""By which build the claims of a register were read and its facts computed."""

from collections.abc import Mapping

import sqlalchemy as sa

from communique.register.tables import builds


def stamp(connection: sa.Connection, parts: Mapping[str, str]) -> None:
    """Note the build by which these parts were made."""
    connection.execute(sa.delete(builds).where(builds.c.part.in_(list(parts))))
    connection.execute(sa.insert(builds), [{"part": part, "build": build} for part, build in sorted(parts.items())])


def stamps(connection: sa.Connection) -> dict[str, str]:
    """The build of each part; parts made before builds were noted are not there."""
    return {row.part: row.build for row in connection.execute(sa.select(builds))}
