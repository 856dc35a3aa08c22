"""The reference cases of norms: ranks, quantiles, shrinkage, and one item's answers."""

from math import fsum

import pytest

from goodstanding.rules.norms.one_item import expected
from goodstanding.rules.norms.pooling import dersimonian_laird, james_stein, pool, shrunken
from goodstanding.rules.norms.ranks import midrank, quantile
from rules.cases import CARRIED, Case, differences


def named(name: str) -> Case:
    return Case(CARRIED / "norms" / name)


def test_ranks_and_quantiles_are_those_of_the_reference_case() -> None:
    case = named("percentile_ranks")
    scores = [float(row["score"]) for row in case.table()]
    others = [[*scores[:place], *scores[place + 1 :]] for place in range(len(scores))]
    found = {
        "midrank_inclusive": [midrank(score, scores) for score in scores],
        "midrank_excluding_self": [midrank(score, rest) for score, rest in zip(scores, others, strict=True)],
        "quantiles": [
            {**given, "value": [quantile(scores, p, given["type"]) for p in given["q"]]}
            for given in case.expected["quantiles"]
        ],
    }
    assert differences(found, case.expected, case.tolerance) == []


def test_the_pool_of_the_eight_schools_is_that_of_the_reference_case() -> None:
    case = named("shrinkage_eight_schools")
    rows = [(float(row["y"]), float(row["se"]) ** 2) for row in case.table()]
    values, variances = [y for y, _v in rows], [v for _y, v in rows]
    made = pool(values, variances)
    found = {
        "Q": made.heterogeneity,
        "I2": made.inconsistency,
        "tau2_dl": dersimonian_laird(values, variances),
        "mu": made.mean,
        "se_mu": made.error,
        "shrunken": [shrunken(y, v, made.mean, made.between) for y, v in rows],
        "tau2_paule_mandel": made.between,
    }
    assert differences(found, case.expected, case.tolerance) == []


def test_batting_averages_are_drawn_together_as_published() -> None:
    case = named("shrinkage_efron_morris")
    shares = [float(row["hits"]) / float(row["ab"]) for row in case.table()]
    mean = fsum(shares) / len(shares)
    variance = mean * (1 - mean) / 45
    kept = james_stein(shares, variance)
    found = {
        "grand_mean": mean,
        "s2": variance,
        "shrink_factor": kept,
        "james_stein": [mean + kept * (share - mean) for share in shares],
    }
    assert differences(found, case.expected, case.tolerance) == []


def test_one_items_expected_answer_is_that_of_the_reference_case() -> None:
    case = named("dirichlet_multinomial_item")
    keys = ("posterior_mean_score", "posterior_var_score", "mean_top2", "var_top2")
    for line in case.expected:
        made = expected(line["counts"], line["alpha"])
        found = dict(zip(keys, (made.mean, made.variance, made.top_two, made.top_two_variance), strict=True))
        assert differences(found, {key: line[key] for key in keys}, case.tolerance) == []


def test_scores_that_are_all_equal_have_no_distance_to_keep() -> None:
    with pytest.raises(ValueError, match="no distance"):
        james_stein([4.0] * 5, 0.1)
