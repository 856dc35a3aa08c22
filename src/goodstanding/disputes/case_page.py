"""What the page of a case shows to one reader."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from goodstanding.base.access import SYSTEM, Actor, actor_of
from goodstanding.base.shell import Link, Tone
from goodstanding.disputes.describing import describe
from goodstanding.disputes.models import Case, Party
from goodstanding.disputes.possible import acts_of
from goodstanding.disputes.queries.parties import parties_of, party_of
from goodstanding.disputes.queries.told import open_agreement
from goodstanding.disputes.timeline import lines_of
from goodstanding.disputes.turns import asked, is_turn_of, names_of, silence
from goodstanding.disputes.words import KINDS, state_words, until
from goodstanding.people.queries import own_account


@dataclass(frozen=True)
class Seen:
    """A case with who looks at it: a party, known by an office or by the secret link, or who rules (no party)."""

    case: Case
    party: Party | None
    zone: str
    token: str = ""

    @property
    def role(self) -> str:
        return self.party.role if self.party else "judge"

    def url(self, act: str = "") -> str:
        """The address of the case, or of an act in it, as this reader reaches it."""
        key: str | int = self.token or self.case.pk
        name = ("linked" if self.token else "case") if not act else "linked_act" if self.token else "act"
        return reverse(f"disputes:{name}", args=[key, act] if act else [key])

    def file_url(self, statement: int, number: int) -> str:
        """The address of a file, likewise."""
        name, key = ("linked_file", self.token) if self.token else ("file", str(self.case.pk))
        return reverse(f"disputes:{name}", args=[key, statement, number])


def seen_by(actor: Actor, case: Case, token: str = "") -> Seen:
    """The case as the actor, or whoever has the secret link, sees it."""
    party, account = party_of(actor, case, token), own_account(actor)
    zone = account.zone if account else party.zone if party else "UTC"
    return Seen(case, party, zone, token)


def page_of(request: HttpRequest, seen: Seen) -> dict[str, Any]:
    """Everything that the page of the case names."""
    case, actor = seen.case, actor_of(request)
    parties = parties_of(SYSTEM, case)
    agreement = open_agreement(actor, case)
    acts = acts_of(case, seen.party, agreement)
    return {
        "base": "base/public.html" if seen.token else "base/portal.html",
        "seen": seen,
        "case": case,
        "kind": _(KINDS[case.kind]),
        "state": state_words(case.state, case.closing),
        "tone": tone_of(case, seen.role),
        "facts": _facts(case, parties),
        "turn": turn_of(seen, parties),
        "subject": describe(case.subject_kind, case.subject_id),
        "agreement": agreement if "accept" in acts else None,
        "acts": [(act, BUTTONS[act](), seen.url(act)) for act in acts],
        "lines": [
            (line, [(each, seen.file_url(each.statement, each.number)) for each in line.files])
            for line in lines_of(case, seen.party, seen.zone)
        ],
        "desk": "" if seen.party else reverse("disputes:desk_case", args=[case.pk]),
        "crumbs": None if seen.token else crumbs(case),
    }


BUTTONS = {
    "answer": lambda: _("Answer"),
    "accept": lambda: _("Accept the agreement"),
    "decline": lambda: _("Decline it"),
    "add": lambda: _("Add a statement"),
    "propose": lambda: _("Propose an agreement"),
    "impasse": lambda: _("Say that you cannot agree"),
    "appeal": lambda: _("Appeal"),
    "withdraw": lambda: _("Withdraw the case"),
}


@dataclass(frozen=True)
class Turn:
    """Whose turn it is, in words: what is asked, until when, and what silence does."""

    is_yours: bool
    asked: str
    until: str
    silence: str
    is_promise: bool


def turn_of(seen: Seen, parties: dict[str, Party]) -> Turn:
    """The box on top of the page."""
    case, names = seen.case, names_of(seen.case, parties)
    return Turn(
        is_turn_of(case, seen.role),
        asked(case, seen.role, names),
        until(case.due_at, seen.zone) if case.due_at else "",
        silence(case, names),
        case.kind == "payment" and case.closed_at is None,
    )


def tone_of(case: Case, role: str) -> Tone:
    """Attention where it is the reader's turn, quiet otherwise."""
    if case.closed_at:
        return "neutral"
    return "warning" if is_turn_of(case, role) else "neutral"


def _facts(case: Case, parties: dict[str, Party]) -> list[tuple[str, str]]:
    facts = [(_("Opened by"), parties["claimant"].name)]
    if "respondent" in parties:
        facts.append((_("Asked"), parties["respondent"].name))
    return [*facts, (_("Who rules"), case.judge_name), (_("Number"), str(case.pk))]


def crumbs(case: Case, here: str = "") -> list[Link]:
    """Where the page is."""
    own = Link(_("Your cases"), reverse("disputes:cases"))
    page = Link(_("Case %(number)s") % {"number": case.pk}, reverse("disputes:case", args=[case.pk]), current=not here)
    return [own, page, *([Link(here, "", current=True)] if here else [])]
