"""From an opening to work in hand, as the two sides do it step by step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from goodstanding.base.access import Actor
from goodstanding.demo.lives.work.people import acting
from goodstanding.demo.stage import Site, Stage
from goodstanding.engagements.actions.applications import Applied, apply, digest_of
from goodstanding.engagements.actions.openings import Brief, draft_opening, publish_opening
from goodstanding.engagements.models import Application, Opening
from goodstanding.marketplaces.models import Company, Worker
from goodstanding.reputation.actions import ask_for_sets
from goodstanding.reputation.models import RequirementSet


@dataclass(frozen=True)
class Pair:
    """A company and a worker of the story with the addresses of who acts for them."""

    stage: Stage
    site: Site
    company: Company
    worker: Worker
    buyer: str
    freelancer: str

    @property
    def hers(self) -> Actor:
        """Who acts for the company, with the roles that one holds now."""
        return acting(self.buyer)

    @property
    def mine(self) -> Actor:
        """The worker, likewise."""
        return acting(self.freelancer)


def open_up(company: Company, brief: Brief, sets: Sequence[RequirementSet] = (), *, by: Actor, at: datetime) -> Opening:
    """A published opening that asks for requirement sets."""
    draft = draft_opening(company, brief, by=by, at=at)
    if sets:
        ask_for_sets(draft, sets, by=by, at=at)
    return publish_opening(draft, by=by, at=at)


def dated(brief: Brief, starts: date) -> Brief:
    return replace(brief, starts_on=starts)


def answer(
    opening: Opening, worker: Worker, note: str, hours: int, rate: int, *, by: Actor, at: datetime
) -> Application:
    """An application that confirms the scope, from the opening's first day on."""
    assert opening.starts_on is not None
    applied = Applied(digest_of(opening.scope), opening.starts_on, hours, rate, note)
    return apply(opening, worker, applied, by=by, at=at)
