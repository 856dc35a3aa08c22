"""Cards speak the reader's language."""

import pytest
from django.utils.translation import gettext, override

from goodstanding.base import clock
from goodstanding.reputation.words import percent, span
from histories import past, pays_late, seen_by, starts
from making import OPENED

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["es", "ar"])
def test_the_card_of_a_company_is_in_the_readers_language(language):
    scene = past()
    pays_late(scene)
    client = seen_by(scene.work.wanjiru)
    client.cookies["django_language"] = language
    with clock.pinned(OPENED):
        page = client.get(f"/companies/{scene.work.dune.pk}/card").text
    with override(language):
        red = gettext("%(subject)s is in the red") % {"subject": "Dune Analytics"}
        assert [words in page for words in (red, gettext("Paid on time"), "Paid on time")] == [True, True, False]


@pytest.mark.parametrize(
    ("share", "cut", "shown"),
    [(0.7499, 0.75, "74.99 %"), (0.749, 0.75, "74.9 %"), (0.75, 0.75, "75 %"), (0.7, None, "70 %")],
)
def test_a_share_under_its_cut_never_looks_as_if_it_had_reached_it(share, cut, shown):
    assert percent(share, cut) == shown.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("answer_minutes", 1, "1 minute"),
        ("answer_minutes", 90, "90 minutes"),
        ("answer_minutes", 150, "2.5 hours"),
        ("answer_minutes", 4_320, "3 days"),
        ("late_days", 1, "1 day"),
        ("late_days", 1.5, "1.5 days"),
        ("late_days", 0, "0 days"),
    ],
)
def test_a_time_is_told_in_the_unit_that_people_count_it_in(key, value, shown):
    with override("en"):
        assert span(key, value) == shown


def test_what_is_wanting_to_a_rate_names_both_cases_and_others():
    scene = past()
    starts(scene, punctual=2)
    with clock.pinned(OPENED):
        page = seen_by(scene.work.amina).get(f"/companies/{scene.work.dune.pk}/card").text
    assert "9 more and 2 more workers make a rate" in page
