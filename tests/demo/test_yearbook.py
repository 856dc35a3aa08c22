"""The norms and findings that the made world publishes, audited together."""

import pytest

from goodstanding.accreditation.finding import publication_of
from goodstanding.accreditation.models import Findings, Release
from goodstanding.accreditation.queries.norms import published_before
from goodstanding.demo.build import build
from goodstanding.demo.ready import collector_paused
from goodstanding.demo.world import World
from goodstanding.policies import load
from goodstanding.rules.norms.attacks import Mean, exposed

pytestmark = [pytest.mark.django_db, pytest.mark.drill]


def test_the_whole_world_publishes_the_last_closed_edition_and_no_score_follows_from_it(world: World) -> None:
    """A drill: it makes the whole world."""
    with collector_paused():
        stage = build(world)
    release, findings = Release.objects.get(), Findings.objects.get()
    assert (release.edition, findings.edition) == (2025, 2025)
    published = published_before(stage.host.operator, stage.host.programme)
    means = [Mean({one: shop for shop, one in cell.members.items()}, cell.mean, cell.mean) for cell in published.cells]
    width = load().norms(stage.today).hidden_width
    assert means
    assert exposed(means, published.scores, (1.0, 5.0), width) == frozenset()
    found = publication_of(findings)
    assert {told.direction for told in (found.score, *found.items)} == {"too_few"}
    assert found.toughness.verdict == "cannot_tell"
    assert (found.participation.sought, found.participation.awarded) == (9, None)
