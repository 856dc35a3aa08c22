"""The numbers of norms, read from a dated policy."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NormPolicy:
    """From how many others a norm may be made, how uncertain what is hidden must stay, how coarse figures are."""

    marketplaces: int
    clients: int
    largest_share: float
    hidden_width: float
    members_changed: int
    releases_a_year: int
    fine_from: int
    step: float
    coarse_step: float
    count_bands: tuple[int, ...]
    pooling_weight: float

    def __post_init__(self) -> None:
        if list(self.count_bands) != sorted(set(self.count_bands)):
            raise ValueError("count_bands must be rising numbers")
        if 12 % self.releases_a_year:
            raise ValueError("releases_a_year must divide the months of a year")

    @property
    def least(self) -> int:
        """Marketplaces in the smallest norm: the least number of others, and the one that looks."""
        return self.marketplaces + 1

    @property
    def months_between(self) -> int:
        """Whole months from one release to the next."""
        return 12 // self.releases_a_year

    def rounded(self, value: float, count: int) -> float:
        """A figure of so many marketplaces as coarse as it is published."""
        step = self.step if count >= self.fine_from else self.coarse_step
        return round(round(value / step) * step, 2)

    def band_of_count(self, count: int) -> tuple[int, int | None]:
        """The band in which a number of marketplaces lies: its least and its most, None where it has no end."""
        starts = [start for start in self.count_bands if start <= count] or [0]
        after = [start for start in self.count_bands if start > count]
        return starts[-1], after[0] - 1 if after else None
