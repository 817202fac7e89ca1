"""Organisations by name."""

from communique.lang import Pack
from communique.model.mention import AreaMention, OrganizationMention
from communique.parse import Parse


def find_organizations(
    parsed: Parse, areas: tuple[AreaMention, ...], pack: Pack
) -> tuple[OrganizationMention, ...]:
    """Ministries, press services, agencies, media and companies that the text names."""
    del parsed, areas, pack
    return ()
