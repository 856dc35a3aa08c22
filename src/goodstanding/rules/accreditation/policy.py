"""The numbers of an award rule and of the assurance grades: policy data, dated, never written in a rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from goodstanding.rules.survey import ScoringPolicy

Grade = Literal["A", "B", "C"]


@dataclass(frozen=True)
class AwardPolicy:
    """Every number of an award rule. Scores are on `scale`; shares and confidences are fractions of one.

    min_answered          answered items that make a response valid
    min_item_clients      clients that make an item assessed
    min_clients           clients an award needs
    report_min_clients    clients a feedback report needs
    max_unassessed_items  items that may stay unassessed
    target_score          the level asked of the trust score (acceptable quality)
    rejectable_score      the level that must be refused with probability `confidence`
    sigma0                planned standard deviation of client scores
    nu0                   weight of sigma0, in degrees of freedom, in the interval's deviation
    interval_confidence   of the interval beside the trust score
    item_floor, critical_item_floor, item_watch
                          least mean of an assessed item, of a critical one, and the watch list's bound
    client_low, client_low_share
                          a client scoring under client_low is unhappy; the greatest share that may be
    """

    name: str
    version: str
    scale: tuple[float, float]
    min_answered: int
    min_item_clients: int
    min_clients: int
    report_min_clients: int
    max_unassessed_items: int
    target_score: float
    rejectable_score: float
    confidence: float
    sigma0: float
    nu0: float
    interval_confidence: float
    item_floor: float
    critical_item_floor: float
    item_watch: float
    client_low: float
    client_low_share: float

    def __post_init__(self) -> None:
        low, high = self.scale
        for name in ("target_score", "rejectable_score", "item_floor", "critical_item_floor", "client_low"):
            _require(low <= getattr(self, name) <= high, name, "on the scale")
        _require(self.rejectable_score <= self.target_score, "rejectable_score", "at most target_score")
        _require(self.min_clients >= 1, "min_clients", "at least 1")
        _require(0.5 <= self.confidence < 1, "confidence", "from 0.5 to below 1")
        _require(0 < self.interval_confidence < 1, "interval_confidence", "between 0 and 1")
        _require(0 <= self.client_low_share <= 1, "client_low_share", "from 0 to 1")
        _require(self.sigma0 > 0, "sigma0", "above 0")
        _require(self.nu0 > 0, "nu0", "above 0")

    @property
    def scoring(self) -> ScoringPolicy:
        """The part that scoring a survey reads."""
        return ScoringPolicy(self.min_answered, self.min_item_clients)


def _require(holds: bool, name: str, what: str) -> None:
    if not holds:
        raise ValueError(f"Award policy: {name} must be {what}.")


@dataclass(frozen=True)
class AssurancePolicy:
    """The response rates that grades ask, and which preset of the award rule judges each grade.

    full_response     share of the clients reached that grade A asks
    partial_response  the same for B; under it the grade is C
    presets           grade -> name of the award policy
    norms             grades whose rounds enter the norms
    """

    name: str
    version: str
    full_response: float
    partial_response: float
    presets: Mapping[Grade, str]
    norms: tuple[Grade, ...]
