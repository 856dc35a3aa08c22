"""What the forms of openings, applications and offers take and refuse."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from goodstanding.base.access import SYSTEM
from goodstanding.engagements.applying import application_form
from goodstanding.engagements.forms.fields import CentsField, HttpsField
from goodstanding.engagements.forms.offers import OfferForm
from goodstanding.engagements.forms.openings import OpeningForm
from goodstanding.marketplaces.actions import add_agencies, join_agency
from making import OPENED
from working import applied, opening, scene_of_work


def taken(field: Any, typed: str) -> Any:
    try:
        return field.clean(typed)
    except Exception as refused:
        return type(refused).__name__


@pytest.mark.parametrize(
    ("language", "typed", "cents"),
    [
        ("en", "45", 4_500),
        ("en", "45.5", 4_550),
        ("en", "0.29", 29),
        ("es", "45,50", 4_550),
        ("fr", "1234,56", 123_456),
        ("en", "", None),
        ("en", "-1", "ValidationError"),
        ("en", "1.999", "ValidationError"),
        ("en", "NaN", "ValidationError"),
        ("en", "1e20", "ValidationError"),
        ("en", "ten", "ValidationError"),
        ("en", "1,200.50", 120_050),
        ("en", "1,200", 120_000),
        ("en", "1,200,300", 120_030_000),
        ("en", "1.200,50", 120_050),
        ("en", "12,5", 1_250),
        ("en", "1.200", "ValidationError"),
        ("en", "1,20,0", "ValidationError"),
        ("en", "12,50,5", "ValidationError"),
        ("es", "1 200,50", 120_050),
        ("es", "1.200,50", 120_050),
        ("es", "45.50", 4_550),
        ("es", "1.200", "ValidationError"),
        ("es", "1,200", "ValidationError"),
        ("fr", "1\u202f200,50", 120_050),
        ("fr", "1\u00a0200", 120_000),
        ("fr", "1,200", "ValidationError"),
        ("pt", "1.200,50", 120_050),
        ("pt", "1.200", 120_000),
        ("pt", "1,200", "ValidationError"),
        ("ar", "١٬٢٠٠٫٥٠", 120_050),
        ("ar", "١٢٠٠٫٥٠", 120_050),
        ("ar", "1.200,50", 120_050),
        ("ar", "1.200", "ValidationError"),
        ("ar", "1,200", "ValidationError"),
    ],
)
def test_money_is_read_into_cents_in_the_readers_way(language: str, typed: str, cents: object) -> None:
    with translation.override(language):
        assert taken(CentsField(required=False), typed) == cents


@pytest.mark.parametrize(
    ("language", "typed", "words"),
    [
        (
            "en",
            "1.200",
            "“1.200” can be read in two ways. Write it without a separator of thousands, such as 1250.50.",
        ),
        (
            "fr",
            " 1,200 ",
            "«\u00a01,200\u00a0» peut se lire de deux façons. Écrivez-le sans séparateur de milliers, comme 1250,50.",
        ),
    ],
)
def test_an_amount_with_two_meanings_is_refused_with_a_way_to_write_it(language: str, typed: str, words: str) -> None:
    with translation.override(language):
        with pytest.raises(ValidationError) as refused:
            CentsField().clean(typed)
        assert refused.value.messages == [words]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://meet.example/x", "https://meet.example/x"),
        ("meet.example/x", "https://meet.example/x"),
        ("http://meet.example/x", "ValidationError"),
        ("javascript:alert(1)", "ValidationError"),
        ("", ""),
    ],
)
def test_a_link_to_a_call_is_https(typed: str, kept: str) -> None:
    assert taken(HttpsField(required=False), typed) == kept


OFFER = {
    "pay": "fixed",
    "rate_cents": "2300",
    "pay_within_days": "14",
    "scope": "Three pages.",
    "starts_on": "2026-03-16",
    "due_on": "2026-04-30",
}
TRIAL = {"trial_scope": "One page.", "trial_cents": "400", "trial_ends_on": "2026-03-20"}


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, []),
        (TRIAL, []),
        ({"due_on": "2026-03-15"}, ["due_on"]),
        ({"rate_cents": "0"}, ["rate_cents"]),
        ({"trial_scope": "One page."}, ["trial_cents", "trial_ends_on"]),
        (TRIAL | {"trial_scope": ""}, ["trial_scope"]),
        (TRIAL | {"trial_ends_on": "2026-03-15"}, ["trial_ends_on"]),
        (TRIAL | {"trial_ends_on": "2026-05-01"}, ["due_on"]),
        (TRIAL | {"trial_cents": "much"}, ["trial_cents"]),
    ],
)
def test_an_offer_has_its_days_in_order_and_a_trial_whole(changed: dict[str, str], wrong: list[str]) -> None:
    assert sorted(OfferForm(OFFER | changed).errors) == wrong


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"title": "Logo", "pay": "fixed"}, []),
        ({"pay": "fixed"}, ["title"]),
        ({"title": "Logo", "pay": "fixed", "starts_on": "2026-03-16", "ends_on": "2026-03-15"}, ["ends_on"]),
        ({"title": "Logo", "pay": "fixed", "category": "Sales"}, ["category"]),
        ({"title": "See http://x.example", "pay": "fixed"}, ["title"]),
    ],
)
def test_a_draft_needs_a_title_alone(said: dict[str, str], wrong: list[str]) -> None:
    assert sorted(OpeningForm(said, marketplace=scene_of_work().kazi_hub).errors) == wrong


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("is_exclusive", "ways"),
    [(None, None), (False, ["by yourself", "through Studio A"]), (True, ["through Studio A"])],
)
def test_an_exclusive_member_is_offered_the_agency_alone(is_exclusive: bool | None, ways: list[str] | None) -> None:
    work = scene_of_work()
    if is_exclusive is not None:
        agency = add_agencies(work.kazi_hub, {"a": "Studio A"}, by=SYSTEM, at=OPENED)["a"]
        since = date(2026, 1, 1)
        join_agency(agency, work.wanjirus, is_exclusive=is_exclusive, since=since, by=SYSTEM, at=OPENED)
    form = application_form(opening(work), work.wanjirus, OPENED)
    field: Any = form.fields.get("agency")
    assert (None if field is None else [str(label) for _value, label in field.choices]) == ways


@pytest.mark.django_db
def test_the_form_of_a_change_shows_the_application_as_it_is() -> None:
    work = scene_of_work()
    application = applied(work)
    form = application_form(application.opening, work.wanjirus, OPENED, old=application)
    shown = {name: form[name].value() for name in ("available_from", "hours_a_week", "rate_cents", "note", "confirmed")}
    assert shown == {
        "available_from": date(2026, 3, 16),
        "hours_a_week": 30,
        "rate_cents": "2300.00",
        "note": "I made two of these.",
        "confirmed": True,
    }
