"""What a review says of the case about it on every page that shows it."""

import re

import pytest
from django.test import Client

from disputed import DAY, RULED, Reviewed, disputed, reviewed, ruled_on
from goodstanding.base import clock
from goodstanding.disputes.jobs import note_silences
from goodstanding.engagements.review_marks import Mark, marked
from working import Work, scene_of_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Work:
    return scene_of_work()


def page(path: str, account=None) -> str:
    client = Client()
    if account:
        client.force_login(account)
    with clock.pinned(RULED + DAY):
        answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.text


def words(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def pages(work: Work, found: Reviewed) -> dict[str, tuple[str, object]]:
    """Every page that shows Amina's review of Wanjiru, or Wanjiru's of Dune Analytics, with a reader."""
    return {
        "profile": (f"/workers/kazi-hub/{work.wanjirus.slug}", None),
        "reviews": (f"/engagements/{found.engagement.pk}/reviews", work.team),
        "report": (f"/engagements/{found.engagement.pk}/reviews/company/report", work.team),
        "company": (f"/companies/{work.dune.pk}/card", work.otieno),
    }


def test_whom_a_review_is_about_is_offered_to_dispute_it_and_nobody_else(work: Work) -> None:
    found = reviewed(work)
    about = f"/cases/new?about=review:{found.of_worker.pk}"
    [mark] = marked(work.wanjiru.actor, [found.of_worker])
    assert mark.mark == Mark(dispute_url=about)
    for other in (work.amina, work.team, work.mallory):
        assert [each.mark for each in marked(other.actor, [found.of_worker])] == [Mark()]
    assert about in page(f"/engagements/{found.engagement.pk}/reviews", work.wanjiru)
    assert "Dispute this review" not in page(f"/workers/kazi-hub/{work.wanjirus.slug}")


def test_a_review_says_everywhere_that_it_is_under_dispute_and_links_for_its_parties_alone(work: Work) -> None:
    found = reviewed(work)
    of_worker, of_company = disputed(found.of_worker, work.wanjiru), disputed(found.of_company, work.amina)
    for path, reader in pages(work, found).values():
        assert "Under dispute" in words(page(path, reader))
    for account, links in ((work.wanjiru, 2), (work.amina, 2), (work.team, 2), (work.mallory, 0), (work.otieno, 0)):
        reviews = marked(account.actor, [found.of_worker, found.of_company])
        urls = [f"/cases/{case.pk}" for case in (of_worker, of_company)][:links] or ["", ""]
        assert [each.mark for each in reviews] == [Mark("Under dispute", "warning", url) for url in urls]


@pytest.mark.parametrize(
    ("code", "percent", "open_words", "last_words"),
    [
        ("keep", None, "Kept by a ruling, not final yet", "Kept by a ruling"),
        ("correct", 40, "Counts 40 percent by a ruling, not final yet", "Counts 40 percent by a ruling"),
        ("set_aside", None, "Set aside by a ruling, not final yet", "Set aside by a ruling"),
    ],
)
def test_a_ruling_is_said_in_words_first_and_when_it_stands(
    work: Work, code: str, percent: int | None, open_words: str, last_words: str
) -> None:
    found = reviewed(work)
    ruled_on(work, disputed(found.of_worker, work.wanjiru), code, percent)
    for said in (open_words, last_words):
        [review] = marked(work.mallory.actor, [found.of_worker])
        assert review.mark == Mark(said, "neutral", is_set_aside=code == "set_aside")
        assert said in words(page(f"/workers/kazi-hub/{work.wanjirus.slug}"))
        note_silences(RULED + 60 * DAY)


def test_a_review_that_is_set_aside_keeps_its_words_and_loses_its_stars(work: Work) -> None:
    found = reviewed(work)
    path = f"/workers/kazi-hub/{work.wanjirus.slug}"
    before = words(page(path))
    assert [said in before for said in ("1.00 of 5", "Marks")] == [True, True]
    ruled_on(work, disputed(found.of_worker, work.wanjiru), "set_aside")
    shown = words(page(path))
    said = ("Never again.", "Set aside by a ruling", "1.00", "Marks", "0.00")
    assert [each in shown for each in said] == [True, True, False, False, False]


def test_many_reviews_take_as_many_queries_as_one(work: Work, django_assert_num_queries) -> None:
    found, reader = reviewed(work), work.wanjiru.actor
    for reviews in ([found.of_worker], [found.of_worker, found.of_company]):
        with django_assert_num_queries(2):
            marked(reader, reviews)
    with django_assert_num_queries(0):
        assert marked(reader, []) == []
