"""The numbers of findings, read from a dated policy."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FindingPolicy:
    """From how many marketplaces a change is told, how sure it must be, and from where the operator is warned."""

    panel_marketplaces: int
    confidence: float
    power: float
    anchor_margin: float
    least_marketplaces: int
    points_band: float
    share_band: float
