"""Two worlds that differ in a secret are byte for byte the same to whoever may not know it.

Every address of the resolver is opened, so a page that is added later is compared too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

import pytest

from goodstanding.accreditation.actions import sign
from goodstanding.accreditation.jobs.computing import compute_verdicts
from goodstanding.accreditation.jobs.telling import write_letters
from goodstanding.accreditation.models import Decision
from goodstanding.base import clock
from goodstanding.base.access import STRANGER, Actor, Role
from goodstanding.surveys import actions
from goodstanding.surveys.actions.answering import Answers
from goodstanding.surveys.actions.review import Finding
from goodstanding.surveys.jobs.bursts import find_bursts
from goodstanding.surveys.jobs.closing import end_fields
from goodstanding.surveys.jobs.mailing import send_invitations
from goodstanding.surveys.jobs.progress import count_fields
from goodstanding.surveys.models import Flag, Round
from making import ITEMS, OPENED, Scene, lines, scene
from surveys.worlds import Seen, a_world, differing, letters, seen_of_rounds

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
IN_THE_FIELD, CLOSED, SIGNED = OPENED + 3 * DAY, OPENED + 35 * DAY, OPENED + 40 * DAY
CLIENTS = 14

GOOD = [Answers(dict.fromkeys(ITEMS, 5), minutes=4)] * 12
MIXED = [
    Answers(
        {item: 1 + (place * 3 + number * 5) % 5 for place, item in enumerate(ITEMS)},
        comment=f"Secret {number}",
        confidentiality=("named", "aggregated", "comment_withheld")[number % 3],
        minutes=4,
    )
    for number in range(12)
]
FIRST_UNHAPPY = [Answers(dict.fromkeys(ITEMS, 1), minutes=4), *GOOD[1:]]
SECOND_UNHAPPY = [GOOD[0], FIRST_UNHAPPY[0], *GOOD[2:]]


def field(set_up: Scene, who: str = "kazi_hub", team: str = "team", clients: int = CLIENTS):
    """A round in the field, its links in the order of the roster."""
    by = getattr(set_up, team).actor
    survey = actions.open_round(set_up.programme, getattr(set_up, who), 2026, by=by, at=OPENED)
    actions.commit_roster(survey, lines(clients), by=by, at=OPENED)
    links = actions.launch(survey, by=by, at=OPENED)
    return survey, sorted(links, key=lambda link: link.invitation.contact_id)


def answer(links, given: Sequence[Answers], order: Sequence[int] | None = None) -> None:
    """Each client sends its answers, one an hour, in an order of clients."""
    for hour, number in enumerate(order or range(len(given))):
        at = OPENED + DAY + timedelta(minutes=30 * hour)
        actions.answer(links[number].token, given[number], by=STRANGER, at=at)
        find_bursts(at)


def jobs(at) -> None:
    with clock.pinned(at):
        for job in (send_invitations, find_bursts, count_fields, end_fields, compute_verdicts, write_letters):
            job(at)


def to_the_close() -> None:
    for day in (21, 22, 35):
        jobs(OPENED + day * DAY)


def signed(set_up: Scene, survey: Round) -> Decision:
    """The verdict, after Ole found nothing in the flags."""
    ole = Actor(set_up.ole.pk, frozenset({Role("operator", set_up.programme.pk)}))
    for flag in Flag.objects.filter(round=survey):
        actions.review_flag(flag, Finding("kept", "Nothing to it."), by=ole, at=SIGNED)
    compute_verdicts(SIGNED)
    decision = Decision.objects.get(round=survey)
    sign(decision, "none", by=ole, at=SIGNED)
    return decision


@dataclass(frozen=True)
class Round14:
    """What people see of a round with 14 clients: before the signature, and after it."""

    before: dict[str, Seen]
    letters: list
    operator: Seen
    outcome: str
    after: dict[str, Seen]


@cache
def played(name: str) -> Round14:
    """The whole round in the world of that name, undone afterwards."""
    given, order = WORLDS[name]
    with a_world():
        set_up = scene()
        survey, links = field(set_up)
        answer(links, given, order)
        jobs(IN_THE_FIELD)
        before = {"team in the field": seen_of_rounds(set_up.team, IN_THE_FIELD, "/marketplaces", pk=survey.pk)}
        to_the_close()
        before |= {
            "team": seen_of_rounds(set_up.team, CLOSED, pk=survey.pk),
            "nobody": seen_of_rounds(None, CLOSED, pk=survey.pk),
        }
        written = letters(set_up.team, set_up.mallory)
        operator = seen_of_rounds(set_up.ole, CLOSED, "/programmes/trusted-talent-partner/dec", pk=survey.pk)
        decision = signed(set_up, survey)
        people = {"team": set_up.team, "nobody": None}
        after = {who: seen_of_rounds(account, SIGNED, pk=survey.pk) for who, account in people.items()}
        return Round14(before, written, operator, decision.outcome, after)


WORLDS: dict[str, tuple[Sequence[Answers], Sequence[int] | None]] = {
    "the first is unhappy": (FIRST_UNHAPPY, None),
    "the second is unhappy, the other way round": (SECOND_UNHAPPY, range(11, -1, -1)),
    "the second is unhappy": (SECOND_UNHAPPY, None),
    "the other way round": (FIRST_UNHAPPY, range(11, -1, -1)),
    "mixed": (MIXED, None),
}


def test_before_the_signature_the_team_and_outsiders_see_the_same_whatever_was_answered():
    one, other = played("the first is unhappy"), played("mixed")
    assert (differing(one.before, other.before), one.letters) == ([], other.letters)
    assert (one.outcome, other.outcome) == ("awarded", "not_awarded")
    assert one.operator != other.operator
    assert one.after["team"] != other.after["team"]
    assert {"/marketplaces/kazi-hub", "/marketplaces/kazi-hub/rounds/2026"} <= set(one.before["team"].readable)
    assert "12 of 14 clients answered" in one.before["team"]
    assert "/draws/1" in one.before["nobody"].readable
    assert [subject for _to, subject, *_ in one.letters] == ["Kazi Hub: enough clients have answered"]
    assert not any("Secret" in view for view in [*other.before.values(), other.after["nobody"]])


@pytest.mark.database
def test_whose_answers_they_are_and_in_which_order_they_came_changes_nothing():
    one, other = played("the first is unhappy"), played("the second is unhappy, the other way round")
    assert (differing(one.before, other.before), differing(one.after, other.after)) == ([], [])
    assert one.letters == other.letters
    assert one.operator.pages == other.operator.pages
    assert one.after["team"] != one.before["team"]


@pytest.mark.drill
@pytest.mark.parametrize("world", ["the second is unhappy", "the other way round"])
def test_either_alone_changes_nothing(world):
    one, other = played("the first is unhappy"), played(world)
    assert (differing(one.before, other.before), differing(one.after, other.after)) == ([], [])
    assert one.letters == other.letters
    assert one.operator.pages == other.operator.pages


@cache
def of_the_rival(is_beside: bool) -> tuple[dict[str, Seen], list, str]:
    """What a rival's team sees and is written, alone or beside Kazi Hub's round of the same clients."""
    with a_world():
        set_up = scene()
        survey, links = field(set_up, "rival", "rivals_team")
        if is_beside:
            answer(field(set_up)[1], MIXED)
        answer(links, FIRST_UNHAPPY)
        jobs(IN_THE_FIELD)
        places = {"slug": "ajira-desk", "pk": survey.pk}
        views = {"in the field": seen_of_rounds(set_up.rivals_team, IN_THE_FIELD, "/marketplaces", **places)}
        to_the_close()
        views["after the close"] = seen_of_rounds(set_up.rivals_team, CLOSED, "/marketplaces", **places)
        decision = signed(set_up, survey)
        views["signed"] = seen_of_rounds(set_up.rivals_team, SIGNED, **places)
        return views, letters(set_up.rivals_team), decision.outcome


@pytest.mark.database
def test_a_marketplace_sees_the_same_with_and_without_anothers_round_of_the_same_clients():
    alone, beside = of_the_rival(False), of_the_rival(True)
    assert (differing(alone[0], beside[0]), alone[1:]) == ([], beside[1:])
    assert alone[2] == "awarded"
    assert {"/marketplaces/ajira-desk/rounds/2026", "/marketplaces/ajira-desk/2026"} <= set(alone[0]["signed"].readable)
    assert len(alone[1]) > 0
