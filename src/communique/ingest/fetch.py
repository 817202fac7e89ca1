"""A report by its address: one page, feed or text from the public network, within limits of size and time."""

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from io import BytesIO
from threading import Timer
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from communique.errors import SourceError
from communique.ingest.given import Given, Read
from communique.ingest.reach import Place, place_of

if TYPE_CHECKING:
    import httpx

AGENT = "Communique/0.1 (reads the reports it is given)"
TEXTS = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/json")
MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one address may cost. `private` allows machines of one's own network."""

    largest: int = 8 * 1024 * 1024
    seconds: float = 20.0
    redirects: int = 5
    private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: where it was in the end, what kind it says it is, the bytes."""

    address: str
    kind: str
    charset: str
    data: bytes


def is_address(text: str) -> bool:
    """Whether a text is an address rather than a path."""
    return text.lower().startswith(("http://", "https://"))


def fetched(address: str, limits: Limits | None = None) -> Iterator[Read]:
    """The reports at an address, or why it could not be read. Nothing is raised."""
    try:
        found = fetch(address.strip(), limits or Limits())
        yield from _read(found)
    except SourceError as fault:
        yield fault


def fetch(address: str, limits: Limits) -> Fetched:
    """The bytes at an address, redirects followed and each of them checked anew. Raises SourceError."""
    import httpx

    until = time.monotonic() + limits.seconds
    late = f"no answer within {limits.seconds:.0f} seconds; try again later"
    client = httpx.Client(timeout=limits.seconds / 2, trust_env=False, follow_redirects=False)
    # A site that sends a byte now and then keeps every single wait short: the door is shut on it from outside.
    shut = Timer(limits.seconds, client.close)
    shut.daemon = True
    shut.start()
    try:
        return _followed(client, address, (limits, until))
    except httpx.TimeoutException as fault:
        raise SourceError(address, late) from fault
    except (httpx.HTTPError, httpx.InvalidURL, OSError, RuntimeError) as fault:
        raise SourceError(
            address, late if time.monotonic() >= until else f"could not be opened: {_short(fault)}"
        ) from fault
    finally:
        shut.cancel()
        client.close()


def _followed(client: "httpx.Client", address: str, bounds: tuple[Limits, float]) -> Fetched:
    here, (limits, _) = address, bounds
    for _ in range(limits.redirects + 1):
        found = _once(client, here, place_of(here, private=limits.private), bounds)
        if isinstance(found, Fetched):
            return found
        here = urljoin(here, found)
    raise SourceError(address, f"led on more than {limits.redirects} times")


def _once(client: "httpx.Client", address: str, place: Place, bounds: tuple[Limits, float]) -> "Fetched | str":
    """What one request gave: bytes, or the address where it leads on."""
    headers = {"Host": place.named, "User-Agent": AGENT, "Accept": "text/html, text/*, application/*;q=0.8"}
    headers["Accept-Encoding"] = "gzip"
    request = client.build_request("GET", place.pinned, headers=headers, extensions={"sni_hostname": place.host})
    answer = client.send(request, stream=True)
    try:
        onward: str = answer.headers.get("location", "")
        if answer.status_code in MOVED and onward:
            return onward
        if answer.status_code != 200:
            raise SourceError(address, f"the site answered {answer.status_code}; open it in a browser to see why")
        kind, charset = _kind(answer.headers.get("content-type", ""))
        if kind and not kind.startswith(TEXTS):
            raise SourceError(address, f"this is no text but {kind[:60]}; save the report as text and add the file")
        return Fetched(address, kind, charset, _body(answer, address, bounds))
    finally:
        answer.close()


def _kind(stated: str) -> tuple[str, str]:
    """«text/html; charset=windows-1251» as two."""
    message = Message()
    message["content-type"] = stated or "text/html"
    charset = message.get_content_charset() or ""
    return message.get_content_type(), charset


def _body(answer: "httpx.Response", address: str, bounds: tuple[Limits, float]) -> bytes:
    """All bytes, unpacked by hand: a small answer must not unfold into a large one."""
    limits, until = bounds
    packed = answer.headers.get("content-encoding", "identity").strip().lower()
    if packed not in ("", "identity", "gzip"):
        raise SourceError(address, f"the site sends {packed[:20]}, which was not asked for")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if packed == "gzip" else None
    data = bytearray()
    for chunk in answer.iter_raw(65536):
        room = limits.largest + 1 - len(data)
        try:
            data += unpack.decompress(chunk, room) if unpack else chunk[:room]
        except zlib.error as fault:
            raise SourceError(address, "the site's answer is damaged") from fault
        if len(data) > limits.largest:
            raise SourceError(address, f"larger than {limits.largest // 2**20} MB: that is no single report")
        if time.monotonic() > until:
            raise SourceError(address, f"not read within {limits.seconds:.0f} seconds; try again later")
    return bytes(data)


def _read(found: Fetched) -> Iterator[Read]:
    from communique.ingest.formats import format_of, readers
    from communique.ingest.page import report_of

    given = Given(url="", retrieved=datetime.now(UTC))
    form = format_of("", found.data[:2048])
    if not found.data.strip():
        raise SourceError(found.address, "the page is empty")
    if form in ("warc", "zip"):
        raise SourceError(found.address, "this is an archive; download it and add the file")
    if form == "page" or (form in ("text", "feed") and "html" in found.kind):
        yield report_of(found.data, found.address, found.charset, given)
    else:
        yield from readers()[form](BytesIO(found.data), found.address, given)


def _short(fault: Exception) -> str:
    return " ".join(str(fault).split())[:160] or type(fault).__name__
