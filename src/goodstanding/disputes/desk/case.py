"""The page of one case on the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from goodstanding.base.access import SYSTEM, Actor
from goodstanding.base.shell import Link
from goodstanding.disputes.describing import Subject, describe
from goodstanding.disputes.desk.listing import is_late, tone_of, zone_of
from goodstanding.disputes.law import policy_of
from goodstanding.disputes.models import Case, Handover, Party, Report, Reviewer, Ruling, Snooze
from goodstanding.disputes.queries.earlier import Earlier, earlier_rulings
from goodstanding.disputes.queries.judging import (
    is_involved,
    is_judge,
    is_left_to_another,
    is_reviewer,
    may_invite,
    others_of,
)
from goodstanding.disputes.queries.parties import parties_of
from goodstanding.disputes.timeline import Line, lines_of
from goodstanding.disputes.turns import names_of
from goodstanding.disputes.words import KINDS, moment_at, ruling_words, state_words, until


@dataclass(frozen=True)
class Side:
    """What one side said, in its order: lines with the addresses of their files."""

    name: str
    role: str
    lines: list[tuple[Line, list[tuple[str, str]]]]


@dataclass(frozen=True)
class Standing:
    """What the reader can do with the case: `why_not` says, in words, why they cannot rule."""

    can_rule: bool
    why_not: str
    is_same_person: bool
    is_alone: bool


def standing_of(actor: Actor, case: Case) -> Standing:
    """Whether the reader may rule now, and what they have to know before."""
    is_outside = is_reviewer(actor, case)
    waits = case.state in ("escalated", "appealed") and (is_judge(actor, case) or is_outside)
    others = bool(others_of(actor, case)) or is_left_to_another(actor, case)
    ruled_first = Ruling.objects.filter(case=case, instance=1, account=actor.account or 0).exists()
    is_same, has_ties = case.state == "appealed" and ruled_first, is_involved(actor, case)
    why_not = ""
    if waits and others and is_same:
        why_not = _("You ruled first. Another person hears the appeal.")
    elif waits and others and has_ties:
        why_not = _("You are part of this case, or left it to your colleagues. Another person rules it.")
    return Standing(waits and not why_not, why_not, is_same, has_ties and not others)


def page_of(actor: Actor, case: Case, at: datetime) -> dict[str, Any]:
    """Everything that the page of the case names."""
    zone, parties, subject = zone_of(actor), parties_of(SYSTEM, case), subject_of(case)
    lines = lines_of(case, None, zone)
    return {
        "case": case,
        "kind": _(KINDS[case.kind]),
        "state": state_words(case.state, case.closing),
        "tone": tone_of(case, at),
        "is_late": is_late(case, at),
        "until": until(case.due_at, zone) if case.due_at else "",
        "zone": zone,
        "standing": standing_of(actor, case),
        "subject": subject,
        "facts": facts_of(case, parties),
        "sides": [_side(case, party, lines) for _role, party in sorted(parties.items())],
        "timeline": timeline_of(lines, subject, zone),
        "reports": [(report, moment_at(report.reported_at, zone)) for report in Report.objects.filter(case=case)],
        "earlier": [(each, earlier_title(each), moment_at(each.at, zone)) for each in _earlier(actor, case)],
        "snooze": snooze_of(case, at),
        "snooze_days": policy_of(case).snooze_days,
        "can_snooze": is_judge(actor, case) and case.closed_at is None,
        "handovers": Handover.objects.filter(case=case).select_related("account"),
        "reviewer": Reviewer.objects.filter(case=case).first() if may_invite(actor, case) else None,
        "can_invite": is_judge(actor, case) and may_invite(actor, case),
        "crumbs": crumbs(case),
    }


def subject_of(case: Case) -> Subject:
    """What the case is about as its owner describes it, else by its title alone."""
    return describe(case.subject_kind, case.subject_id) or Subject(case.title)


def facts_of(case: Case, parties: dict[str, Party]) -> list[tuple[str, str]]:
    """Who is in the case, and under which policy."""
    names = names_of(case, parties)
    facts = [(_("Opened by"), names["claimant"])]
    if "respondent" in parties:
        facts.append((_("Asked"), names["respondent"]))
    return [*facts, (_("Who rules"), case.judge_name), (_("Policy"), case.policy), (_("Number"), str(case.pk))]


def _side(case: Case, party: Party, lines: Iterable[Line]) -> Side:
    own = [line for line in lines if line.kind == "message" and line.who == party.name]
    return Side(party.name, party.role, [(line, files_of(case, line)) for line in own])


def files_of(case: Case, line: Line) -> list[tuple[str, str]]:
    """The files of a line with their addresses."""
    return [(file.name, reverse("disputes:file", args=[case.pk, file.statement, file.number])) for file in line.files]


def timeline_of(lines: Iterable[Line], subject: Subject, zone: str) -> list[tuple[str, str, str, str]]:
    """What happened to the subject and in the case, in one order: moment, what, text, and "subject" or "case"."""
    found = [(line.at, _told(line), "", "case") for line in lines]
    found += [(fact.at, fact.words, fact.text, "subject") for fact in subject.timeline]
    return [(moment_at(at, zone), words, text, whose) for at, words, text, whose in sorted(found, key=lambda it: it[0])]


def _told(line: Line) -> str:
    words = line.words or _("Made a statement")
    names = [file.name for file in line.files]
    told = f"{line.who}: {words}" if line.who else words
    return f"{told} ({', '.join(names)})" if names else told


def _earlier(actor: Actor, case: Case) -> list[Earlier]:
    return earlier_rulings(actor, case, (_("one side"), _("the other side")))


def earlier_title(each: Earlier) -> str:
    """An earlier ruling in a line."""
    words = ruling_words(each.code, each.percent)
    return words if each.stands else _("%(ruling)s (changed on appeal)") % {"ruling": words}


def snooze_of(case: Case, at: datetime) -> Snooze | None:
    """That the case is put aside, while it is."""
    return Snooze.objects.filter(case=case, until__gt=at).select_related("account").first()


def crumbs(case: Case, here: str = "") -> list[Link]:
    """Where the page is."""
    desk = Link(_("Desk"), reverse("disputes:desk"))
    number = _("Case %(number)s") % {"number": case.pk}
    page = Link(number, reverse("disputes:desk_case", args=[case.pk]), current=not here)
    return [desk, page, *([Link(here, "", current=True)] if here else [])]


def sheet_words(act: str) -> tuple[str, str]:
    """The title and the lead of a small page of the desk."""
    words = {
        "snooze": (
            _("Put the case aside"),
            _("It leaves the list until that day and comes back by itself. Your colleagues see it meanwhile."),
        ),
        "invite": (
            _("Invite a reviewer"),
            _("The appeal is heard by somebody from outside. You can change whom until they have ruled."),
        ),
    }
    return words[act]
