"""Where an address may lead: to the public network alone, and to the very machine that was looked up.

A page of the register can be asked to open any address, so an address must not open doors inside: loopback, private,
link-local and reserved networks are refused, also behind names, redirects and addresses inside addresses.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from communique.errors import SourceError

PORTS = {"http": 80, "https": 443}
LONGEST = 2000
# IPv6 networks that lead on to an IPv4 address inside them: translation, 6to4, Teredo.
CARRIERS = tuple(ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An address with the one machine it leads to: whoever opens it goes there, however the name is answered later."""

    scheme: str
    host: str
    port: int
    path: str
    machine: str

    @property
    def pinned(self) -> str:
        """The address with the machine in place of its name."""
        machine = f"[{self.machine}]" if ":" in self.machine else self.machine
        return f"{self.scheme}://{machine}:{self.port}{self.path}"

    @property
    def named(self) -> str:
        """The name and port as a request tells them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def place_of(address: str, *, private: bool = False) -> Place:
    """Where an address leads. Raises SourceError for what is no address, or leads where it must not."""
    if len(address) > LONGEST or any(c.isspace() or not c.isprintable() for c in address):
        raise SourceError(address[:80], "this is no address of a page; copy it from the browser")
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as fault:
        raise SourceError(address, f"this is no address of a page ({fault}); copy it from the browser") from fault
    if parts.scheme not in PORTS or not parts.hostname:
        raise SourceError(address, "only addresses that begin with http:// or https:// can be opened")
    if parts.username is not None or parts.password is not None:
        raise SourceError(address, "an address with a name or password in it is not opened")
    if port != PORTS[parts.scheme] and not private:
        raise SourceError(address, f"only the usual ports of pages are opened (80, 443), not {port}")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    host = _ascii(parts.hostname, address)
    return Place(scheme=parts.scheme, host=host, port=port, path=path, machine=_machine(address, host, port, private))


def _ascii(host: str, address: str) -> str:
    """A name as the network knows it: казинформ.қаз has one of Latin letters."""
    try:
        return host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as fault:
        raise SourceError(address, "the name of this site can't be read; copy the address from the browser") from fault


def _machine(address: str, host: str, port: int, private: bool) -> str:  # noqa: FBT001 - a setting, handed on
    """The machine behind a name; all machines it has must be public, for any may be taken."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise SourceError(address, f"there is no site {host!r}, or the network is away") from fault
    machines = [str(answer[4][0]) for answer in answers]
    if not machines:
        raise SourceError(address, f"there is no site {host!r}")
    if not private and not all(map(is_public, machines)):
        raise SourceError(address, "this address leads into a private network, which is not allowed here")
    return machines[0]


def is_public(machine: str) -> bool:
    """Whether a machine's number is one of the public network."""
    try:
        number = ip_address(machine.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, IPv6Address):
        if number.ipv4_mapped is not None:
            return is_public(str(number.ipv4_mapped))
        if any(number in net for net in CARRIERS):
            return False
    return _global(number)


def _global(number: IPv4Address | IPv6Address) -> bool:
    return number.is_global and not (number.is_multicast or number.is_reserved or number.is_unspecified)
