"""How a case moves: locked, by the table, with the clock of whose turn it is then. Every verb stands on these."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from goodstanding.base.access import SYSTEM, Actor, require
from goodstanding.base.models import Event
from goodstanding.base.record import record
from goodstanding.disputes.law import Verb, kind_of, policy_of
from goodstanding.disputes.models import Agreement, Case, Escalation, Party
from goodstanding.disputes.queries.judging import judges_of
from goodstanding.disputes.queries.parties import parties_of, party_of
from goodstanding.disputes.readers import readers_of
from goodstanding.disputes.refusals import NotYourStep, TextMissing, WrongStep
from goodstanding.rules.disputes import Step, deadline, step
from goodstanding.rules.disputes.procedure import RUNNING, State


def locked(case: Case) -> Case:
    """The case as it stands now; it stays so until the transaction ends."""
    return Case.objects.select_for_update(of=("self",), no_key=True).get(pk=case.pk)


def taken(case: Case, verb: Verb, by: Actor, token: str = "") -> tuple[Case, Party, Step]:
    """The case, locked, the actor's side, and the step that it takes by the verb.

    Raises NotYours for who is on neither side, WrongStep, and NotYourStep where the step is the other side's.
    """
    case = locked(case)
    party = party_of(by, case, token)
    require(party is not None)
    assert party
    arrow = arrow_of(case, verb)
    if arrow.who in ("claimant", "respondent") and arrow.who != party.role:
        raise NotYourStep(verb)
    return case, party, arrow


def arrow_of(case: Case, verb: Verb) -> Step:
    """The step that the verb takes now. Raises WrongStep."""
    state: State = case.state  # type: ignore[assignment]  # the column's choices are the states
    arrow = step(state, verb, can_appeal=bool(kind_of(case).appeal_days))
    if arrow is None:
        raise WrongStep(verb, case.state)
    return arrow


def move(case: Case, after: State, closing: str = "", *, at: datetime) -> None:
    """Puts the case into a state with its turn and clock; `closing` says how, where it is closed."""
    begin(case, after, at)
    if after == "closed":
        case.closed_at, case.closing, case.told_next_at = at, closing, None
    case.save(update_fields=["state", "turn", "moved_at", "due_at", "closed_at", "closing", "told_next_at"])
    if after != "discussed":
        Agreement.objects.filter(case=case, state="open").update(state="lapsed", answered_at=at)


def begin(case: Case, state: State, at: datetime) -> None:
    """Sets state, turn and clock, unsaved."""
    clock, turn = RUNNING[state]
    case.state, case.turn, case.moved_at = state, turn, at
    case.due_at = _due(case, getattr(kind_of(case), clock), at) if clock else None


def _due(case: Case, days: int, at: datetime) -> datetime:
    """The last of the ends of that day where those are whose turn it is."""
    return max(deadline(at, days, zone) for zone in _zones(case))


def _zones(case: Case) -> set[str]:
    if case.turn in ("judge", "other_judge"):
        return {account.zone for account in judges_of(SYSTEM, case)} or {"UTC"}
    parties = parties_of(SYSTEM, case)
    waited_for = parties.values() if case.turn == "either" else [parties[case.turn]]
    return {zone for party in waited_for for zone in zones_of(party)} or {"UTC"}


def zones_of(party: Party) -> set[str]:
    """Where the people of a party live, as far as their accounts say."""
    return {person.zone for person in readers_of(party)} or {party.zone}


def escalated(case: Case, why: str, party: Party | None, *, at: datetime) -> None:
    """Keeps why who rules has the case now."""
    Escalation.objects.create(case=case, why=why, party=party, at=at)


def happened(case: Case, what: str, data: Mapping[str, Any] | None = None, *, by: Actor, at: datetime) -> Event:
    """The event "disputes.<what>" about the case; `data` holds ids, whole numbers and codes alone."""
    subject = ("case", case.pk)
    return record(f"disputes.{what}", by=by, at=at, subject=subject, tenant=case.tenant, data=data)


def refuse_text(case: Case, text: str) -> None:
    """Raises TextMissing for one that is empty or longer than the policy allows."""
    most = policy_of(case).statement_letters
    if not 0 < len(text.strip()) <= most:
        raise TextMissing(most)
