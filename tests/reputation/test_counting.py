"""What SQL counts is what counting fact by fact comes to."""

import pytest

from goodstanding.policies import load
from goodstanding.reputation.counting import counted, windows
from random_work import ON, oracle, random_world

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("side", ["worker", "company"])
def test_sql_counts_as_a_slow_count_does(side, seed):
    world = random_world(seed)
    policy = load().scorecard(ON)
    spans = windows(side, ON, policy, world.kazi_hub.zone)
    whoever = [one.pk for one in (world.workers if side == "worker" else world.companies)]
    found = counted(side, side, whoever, spans, policy)
    assert {pk: (each.recent, each.lifetime) for pk, each in found.items()} == {
        pk: tuple(oracle(side, pk, spans, is_recent=is_recent) for is_recent in (True, False)) for pk in whoever
    }
