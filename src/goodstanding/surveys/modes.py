"""How the clients of a round are chosen, and what a roster of a size can bring."""

from dataclasses import dataclass
from math import ceil
from typing import Final, Literal

from goodstanding.policies import Fieldwork
from goodstanding.rules.accreditation import AssurancePolicy, AwardPolicy

NOMINATED_RULE: Final = "ttp-2022"
"""The award rule whose clients the marketplace names itself."""


def is_nominated(award_rule: str) -> bool:
    """Whether rounds under this rule ask the clients that the marketplace names."""
    return award_rule == NOMINATED_RULE


@dataclass(frozen=True)
class ModeOffer:
    """A way to choose the clients: the award rule that it stands for, what it does and what it costs."""

    key: str
    title: str
    about: str
    costs: str


@dataclass(frozen=True)
class Forecast:
    """What a roster of `clients` can bring: how many are asked, and how many answers are needed for what.

    `need` is for an award, `report` for a feedback report, `for_b` and `for_a` for these grades; all are clients with
    a valid response. Grade B and A are out of reach where the marketplace names the clients.
    """

    clients: int
    mode: Literal["census", "random", "nominated"]
    asked: int
    need: int
    report: int
    for_b: int
    for_a: int

    @property
    def need_share(self) -> int:
        """`need` as a share of the clients asked, in per cent, rounded to the nearest; over 100 is out of reach."""
        return round(100 * self.need / self.asked) if self.asked else 0

    @property
    def can_be_awarded(self) -> bool:
        return self.asked >= self.need

    @property
    def can_be_reported(self) -> bool:
        return self.asked >= self.report


def forecast(
    clients: int, rule: AwardPolicy, assurance: AssurancePolicy, numbers: Fieldwork, *, nominated: bool
) -> Forecast:
    """The forecast for a roster under the policies in force."""
    mode = "nominated" if nominated else numbers.mode(clients)
    asked = min(clients, numbers.draw_at_most) if mode == "random" else clients
    return Forecast(
        clients=clients,
        mode=mode,
        asked=asked,
        need=rule.min_clients,
        report=rule.report_min_clients,
        for_b=_least(assurance.partial_response, asked),
        for_a=_least(assurance.full_response, asked),
    )


def _least(share: float, asked: int) -> int:
    """The fewest clients that are this share of those asked."""
    return ceil(share * asked - 1e-9)
