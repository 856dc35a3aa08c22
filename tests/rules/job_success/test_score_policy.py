"""Numbers of a score that make no sense are refused with the reason."""

from dataclasses import replace

import pytest

from rules.job_success.engagements import JSS, SHIPPED

UPWORK = SHIPPED["upwork"]
REFUSED = {
    "windows that do not rise": (JSS, {"windows_months": (12, 6)}, "windows_months must be rising numbers"),
    "no window": (JSS, {"windows_months": ()}, "windows_months must be rising numbers"),
    "no outcomes": (JSS, {"min_outcomes": 0}, "min_outcomes and min_companies must be at least 1"),
    "a root of nothing": (JSS, {"value_ref_cents": 0}, "a root of the value needs value_ref_cents above 0"),
    "bands from somewhere": (UPWORK, {"value_bands": ((1, 1.0),)}, "value_bands must begin with a band from 0 cents"),
    "a band without weight": (UPWORK, {"value_bands": ((0, 0.0),)}, "the weights of value_bands must be above 0"),
    "less for more": (
        UPWORK,
        {"value_bands": ((0, 1.5), (100, 1.0))},
        "value_bands must rise, and their values must not",
    ),
    "worse for better": (UPWORK, {"steps": ((100, 1.0), (300, 0.0))}, "steps must rise, and their values must not"),
    "steps from somewhere": (UPWORK, {"steps": ((200, 0.0),)}, "steps must begin at 100 hundredths or below"),
    "a line without a slope": (JSS, {"half_points": 0}, "half_points must be at least 1"),
    "under the least": (JSS, {"least": -1.5}, "least and the values of steps must be from -1 to 1"),
    "a tenth of a thousandth": (JSS, {"silence_free": 0.3333}, "silence_free must be from 0 to 1, with three decimals"),
    "more than all": (JSS, {"private_weight": 1.1}, "private_weight must be from 0 to 1"),
    "credit for no days": (JSS, {"long_credit_days": 0}, "long_credit needs long_credit_days of at least 1"),
    "a taper backwards": (JSS, {"taper_days": -1}, "taper_days, days_a_job and silent_success_days must be at least 0"),
    "certainty": (JSS, {"confidence": 1.0}, "confidence must be from 0.5 to under 1"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_numbers_that_make_no_sense_are_refused(case):
    policy, values, reason = REFUSED[case]
    with pytest.raises(ValueError, match=reason):
        replace(policy, **values)
