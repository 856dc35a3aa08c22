"""Two worlds that differ in a sealed review are byte for byte the same to everybody but its author.

Every address of the resolver that may tell of an engagement is opened, so a page that is added later is compared too.
"""

from dataclasses import dataclass
from functools import cache
from itertools import combinations

import pytest
from django.test import Client

from engagements.reviewing import DAY, ENDED, FAIR, GOOD, OVER, POOR, by_company, by_worker, ended
from goodstanding.base import clock
from goodstanding.base.errors import Refusal
from goodstanding.engagements.actions.interims import ask_interim
from goodstanding.engagements.actions.replies import reply_to_review, report_review
from goodstanding.engagements.actions.reviews import withdraw_review
from goodstanding.engagements.jobs.reviews import remind_of_reviews, reveal_reviews
from goodstanding.engagements.models import Engagement
from surveys.worlds import Seen, a_world, differing, letters, looked_at, seen
from working import Work, scene_of_work

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WROTE, SEALED, REMINDED = ENDED + DAY, ENDED + 2 * DAY, OVER - DAY
NEAR = ("/engagements/1", "/hire", "/work")
"""Where the engagement is shown; the drill opens every address."""
SECRETS = {
    "nothing": (),
    "praise": (GOOD,),
    "blame": (POOR,),
    "blame mended to praise": (POOR, GOOD),
    "taken back": (POOR, None),
}


def write(work: Work, engagement: Engagement, author: str, secret: str) -> None:
    """What the author does, an hour apart."""
    for hour, written in enumerate(SECRETS[secret]):
        at = WROTE + hour * DAY / 24
        if written is None:
            withdraw_review(engagement, by=getattr(work, _who(author)).actor, at=at)
        elif author == "company":
            by_company(work, engagement, written, at)
        else:
            by_worker(work, engagement, FAIR, at)


def _who(author: str) -> str:
    return {"company": "amina", "worker": "wanjiru"}[author]


@dataclass(frozen=True)
class World:
    """What all but the author see and are written, and what the author sees."""

    views: dict[str, Seen]
    letters: list
    refusals: list
    author: Seen


@cache
def played(author: str, secret: str, *, is_wide: bool) -> World:
    """The window of one engagement until its last day, in the world of that secret; undone afterwards."""
    with a_world():
        work = scene_of_work()
        engagement = ended(work)
        write(work, engagement, author, secret)
        views = looked_at_by_others(work, engagement, author, SEALED) if is_wide else {}
        remind_of_reviews(REMINDED)
        reveal_reviews(REMINDED)
        views |= looked_at_by_others(work, engagement, author, REMINDED, is_wide=is_wide)
        others = [person for name, person in people(work).items() if name != _who(author) and person]
        told = letters(*others)
        mine = looked_at(getattr(work, _who(author)), SEALED, "/engagements/1/reviews", pk=engagement.pk)
        return World(views, told, tried(work, engagement, author), mine)


def people(work: Work) -> dict:
    names = ("amina", "wanjiru", "otieno", "team", "mallory")
    return {name: getattr(work, name) for name in names} | {"nobody": None}


def looked_at_by_others(
    work: Work, engagement: Engagement, author: str, at, *, is_wide: bool = True
) -> dict[str, Seen]:
    """What everybody else sees at every address, or what the other side and the team see near the engagement."""
    places = {"pk": engagement.pk, "author": author, "marketplace": "kazi-hub"}
    others = {name: person for name, person in people(work).items() if name != _who(author)}
    near = {name: others[name] for name in ("amina", "wanjiru", "team") if name in others}
    chosen, only = (others, "") if is_wide else (near, NEAR)
    return {f"{name} {at:%d}": looked_at(person, at, only, **places) for name, person in chosen.items()}


def tried(work: Work, engagement: Engagement, author: str) -> list:
    """What the others get who try to answer, report or ask about what may be there."""
    answers = []
    for name in {"amina", "wanjiru", "team"} - {_who(author)}:
        client = Client()
        client.force_login(getattr(work, name))
        with clock.pinned(SEALED):
            for verb, given in (("reply", {"text": "x"}), ("report", {"reason": "insult"})):
                response = client.post(f"/engagements/{engagement.pk}/reviews/{author}/{verb}", given)
                answers.append((name, verb, seen(response)))
    return sorted(answers)


def told_apart(author: str, one: str, other: str, *, is_wide: bool = False) -> list:
    here, there = played(author, one, is_wide=is_wide), played(author, other, is_wide=is_wide)
    assert (here.letters, here.refusals) == (there.letters, there.refusals)
    return differing(here.views, there.views)


@pytest.mark.parametrize(
    ("author", "one", "other"), [("company", "nothing", "blame mended to praise"), ("worker", "nothing", "praise")]
)
def test_whether_one_side_wrote_is_seen_by_nobody_else(author, one, other):
    assert told_apart(author, one, other) == []


@pytest.mark.drill
def test_whether_and_what_a_side_wrote_is_seen_by_nobody_else_at_any_address_at_any_time():
    worlds = list(combinations(SECRETS, 2))
    assert {pair: told_apart("company", *pair, is_wide=True) for pair in worlds} == {key: [] for key in worlds}


def test_the_author_sees_the_difference_and_the_others_see_pages_at_all():
    nothing, wrote = (played("company", secret, is_wide=False) for secret in ("nothing", "blame mended to praise"))
    assert nothing.author != wrote.author
    assert "Your review is sealed" in wrote.author
    assert "/engagements/1/reviews" in wrote.views["wanjiru 24"].readable
    assert "/engagements/1/reviews" in wrote.views["team 24"].readable
    assert [subject for _to, subject, *_ in wrote.letters if "review" in subject.lower()] == [
        "Review Dune Analytics",
        "Until 25 April 2026 you can review Dune Analytics",
    ]


def test_what_is_refused_before_the_reveal_is_refused_in_the_same_words_whether_or_not_it_is_there():
    facts = []
    for secret in ("nothing", "blame"):
        with a_world():
            work = scene_of_work()
            engagement = ended(work)
            write(work, engagement, "company", secret)
            facts.append([_fact(act) for act in _attempts(work, engagement)])
    assert facts[0] == facts[1]


def _attempts(work: Work, engagement: Engagement):
    wanjiru = work.wanjiru.actor
    review = engagement.reviews.model(engagement=engagement, side="company")
    yield lambda: reply_to_review(review, "x", by=wanjiru, at=SEALED)
    yield lambda: report_review(review, "insult", "", by=wanjiru, at=SEALED)
    yield lambda: ask_interim(engagement, by=wanjiru, at=SEALED)


def _fact(act) -> tuple:
    try:
        return ("done", act())
    except Refusal as refusal:
        return (type(refusal).__name__, refusal.fact)
