"""One open register: adding, questions, decisions, checks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, Unpack

from communique.api import asking, deciding, given, missing
from communique.api.changing import changes
from communique.api.filters import Asked, Day, Filters, asked, beginning
from communique.api.given import Source
from communique.api.glance import Glance
from communique.errors import SourceError
from communique.model import (
    Agreement,
    Claim,
    Document,
    Event,
    Fact,
    Figure,
    Format,
    Initiative,
    Judgement,
    Occupancy,
    Ranking,
    Statement,
    Topic,
)
from communique.model.answer import (
    AddReport,
    Change,
    Citation,
    Found,
    Ledger,
    Life,
    Missed,
    Outdated,
    Person,
    Progress,
    Target,
    Verification,
)
from communique.model.fact import Verdict
from communique.pipeline.adding import Keeper, Outcome, add, reread
from communique.pipeline.rebuilding import outdated, rebuild, wrong_entries
from communique.pipeline.workers import Work
from communique.register import whole
from communique.register.decisions import all_judgements
from communique.register.ledger import counts
from communique.register.queries import Library
from communique.register.store import Store
from communique.report.guide import fields
from communique.resolve.formats import editions
from communique.resolve.lifeline import life

Listener = Callable[[Progress], None] | None


class Register(Glance):
    """One register, open. Use it in a `with`, or call `close`."""

    def __init__(self, address: str | Path, *, create: bool = True) -> None:
        """Open the file or database URL. Raises RegisterError with what to do where that can't be."""
        super().__init__(Store(address, create=create))
        self.address = str(address)

    def __enter__(self) -> Self:
        """The register itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._store.close()

    # Adding

    def add(
        self,
        sources: Source | Iterable[Source],
        *,
        jobs: int = 1,
        strictness: float = 0.5,
        progress: Listener = None,
    ) -> AddReport:
        """Read reports into the register: paths (file, folder, glob, `-`), documents, or what ingest gives.

        The same text again changes nothing; another text of the same address is a new version. What cannot be read
        is in the report and the rest goes on. Safe to interrupt at any moment; add again completes it.
        """
        sources = [sources] if isinstance(sources, str | Path | Document | SourceError) else sources
        outcomes: list[Outcome] = []
        for outcome in add(self._store, given.documents(sources), Work(jobs=jobs, strictness=strictness)):
            outcomes.append(outcome)
            if progress:
                progress(Progress(done=len(outcomes), address=outcome.address))
        return given.report(outcomes)

    def reread(self, *, jobs: int = 1, strictness: float | None = None, progress: Listener = None) -> int:
        """Read all current texts again with the rules of today; gives how many. Judgements stay in force.

        As strictly as they were read, unless told otherwise.
        """
        done, strictly = 0, self.outdated().strictness if strictness is None else strictness
        for done, address in enumerate(reread(self._store, Work(jobs=jobs, strictness=strictly)), 1):
            if progress:
                progress(Progress(done=done, address=address))
        return done

    # Questions: tuples of facts, newest first

    def figures(self, **filters: Unpack[Filters]) -> tuple[Fact[Figure], ...]:
        """Figures: results, targets, forecasts."""
        return self.facts("figures", **filters)

    def events(self, **filters: Unpack[Filters]) -> tuple[Fact[Event], ...]:
        """Visits, talks, summits, calls, forums, signings."""
        return self.facts("events", **filters)

    def offices(self, **filters: Unpack[Filters]) -> tuple[Fact[Occupancy], ...]:
        """Who holds which office."""
        return self.facts("offices", **filters)

    def statements(self, **filters: Unpack[Filters]) -> tuple[Fact[Statement], ...]:
        """What people and organisations said."""
        return self.facts("statements", **filters)

    def agreements(self, **filters: Unpack[Filters]) -> tuple[Fact[Agreement], ...]:
        """Named documents between states."""
        return self.facts("agreements", **filters)

    def initiatives(self, **filters: Unpack[Filters]) -> tuple[Fact[Initiative], ...]:
        """Decisions and undertakings."""
        return self.facts("initiatives", **filters)

    def formats(self, **filters: Unpack[Filters]) -> tuple[Fact[Format], ...]:
        """Series of meetings."""
        return self.facts("formats", **filters)

    def rankings(self, **filters: Unpack[Filters]) -> tuple[Fact[Ranking], ...]:
        """Places in an order."""
        return self.facts("rankings", **filters)

    def topics(self, **filters: Unpack[Filters]) -> tuple[Fact[Topic], ...]:
        """Areas of cooperation that the latest reports are about, the commonest first."""
        return self.facts("topics", **filters)

    def facts(self, kind: str, **filters: Unpack[Filters]) -> tuple[Fact[Any], ...]:
        """Facts of one kind by its name, as `Fact.kind` has it."""
        deciding.check_kind(kind)
        return self._ask(asked(kind, filters))

    def _ask(self, question: Asked) -> tuple[Fact[Any], ...]:
        with self._store.reading() as connection:
            return asking.facts(Library(connection), question)

    def editions(self, format_id: str, **filters: Unpack[Filters]) -> tuple[Fact[Event], ...]:
        """The meetings of one format in order of time: the first is edition 1 as far as the register knows."""
        series = self.fact(format_id)
        areas = (*series.content.members, series.content.partner)
        filters.setdefault("areas", [area for area in areas if area][:2] or ())
        return editions(series, self.events(**filters))

    def people(self, **filters: Unpack[Filters]) -> tuple[Person, ...]:
        """People with all spellings of their names and their offices over time (`person`, `areas`, `office`)."""
        with self._store.reading() as connection:
            return asking.persons(Library(connection), asked("offices", filters))

    def targets(self, **filters: Unpack[Filters]) -> tuple[Target, ...]:
        """Targets: base, results, share reached, growth still needed, pace (an extrapolation), state, restatements."""
        question = asked("figures", filters)
        until = date.fromisoformat(question.until[:10]) if question.until else date.max
        today = question.told_by or min(until, datetime.now(UTC).date())
        with self._store.reading() as connection:
            return asking.targets(Library(connection), question, today)

    def documents(self, **filters: Unpack[Filters]) -> tuple[Document, ...]:
        """Reports, newest first: `text`, `areas`, `period` (of publication), `person`; `after` is a document id."""
        with self._store.reading() as connection:
            found = asking.documents(Library(connection), asked("documents", filters))
            return tuple(document for _, document in found)

    def search(self, words: str, *, limit: int = 20) -> Found:
        """Articles and facts by any form of the words."""
        with self._store.reading() as connection:
            return asking.search(Library(connection), words, limit)

    # One thing

    def fact(self, fact_id: str, *, as_of: Day | None = None) -> Fact[Any]:
        """The fact with this id (or the beginning of it). An old id is followed.

        What no report states any more is told with 0 reports. QueryError where there is none.
        """
        with self._store.reading() as connection:
            library = Library(connection)
            found = asking.fact(library, fact_id)
            if as_of is None:
                return found
            return deciding.fact_then(library, found, as_of)

    def life(self, event: Fact[Event], *, today: date | None = None) -> Life:
        """The life line of an event as of `today` (the clock's day where not given)."""
        with self._store.reading() as connection:
            days = asking.days_of(Library(connection), (event,))
        return life(event, days, today or datetime.now(UTC).date())

    def cite(self, fact: Fact[Any]) -> tuple[Citation, ...]:
        """The evidence of a fact, oldest report first: claim, document, sentence."""
        return self.cite_all((fact,))[fact.id]

    def cite_all(self, facts: Iterable[Fact[Any]]) -> dict[str, tuple[Citation, ...]]:
        """The evidence of several facts by their ids, for the price of one question."""
        wanted = tuple(facts)
        with self._store.reading() as connection:
            ids = {claim.evidence.document for fact in wanted for claim in fact.claims}
            held = {one.id: one for one in Library(connection).documents_by_id(ids)}
        return {fact.id: given.cited(fact, held) for fact in wanted}

    def document(self, document_id: str) -> Document:
        """The document with this id. Raises QueryError where there is none."""
        with self._store.reading() as connection:
            return Library(connection).document(document_id)[1]

    def versions(self, url: str) -> tuple[Document, ...]:
        """All texts the register has of one address, oldest first."""
        with self._store.reading() as connection:
            return Library(connection).versions(url)

    def facts_in(self, document_id: str) -> tuple[tuple[Fact[Any], Claim[Any]], ...]:
        """What one document claims, in the order of its text: each claim with the fact it supports."""
        with self._store.reading() as connection:
            return asking.facts_in(Library(connection), (document_id,))[0]

    def facts_of(self, document_ids: Iterable[str]) -> tuple[tuple[Fact[Any], ...], ...]:
        """The facts that each of several documents supports, for the price of one question."""
        with self._store.reading() as connection:
            told = asking.facts_in(Library(connection), tuple(document_ids))
        return tuple(tuple({fact.id: fact for fact, _ in pairs}.values()) for pairs in told)

    # What was not understood

    def leftovers(
        self, *, reason: str = "", kind: str = "", country: str = "", limit: int = 100, cursor: str = ""
    ) -> Ledger:
        """Numbers, dates, quotations and weak candidates that no fact holds, of the newest reports first.

        `reason` is an id that `reasons` gives, `kind` number, date, quotation or claim, `country` a code: reports about
        it. `cursor` is that of an earlier answer, to go on after it.
        """
        sought = missing.Sought(reason=reason, kind=kind, country=country, limit=limit, cursor=cursor)
        with self._store.reading() as connection:
            return missing.ledger(Library(connection), sought)

    def leftovers_in(self, document_id: str) -> tuple[Missed, ...]:
        """All that was not understood in one report, as it was read, in the order of its text."""
        with self._store.reading() as connection:
            return missing.left_of(Library(connection), document_id)

    def reasons(self) -> dict[str, int]:
        """For which reasons something in current reports was not understood, and how often, the commonest first."""
        with self._store.reading() as connection:
            return counts(connection)

    # Decisions of people

    def judge(
        self, verdict: Verdict, subjects: Sequence[str], *, by: str, reason: str = "", correction: str = ""
    ) -> Judgement:
        """Decide: `same` or `different` (two or more facts or claims), `wrong` or `corrected` (one), `unsure` (any).

        `subjects` are ids of facts or claims. `correction` is `field=value` pairs, as cases write them
        ("value=30e9 period=2030"). `agreed` says why the sources of a fact disagree on a field ("value=mirror").
        Raises QueryError where a subject or field is unknown.
        """
        said = deciding.Said(verdict=verdict, by=by, reason=reason, correction=correction)
        with self._store.reading() as connection:
            judgement = deciding.judgement(Library(connection), subjects, said, datetime.now(UTC))
        Keeper(self._store).decide([judgement])
        return judgement

    def point(self, document_id: str, words: tuple[int, int], kind: str, *, by: str, reason: str = "") -> Judgement:
        """Point out that words of a document, from one character to another, state a fact of a kind that was missed.

        It changes no fact; it stands beside the text, and among the judgements with name and time.
        """
        place = deciding.Place(start=words[0], end=words[1], kind=kind)
        said = deciding.Said(verdict="missed", by=by, reason=reason)
        with self._store.reading() as connection:
            judgement = deciding.pointed(Library(connection), document_id, place, said)
        Keeper(self._store).decide([judgement])
        return judgement

    def missed_in(self, document_id: str) -> tuple[Judgement, ...]:
        """What people pointed out as missed in a document, in the order of its text."""
        return deciding.missed_in(self.judgements(), document_id)

    def undo(self, judgement_id: str, *, by: str, reason: str = "") -> Judgement:
        """Take a judgement back, by another one."""
        with self._store.reading() as connection:
            known = all_judgements(connection)
        judgement = deciding.undoing(known, judgement_id, by, reason)
        Keeper(self._store).decide([judgement])
        return judgement

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, oldest first, those taken back included."""
        with self._store.reading() as connection:
            return all_judgements(connection)

    def export_judgements(self) -> str:
        """All judgements as JSON Lines in a stable order, to be kept in git."""
        return deciding.exported(self.judgements())

    def import_judgements(self, lines: str) -> int:
        """Take judgements from `export_judgements`; gives how many were new."""
        return Keeper(self._store).decide(deciding.imported(lines))

    # Time, checking, whole

    def changes(self, since: Day, *, latest: int | None = None) -> tuple[Change, ...]:
        """What entered, was confirmed, disputed, corrected or withdrawn since then (UTC), oldest first.

        With `latest` only what the latest so many reports brought, for those who want a glance and not the whole.
        """
        with self._store.reading() as connection:
            return changes(Library(connection), beginning(since), latest)

    def claims(self) -> Iterator[dict[str, Any]]:
        """Every current claim: `file`, `kind`, `fact`, `start`, `end` and the fields of the guide."""
        with self._store.reading() as connection:
            for fact, claim, document in Library(connection).every_claim():
                shape = {"said": said} if (said := fields(claim).pop("kind", None)) else {}
                plain = {name: value for name, value in fields(claim).items() if name != "kind"}
                yield {"file": document.url or document.id, "kind": claim.kind, "fact": fact, **plain, **shape}

    def verify(self) -> Verification:
        """Check each citation against the stored texts, each text against its hash, each fact against its claims."""
        with self._store.reading() as connection:
            documents, claims, facts, _ = whole.counts(connection)
            faults = list(whole.faults(connection))
            if not faults:
                advice = "its content is not what its claims give; rebuild the register"
                faults = [f"fact {fact}: {advice}" for fact in wrong_entries(connection)]
        return Verification(documents=documents, claims=claims, facts=sum(facts.values()), faults=tuple(faults))

    def rebuild(self, *, jobs: int = 1, progress: Listener = None) -> str:
        """Compute all facts anew from documents, claims and judgements; gives the digest, the same as before."""
        return rebuild(self._store, jobs, progress)

    def outdated(self) -> Outdated:
        """Whether earlier rules read the texts or computed the facts; `reread` and `rebuild` bring them up to date."""
        with self._store.reading() as connection:
            return outdated(connection)

    def digest(self) -> str:
        """A hash of everything the register says; the same for the same documents and judgements in any order."""
        with self._store.reading() as connection:
            return whole.digest(connection)

    def digest_of_facts(self) -> str:
        """A hash of the facts alone: a judgement and its undoing leave it as it was."""
        with self._store.reading() as connection:
            return whole.digest_of_facts(connection)

    def state(self) -> str:
        """Short and cheap: as long as it is the same, the register says the same."""
        with self._store.reading() as connection:
            return whole.state(connection)


def open_register(address: str | Path = "communique.db", *, create: bool = True) -> Register:
    """Open a register: a file (made where there is none, unless `create` is false) or a `postgresql://` URL."""
    return Register(address, create=create)
