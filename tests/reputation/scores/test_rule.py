"""Which rule a marketplace follows on a day."""

from datetime import date, timedelta

import pytest

from goodstanding.policies import UnknownPolicy
from goodstanding.reputation.models import RuleChange
from goodstanding.reputation.scoring.rule import rule_named, rule_of
from making import OPENED
from working import scene_of_work

pytestmark = pytest.mark.django_db
FIRST, SECOND = date(2026, 3, 2), date(2026, 4, 6)


def announced(scene, rule, since, state="announced"):
    return RuleChange.objects.create(
        marketplace=scene.kazi_hub,
        rule=rule,
        state=state,
        holds_from=since,
        made_by=scene.team,
        made_at=OPENED,
        announced_at=OPENED,
    )


def names(scene, on):
    """The names of the rule and of those before it whose grace lasts, each with its score policy."""
    rule, found = rule_of(scene.kazi_hub, on), []
    while rule:
        found.append((rule.name, rule.score.name))
        rule = rule.earlier
    return found


SHIPPED, UPWORK, SUPERHOST = (
    ("standing-1", "jss-1"),
    ("standing-upwork", "upwork"),
    ("standing-superhost", "superhost"),
)


def test_before_any_change_the_shipped_rule_holds():
    assert names(scene_of_work(), FIRST) == [SHIPPED]


def test_a_change_holds_from_its_day_and_the_rule_before_it_for_as_long_as_its_grace():
    scene = scene_of_work()
    announced(scene, "standing-upwork", FIRST)
    announced(scene, "standing-superhost", SECOND)
    announced(scene, "standing-workmarket", SECOND + timedelta(weeks=1), state="withdrawn")
    days = (FIRST - timedelta(1), FIRST, SECOND, FIRST + timedelta(90), SECOND + timedelta(89), SECOND + timedelta(90))
    assert [names(scene, day) for day in days] == [
        [SHIPPED],
        [UPWORK, SHIPPED],
        [SUPERHOST, UPWORK, SHIPPED],
        [SUPERHOST, UPWORK],
        [SUPERHOST, UPWORK],
        [SUPERHOST],
    ]


def test_a_rule_that_there_is_not_is_refused():
    with pytest.raises(UnknownPolicy):
        rule_named("jss-1", (), FIRST)
