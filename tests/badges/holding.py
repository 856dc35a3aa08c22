"""Kazi Hub with an award, its domain proved, its badge signed."""

from datetime import timedelta

from accreditation.telling import DECIDED, awarded
from goodstanding.accreditation.models import Award
from goodstanding.badges import actions
from goodstanding.badges.models import Credential
from goodstanding.base.access import SYSTEM
from making import Scene
from remembered import remembered

LATER = DECIDED + timedelta(days=10)


@remembered
def proved(scene: Scene) -> Award:
    """An award whose marketplace has shown that its domain is its own."""
    award = awarded(scene)
    actions.prove_made_domain(scene.kazi_hub, by=SYSTEM, at=DECIDED)
    return award


@remembered
def badged(scene: Scene) -> Credential:
    return actions.issue(proved(scene), by=SYSTEM, at=DECIDED)
