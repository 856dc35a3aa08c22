"""Marketplaces that come and are judged again over the quarters, and what an attacker reads of it all."""

from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from goodstanding.policies import load
from goodstanding.rules.norms.attacks import Mean, difference
from goodstanding.rules.norms.cells import Member, counted
from goodstanding.rules.norms.policy import NormPolicy
from goodstanding.rules.norms.release import Draft, Past, drafted

POLICY: NormPolicy = load().norms(date(2026, 6, 1))
SCALE = (1.0, 5.0)
REGIONS = ("Asia", "Europe", "Sub-Saharan Africa")
CATEGORIES = ("Design", "Engineering")


def member(number: int, score: float = 4.2, clients: int = 15, **more: str | float) -> Member:
    made = Member(f"m{number}", f"d{number}", score, 0.03, clients, "Asia", "Design")
    return replace(made, **more)


def draft_of(members: list[Member], past: "History | None" = None) -> Draft:
    known = past or History()
    return drafted(members, known.cells, known.scores, POLICY, SCALE)


@dataclass
class History:
    """What a programme has published: every cell with its true mean and as it was rounded, and the scores behind it."""

    cells: list[Past] = field(default_factory=list)
    seen: list[Mean] = field(default_factory=list)
    scores: dict[str, float] = field(default_factory=dict)

    def publish(self, members: list[Member], draft: Draft) -> None:
        for cell in draft.published:
            assert cell.figures
            half = (POLICY.step if len(cell.members) >= POLICY.fine_from else POLICY.coarse_step) / 2
            whose = {one: shop for shop, one in cell.members.items()}
            self.cells.append(Past(cell.key, cell.members, cell.mean))
            self.seen.append(Mean(whose, cell.figures.mean - half - 1e-9, cell.figures.mean + half + 1e-9))
        if draft.published:
            self.scores |= {each.contribution: each.score for each in members}

    def ranges_for(self, reader: str | None, shops: dict[str, str]) -> dict[str, float]:
        """How wide the range of each score is that a reader who knows its own scores cannot narrow further."""
        names = {name for mean in self.seen for name in mean.members}
        own = {name for name in names if shops[name] == reader}
        known = [Mean({name: shops[name]}, self.scores[name], self.scores[name]) for name in sorted(own)]
        found = difference([*self.seen, *known], SCALE, names - own) if names - own else {}
        return {name: span.high - span.low for name, span in found.items()}


def history(seed: int, quarters: int = 5, founders: int = 14) -> tuple[History, dict[str, str]]:
    """Releases of so many quarters, and whose each score is."""
    random, published = Random(seed), History()
    members = [_came(random, number) for number in range(founders)]
    shops: dict[str, str] = {}
    for quarter in range(quarters):
        shops |= {each.contribution: each.marketplace for each in members}
        published.publish(members, draft_of(members, published))
        members = [_again(random, each, quarter) if random.random() < 0.1 else each for each in members]
        members += [_came(random, len(members) + number) for number in range(random.randrange(4))]
    assert len(counted(members)) == len(members)
    return published, shops


def _came(random: Random, number: int) -> Member:
    score = min(5.0, max(1.0, random.gauss(4.2, 0.3)))
    region, category = random.choice(REGIONS), random.choice(CATEGORIES)
    return member(number, score, random.randrange(10, 31), region=region, category=category)


def _again(random: Random, each: Member, quarter: int) -> Member:
    score = min(5.0, max(1.0, each.score + random.gauss(0, 0.2)))
    return replace(each, contribution=f"{each.contribution}-{quarter}", score=score)
