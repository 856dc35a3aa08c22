"""Which side of an engagement an actor is on."""

import pytest

from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.engagements.models import Engagement
from goodstanding.engagements.queries import is_worker, side_of, speaks_for
from working import Work, scene_of_work

pytestmark = pytest.mark.django_db


def asked(work: Work) -> dict[str, tuple[object, bool, bool]]:
    engagement = Engagement(company=work.dune, worker=work.wanjirus)
    actors = {name: getattr(work, name).actor for name in ("amina", "wanjiru", "otieno", "team", "mallory")} | {
        "system": SYSTEM,
        "stranger": STRANGER,
    }
    return {
        name: (side_of(actor, engagement), speaks_for(actor, work.dune), is_worker(actor, work.wanjirus))
        for name, actor in actors.items()
    }


def test_only_the_two_have_a_side_and_the_system_may_act_for_either() -> None:
    assert asked(scene_of_work()) == {
        "amina": ("company", True, False),
        "wanjiru": ("worker", False, True),
        "otieno": (None, False, False),
        "team": (None, False, False),
        "mallory": (None, False, False),
        "system": (None, True, True),
        "stranger": (None, False, False),
    }
