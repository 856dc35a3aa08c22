"""Which standings of a marketplace begin and end on a Monday, and what holders are to be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from goodstanding.reputation.judging.asked import Key
from goodstanding.reputation.judging.judged import Holder, Judging, batches, holders
from goodstanding.reputation.judging.waiting import Disputes, at_best, disputes_of
from goodstanding.reputation.models import Standing
from goodstanding.rules.standing import Condition, Kind, decide, earliest_change

type Place = tuple[Key, int, Kind]
"""Whose standing, and which."""

KINDS: Final[dict[str, Kind]] = {"rising": "rising", "top": "top"}


@dataclass(frozen=True)
class Said:
    """What a holder of a standing is to be told: the condition that fails, and the day."""

    kind: Literal["gained", "at_risk", "grace", "waits", "lost"]
    on: date
    condition: Condition | None = None


@dataclass
class Plan:
    """By place: those who gain a standing, and what those who hold it, or held it until now, are told.

    `disputes` are reviews under dispute, by whose standing may rest on them.
    """

    judged: int = 0
    disputes: Disputes = field(default_factory=dict)
    gained: list[Place] = field(default_factory=list)
    told: dict[Place, Said] = field(default_factory=dict)

    @property
    def lost(self) -> list[Place]:
        return [place for place, said in self.told.items() if said.kind == "lost"]


def plan_of(judging: Judging, held: Mapping[Place, int]) -> Plan:
    """Judges every agency, then every worker. `held` are the standings held until now: place -> id."""
    plan = Plan(disputes=disputes_of(judging))
    for ids in batches(judging.marketplace, "agency"):
        for agency, found in holders(judging, "agency", ids).items():
            _judge(plan, judging, ("agency", agency, "top"), found, held)
    top_agencies = {holder for key, holder, _ in [*held, *plan.gained] if key == "agency"}
    top_agencies -= {holder for key, holder, _ in plan.lost if key == "agency"}
    for ids in batches(judging.marketplace, "worker"):
        for worker, found in holders(judging, "worker", ids, top_agencies).items():
            rising = _judge(plan, judging, ("worker", worker, "rising"), found, held)
            _judge(plan, judging, ("worker", worker, "top"), found.with_rising(judging.on, rising), held)
    return plan


def _judge(plan: Plan, judging: Judging, place: Place, found: Holder, held: Mapping[Place, int]) -> bool:
    """Whether the standing is held from now on. Losing one is decided here and nowhere else."""
    kind, is_held = place[2], place in held
    plan.judged += 1
    standing = decide(found.seen, kind, is_held=is_held, graces=found.graces)
    if standing.holds and not is_held:
        plan.gained.append(place)
        plan.told[place] = Said("gained", judging.on)
    elif is_held and not standing.holds and _waits(plan, judging, place, found):
        key, holder, _kind = place
        plan.told[place] = Said("waits", plan.disputes[key, holder].since, standing.judgement.failed)
        return True
    elif is_held and not standing.holds:
        plan.told[place] = Said("lost", judging.on, standing.judgement.failed)
    elif is_held and (said := _said_ahead(found, kind, in_grace=standing.in_grace)):
        plan.told[place] = said
    return standing.holds


def _waits(plan: Plan, judging: Judging, place: Place, found: Holder) -> bool:
    """Whether it would be kept if reviews under dispute were set aside: then the ruling is waited for."""
    key, holder, kind = place
    disputed = plan.disputes.get((key, holder))
    if disputed is None:
        return False
    best = at_best(judging, key, holder, found, disputed)
    return decide(best.seen, kind, is_held=True, graces=best.graces).holds


def _said_ahead(found: Holder, kind: Kind, *, in_grace: bool) -> Said | None:
    """What is said of one that goes on: when it is lost unless something changes, or until when grace lasts."""
    within = found.seen.policy.warn_days // 7
    change = earliest_change(found.seen, kind, is_held=True, graces=found.graces, within=within)
    if change:
        return Said("at_risk", change.on, change.condition)
    if in_grace:
        failed = decide(found.seen, kind, is_held=True).judgement.failed
        return Said("grace", max(grace.until for grace in found.graces) - timedelta(days=1), failed)
    return None


def held_now(judging: Judging) -> dict[Place, int]:
    """The standings that are held, by place."""
    rows = Standing.objects.filter(marketplace=judging.marketplace, until=None)
    return {
        ("worker" if worker else "agency", worker or agency, KINDS[kind]): pk
        for pk, worker, agency, kind in rows.values_list("pk", "worker", "agency", "kind")
    }
