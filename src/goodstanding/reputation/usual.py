"""A marketplace's own rates: what its workers, or its companies, come to together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goodstanding.marketplaces.models import Marketplace
from goodstanding.policies import Version, load
from goodstanding.reputation.counting import counted, windows
from goodstanding.reputation.models import UsualRates
from goodstanding.rules.scorecards import ScorecardPolicy, Share, Side, shares

type Shares = Mapping[str, Share]


@dataclass(frozen=True)
class Usual:
    """The shares of a whole marketplace in both windows, by key."""

    recent: Shares
    lifetime: Shares

    def plain(self) -> dict[str, dict[str, list[float]]]:
        """As it is kept."""
        return {
            span: {key: [share.hits, share.cases] for key, share in found.items()}
            for span, found in (("recent", self.recent), ("lifetime", self.lifetime))
        }


def count(side: Side, marketplace: Marketplace, on: date, policy: ScorecardPolicy) -> Usual:
    """Counted from the facts, which takes as long as the marketplace is large."""
    spans = windows(side, on, policy, marketplace.zone)
    tallies = counted(side, "marketplace", [marketplace.pk], spans, policy)[marketplace.pk]
    endings = load().endings(on)
    return Usual(shares(side, tallies.recent, policy, endings), shares(side, tallies.lifetime, policy, endings))


def found(side: Side, marketplace: Marketplace, on: date, version: Version[ScorecardPolicy]) -> Usual:
    """As they were kept last, on the day or before it; counted now where they never were."""
    rows = UsualRates.objects.filter(marketplace=marketplace, side=side, policy=version.id, day__lte=on)
    row = rows.order_by("-day").first()
    return _kept(row) if row else count(side, marketplace, on, version.value)


def _kept(row: UsualRates) -> Usual:
    return Usual(*({key: Share(*pair) for key, pair in row.shares[span].items()} for span in ("recent", "lifetime")))
