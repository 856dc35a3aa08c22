"""The interval beside the trust score."""

from math import sqrt

import pytest

from goodstanding.rules.accreditation import Evidence
from rules.laws import DRAWN, NOMINATED, SHORT, alike, judged


def test_an_interval_weighs_the_spread_of_the_clients_with_the_planned_one() -> None:
    """t(.95, 18) = 1.734 from the printed tables."""
    verdict = judged([*alike(9, 4, 4, 4, 4), *alike(2, 2, 2, 2, 2)], SHORT, Evidence("random", 44, True))
    held, trust = verdict.estimate, (9 * 4 + 2 * 2) / 11
    variance = (9 * (4 - trust) ** 2 + 2 * (2 - trust) ** 2) / 10
    spread = sqrt((8 * 0.49 + 10 * variance) / 18)
    assert held.stabilised_sd == pytest.approx(spread)
    assert held.standard_error == pytest.approx(spread * sqrt(0.75 / 11))
    assert held.interval == pytest.approx(
        (trust - 1.734 * (held.standard_error or 0), trust + 1.734 * (held.standard_error or 0)), abs=1e-3
    )
    assert str(held.sentence) == "With 90 % confidence the average over all clients lies between 3.29 and 3.98."


def test_an_interval_ends_where_the_scale_ends() -> None:
    low, high = judged(alike(10, 5, 5, 5, 5)).interval or (0, 0)
    assert (round(low, 6), high) == (4.735838, 5)


def test_one_client_has_an_interval_from_the_planned_spread() -> None:
    low, high = judged(alike(1, 3, 3, 3, 3)).interval or (0, 0)
    assert (round(low, 3), round(high, 3)) == (round(3 - 1.8595 * 0.7, 3), round(3 + 1.8595 * 0.7, 3))


@pytest.mark.parametrize(
    ("clients", "sentence"),
    [
        (12, "These 12 clients were chosen by the marketplace; the score describes them only."),
        (1, "This 1 client was chosen by the marketplace; the score describes it only."),
        (0, "Nobody has answered."),
    ],
)
def test_nominated_clients_speak_for_themselves_only(clients: int, sentence: str) -> None:
    held = judged(alike(clients, 4, 4, 4, 4), SHORT, NOMINATED).estimate
    assert (held.interval, held.standard_error, str(held.sentence)) == (None, None, sentence)


def test_nobody_has_no_interval() -> None:
    assert judged([], SHORT, DRAWN).interval is None
