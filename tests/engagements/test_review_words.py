"""The words of reviews: every criterion of every policy has a name, every reason is the model's, every language all."""

import pytest
from django.utils.translation import override

from goodstanding.engagements.models import ReviewReport
from goodstanding.engagements.reviews_words import CRITERIA, REASONS, criterion
from goodstanding.policies import load

ASKED = {
    key
    for version in load().versions("reviews-1")
    for side in ("company", "worker")
    for key in version.value.criteria(side)
}


def test_every_criterion_that_is_asked_has_a_name():
    assert sorted(ASKED) == sorted(CRITERIA)


def test_the_reasons_of_a_report_are_those_that_are_kept():
    with override("en"):
        assert {key: str(words) for key, words in REASONS.items()} == ReviewReport.REASONS


@pytest.mark.parametrize("language", ["es", "fr", "pt", "ar"])
def test_criteria_and_reasons_are_said_in_every_language(language):
    with override("en"):
        english = [criterion(key) for key in sorted(ASKED)] + [str(words) for words in REASONS.values()]
    with override(language):
        said = [criterion(key) for key in sorted(ASKED)] + [str(words) for words in REASONS.values()]
    same = {words for words, original in zip(said, english, strict=True) if words == original}
    assert same <= {"Communication"}
