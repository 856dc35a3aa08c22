"""The reference cases of multiplicity and leniency."""

import pytest

from goodstanding.rules.findings import multiplicity
from goodstanding.rules.findings.leniency import leniency
from rules.cases import Case, cases, differences

METHODS = {
    "bonferroni": multiplicity.bonferroni,
    "holm": multiplicity.holm,
    "hochberg": multiplicity.hochberg,
    "bh": multiplicity.benjamini_hochberg,
    "by": multiplicity.benjamini_yekutieli,
}


@pytest.mark.parametrize("case", cases("multiplicity"))
def test_adjusted_p_values_are_those_of_the_reference_case(case: Case) -> None:
    given = [float(row["p"]) for row in case.table()]
    found = {name: adjust(given) for name, adjust in METHODS.items()}
    assert differences(found, case.expected, case.tolerance) == []


@pytest.mark.parametrize("case", cases("leniency"))
def test_effects_of_raters_are_those_of_the_reference_case(case: Case) -> None:
    """Variances agree relatively: in the balanced case lme4 stops 2e-4 from where the analysis of variance, which is
    exact there, and we end."""
    value, factors, rows = columns(case)
    made = leniency([float(row[value]) for row in rows], {name: [row[name] for row in rows] for name in factors})
    assert made is not None
    wanted = {key: each for key, each in case.expected.items() if key.startswith("var")}
    found = {"var_resid": made.error} | {f"var_{name.lower()}": each for name, each in made.variances.items()}
    ratios = {key: found[key] / each for key, each in wanted.items()}
    assert differences(ratios, dict.fromkeys(wanted, 1.0), 1e-4) == []
    effects = {f"blup_{name}" if len(factors) > 1 else "blup": dict(made.effects[name]) for name in factors}
    others = {key: each for key, each in case.expected.items() if key not in wanted}
    assert differences({"intercept": made.mean, **effects}, others, case.tolerance) == []


def columns(case: Case) -> tuple[str, list[str], list[dict[str, str]]]:
    """The column of values, those of factors, and the rows."""
    rows = case.table()
    [value] = [name for name, cell in rows[0].items() if cell.replace(".", "").isdigit()]
    return value, [name for name in rows[0] if name != value], rows
