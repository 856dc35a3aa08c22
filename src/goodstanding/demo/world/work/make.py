"""Making the work of one marketplace over three years."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from goodstanding.demo.world.names import CULTURES
from goodstanding.demo.world.plan import Identity, PlannedClient
from goodstanding.demo.world.work import latent
from goodstanding.demo.world.work.history import Frame, Pair, engagement
from goodstanding.demo.world.work.holders import careers as careers_of_story
from goodstanding.demo.world.work.past import Career, told
from goodstanding.demo.world.work.people import agencies, buyer, workers
from goodstanding.demo.world.work.plan import (
    PlannedAgency,
    PlannedBuyer,
    PlannedEngagement,
    PlannedWork,
    PlannedWorker,
    Side,
)
from goodstanding.demo.world.work.story import BRIGHTLINE, DUNE, HARSH, KAZI, LOVED, PAST, RED, SCALES, WANJIRU, Scale

YEARS: Final = timedelta(days=3 * 365)
RECENT: Final = timedelta(days=150)
SETTLED: Final = timedelta(days=60)
"""A career begins at least so long before today."""
AGENCIES_SINCE: Final = timedelta(days=700)
RANK: Final = 0.6
APPLICANTS: Final = ("strong", "middling", "weak")
APPLICANTS_WORK: Final = range(15, 60)
"""How many engagements those have who apply to Amina's opening."""


def work(
    seed: int,
    identity: Identity,
    clients: Iterable[PlannedClient],
    today: date,
    criteria: Mapping[Side, tuple[str, ...]],
) -> PlannedWork | None:
    """Everybody and everything on the morning of `today`; None for a marketplace that keeps its work elsewhere."""
    scale = SCALES.get(identity.slug)
    if scale is None:
        return None
    rng = Random(f"{seed}/{identity.slug}/work")  # noqa: S311
    is_story = identity.slug == KAZI
    known = [buyer(rng, client) for client in clients][: scale.companies]
    buyers = [*known, *([DUNE, RED, LOVED] if is_story else [])]
    everybody = workers(rng, identity, round(scale.active / (1 - latent.IDLE)))
    if is_story:
        everybody[0] = WANJIRU
    busy, careers = everybody[1 : 1 + scale.active], latent.careers(rng, scale.active, scale.most)
    cast = _cast(busy, careers) if is_story else {}
    best = sorted(busy, key=lambda each: -each.skill)
    teams = agencies(rng, identity, best, scale.agencies, frozenset(cast.values()))
    frame = Frame(criteria, CULTURES[identity.culture].language, today - YEARS, today - timedelta(days=1))
    made = list(_Market(rng, scale, buyers, teams, frame, today).engagements(identity, busy, careers))
    story = _story(everybody, 1 + scale.active) if is_story else {}
    made += [each for career in story.values() for each in told(career, known, frame, today)]
    cast |= {part: career.worker.external_id for part, career in story.items()}
    met = [*buyers, *([HARSH, BRIGHTLINE] if is_story else [])]
    whole = sorted(made, key=lambda each: each.accepted_on)
    return PlannedWork(tuple(met), tuple(everybody), teams, tuple(whole), cast)


def _story(everybody: list[PlannedWorker], first: int) -> dict[str, Career]:
    """The careers that are told, by part, taken up by those who have done nothing else, from this place on."""
    story = careers_of_story(everybody[first:])
    for place, career in enumerate(story.values(), start=first):
        everybody[place] = career.worker
    return {"wanjiru": Career(WANJIRU, "KAZ-WK", PAST), **story}


def _cast(busy: Sequence[PlannedWorker], careers: Sequence[int]) -> dict[str, str]:
    known = [each for each, many in zip(busy, careers, strict=True) if many in APPLICANTS_WORK]
    best = sorted(known, key=lambda each: -each.skill)
    chosen = best[0], best[len(best) // 2], best[-1]
    applicants = {part: each.external_id for part, each in zip(APPLICANTS, chosen, strict=True)}
    companies = {"dune": DUNE.external_id, "red": RED.external_id, "loved": LOVED.external_id}
    return {**companies, "harsh": HARSH.external_id, "brightline": BRIGHTLINE.external_id, **applicants}


@dataclass
class _Market:
    """Who can meet whom."""

    rng: Random
    scale: Scale
    buyers: Sequence[PlannedBuyer]
    agencies: Sequence[PlannedAgency]
    frame: Frame
    today: date

    def engagements(
        self, identity: Identity, busy: Sequence[PlannedWorker], careers: Sequence[int]
    ) -> Iterator[PlannedEngagement]:
        number = 0
        for worker, many in zip(busy, careers, strict=True):
            known: list[PlannedBuyer] = []
            for day in self._days(many):
                number += 1
                company = self._company(day, known)
                known.append(company)
                pair = Pair(worker, company, self._agency(worker, day))
                yield engagement(self.rng, f"{identity.slug[:3].upper()}-E{number:04d}", pair, day, self.frame)

    def _days(self, many: int) -> list[date]:
        """The days on which a worker says yes, in a career that began at some time, rather early than late."""
        since = max(self.rng.randint(SETTLED.days, YEARS.days - 1) for _ in range(2))
        return sorted(self.today - timedelta(days=self.rng.randint(1, since)) for _ in range(many))

    def _company(self, day: date, known: Sequence[PlannedBuyer]) -> PlannedBuyer:
        """A company of the story, one that the worker knows, or another; the first of the list hire most."""
        chance = self.rng.random()
        if day > self.today - RECENT:
            for key, share in self.scale.busy.items():
                if chance < share:
                    return next(each for each in self.buyers if each.external_id == key)
                chance -= share
        if known and self.rng.random() < latent.AGAIN:
            return self.rng.choice(known)
        weights = [(place + 1) ** -RANK for place in range(len(self.buyers))]
        return self.rng.choices(self.buyers, weights=weights)[0]

    def _agency(self, worker: PlannedWorker, day: date) -> str:
        if day < self.today - AGENCIES_SINCE:
            return ""
        return next((each.external_id for each in self.agencies if worker.external_id in each.exclusive), "")
