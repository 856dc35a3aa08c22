"""Releases of norms: what they publish, who reads what, and what a second one is refused."""

from datetime import date, timedelta

import pytest

from goodstanding.accreditation.actions import freeze_release
from goodstanding.accreditation.models import NormCell, NormMember, Release
from goodstanding.accreditation.norming import Compared, Comparison, month_after
from goodstanding.accreditation.queries import band_of, cells_of, compared_by, editions_of, preview, releases_of
from goodstanding.accreditation.refusals import NothingToPublish, PreviewChanged, TooSoon
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.base.record import AppendOnly
from goodstanding.people.actions import grant
from making import OPENED, Scene
from norming import FROZEN, frozen, judged, many, shop

pytestmark = pytest.mark.django_db
KEYS = ("all", "category|Design", "region|Sub-Saharan Africa")
FIGURES = {"mean": 4.2, "quartiles": [3.9, 4.4, 4.9], "pooled": 4.2}
LATER = FROZEN + timedelta(days=93)


def newcomers(set_up: Scene, values: list[int]) -> None:
    for number, value in enumerate(values, start=20):
        judged(set_up, shop(set_up, number, "Sub-Saharan Africa", "Design"), value)


def digest_of(set_up: Scene) -> str:
    found = preview(set_up.ole.actor, set_up.programme, 2026, FROZEN.date())
    assert found is not None
    return found.digest


def test_a_release_publishes_rounded_figures_and_is_recorded_without_a_digest_of_scores() -> None:
    set_up, _decisions = many()
    release = frozen(set_up)
    assert list(cells_of(STRANGER, release).values_list("key", "figures", "reason")) == [
        (key, FIGURES, "") for key in KEYS
    ]
    [event] = Event.objects.filter(kind="accreditation.norms_frozen")
    assert event.data == {
        "release": 1,
        "edition": 2026,
        "policy_digest": release.policy_digest,
        "published": 3,
        "hidden": 0,
    }


def test_the_team_reads_how_it_compares_and_nobody_else_does() -> None:
    set_up, decisions = many()
    release = frozen(set_up)
    mine = decisions[0].round.marketplace
    cells = tuple(Comparison(key, 4.2, (3.9, 4.4, 4.9), 4) for key in KEYS)
    wanted = Compared("trusted-talent-partner", 1, 2026, FROZEN.date(), "norms-1@2026-01-01", cells, 4.9)
    assert band_of(SYSTEM, mine, release) == compared_by(SYSTEM, decisions[0]) == wanted
    grant(set_up.team, "team", mine.pk, by=SYSTEM, at=OPENED)
    assert band_of(set_up.team.actor, mine, release) == wanted
    for other in (STRANGER, set_up.ole.actor, set_up.mallory.actor):
        assert (band_of(other, mine, release), compared_by(other, decisions[0])) == (None, None)
    assert band_of(SYSTEM, set_up.kazi_hub, release) is None


def test_a_result_that_came_after_the_release_is_compared_with_nothing() -> None:
    set_up, _decisions = many()
    frozen(set_up)
    late = judged(set_up, shop(set_up, 20, "Sub-Saharan Africa", "Design"), 4)
    assert compared_by(SYSTEM, late) is None


@pytest.mark.parametrize("many_new", [1, 2])
def test_one_or_two_newcomers_wait_for_a_third(many_new: int) -> None:
    set_up, _decisions = many()
    frozen(set_up)
    newcomers(set_up, [3, 5][:many_new])
    found = preview(set_up.ole.actor, set_up.programme, 2026, LATER.date())
    assert found is not None
    assert [cell.reason for cell in found.draft.cells] == ["ledger"] * 3
    with pytest.raises(NothingToPublish, match="Every norm of this release would be hidden"):
        frozen(set_up, at=LATER)


def test_with_three_newcomers_the_norms_return() -> None:
    set_up, _decisions = many()
    first = frozen(set_up)
    newcomers(set_up, [3, 5, 4])
    second = frozen(set_up, at=LATER)
    assert [each.number for each in releases_of(STRANGER, set_up.programme)] == [2, 1]
    assert NormMember.objects.filter(release=second).count() == NormMember.objects.filter(release=first).count() + 3


def test_within_three_months_nothing_more_is_released() -> None:
    set_up, _decisions = many()
    frozen(set_up)
    newcomers(set_up, [3, 5, 4])
    with pytest.raises(TooSoon, match="1 August 2026"):
        frozen(set_up, at=FROZEN + timedelta(days=91))
    assert month_after(date(2026, 11, 30), 3) == date(2027, 2, 28)


def test_freezing_twice_is_the_same_release_and_another_preview_is_refused() -> None:
    set_up, _decisions = many()
    digest, ole = digest_of(set_up), set_up.ole.actor
    made = freeze_release(set_up.programme, 2026, digest, by=ole, at=FROZEN)
    assert freeze_release(set_up.programme, 2026, digest, by=ole, at=LATER) == made
    with pytest.raises(PreviewChanged):
        freeze_release(set_up.programme, 2026, "0" * 64, by=ole, at=LATER)
    assert Release.objects.count() == 1


def test_a_profile_changed_since_the_preview_is_read_again_first() -> None:
    set_up, decisions = many()
    digest = digest_of(set_up)
    decisions[0].round.marketplace.facets.filter(kind="region").update(value="South Asia")
    with pytest.raises(PreviewChanged):
        freeze_release(set_up.programme, 2026, digest, by=set_up.ole.actor, at=FROZEN)


def test_nobody_but_an_operator_previews_or_freezes() -> None:
    set_up, _decisions = many()
    digest = digest_of(set_up)
    for other in (STRANGER, set_up.team.actor, set_up.mallory.actor):
        assert (preview(other, set_up.programme, 2026, FROZEN.date()), editions_of(other, set_up.programme)) == (
            None,
            [],
        )
        with pytest.raises(NotYours):
            freeze_release(set_up.programme, 2026, digest, by=other, at=FROZEN)


def test_what_is_frozen_is_never_changed_or_removed() -> None:
    set_up, _decisions = many()
    release = frozen(set_up)
    for rows in (Release.objects, NormCell.objects, NormMember.objects):
        with pytest.raises(AppendOnly):
            rows.all().delete()
        with pytest.raises(AppendOnly):
            rows.all().update(release=release)
        with pytest.raises(AppendOnly):
            rows.first().save()


def test_a_marketplace_counts_by_its_latest_result_up_to_the_edition() -> None:
    set_up, decisions = many()
    mine = decisions[0].round.marketplace
    newer = judged(set_up, mine, 3, OPENED.replace(year=2027))
    ole = set_up.ole.actor
    this_year, next_year = (preview(ole, set_up.programme, edition, FROZEN.date()) for edition in (2026, 2027))
    assert this_year is not None
    assert next_year is not None
    assert [this_year.members[0].contribution, next_year.members[0].contribution] == [
        str(decisions[0].pk),
        str(newer.pk),
    ]
    assert editions_of(ole, set_up.programme) == [2027, 2026]
