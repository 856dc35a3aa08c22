"""What a verdict says reaches each reader in the reader's own language, on pages and in letters."""

import re
from datetime import date, timedelta

import pytest
from django.utils.translation import override

from goodstanding.accreditation import actions
from goodstanding.base.access import SYSTEM
from goodstanding.base.models import OutgoingMail
from goodstanding.people.actions import describe, grant, register
from goodstanding.portals.sheets import sheet_of
from making import OPENED, closed, scene

pytestmark = pytest.mark.django_db
DECIDED = OPENED + timedelta(days=30)
LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture
def signed():
    set_up = scene()
    describe(set_up.team, name="Team", language="ar", zone="UTC", by=set_up.team.actor, at=OPENED)
    colleague = register(email="grace@people.example", name="Grace", by=SYSTEM, at=OPENED)
    grant(colleague, "team", set_up.kazi_hub.pk, by=SYSTEM, at=OPENED)
    decision = actions.compute(closed(set_up, [5] * 11 + [2]), by=SYSTEM, at=DECIDED)
    actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    return decision


def sentences(decision):
    sheet = sheet_of(decision, date(2026, 5, 1))
    return [*(gate.why for gate in sheet.gates), *(gate.name for gate in sheet.gates), *sheet.changes, sheet.gathered]


def test_in_arabic_no_sentence_of_the_sheet_is_left_in_english(signed):
    with override("ar"):
        assert [words for words in sentences(signed) if LATIN.search(words)] == []


@pytest.mark.parametrize("language", ["es", "fr", "pt", "ar"])
def test_the_sentences_are_the_same_ones_with_the_same_figures(signed, language):
    english = [gate.why for gate in sheet_of(signed, date(2026, 5, 1)).gates]
    with override(language):
        said = [gate.why for gate in sheet_of(signed, date(2026, 5, 1)).gates]
    assert [sorted(re.findall(r"\d+\.\d+", words)) for words in said] == [
        sorted(re.findall(r"\d+\.\d+", words)) for words in english
    ]


def test_where_the_facts_have_changed_what_was_signed_is_said_as_it_was_stored(signed):
    signed.inputs_digest = "0" * 64
    with override("ar"):
        assert [gate.why for gate in sheet_of(signed, date(2026, 5, 1)).gates] == [
            gate["sentence"] for gate in signed.verdict["explained"]
        ]


def test_each_of_the_team_gets_the_letter_in_a_language_of_their_own(signed):
    actions.tell_of_decision(signed, by=SYSTEM, at=DECIDED)
    letters = {mail.to: mail for mail in OutgoingMail.objects.filter(purpose="accreditation.decided")}
    assert {to: mail.language for to, mail in letters.items()} == {
        "team@people.example": "ar",
        "grace@people.example": "en",
    }
    assert "مُنحت" in letters["team@people.example"].subject
    assert "is awarded" in letters["grace@people.example"].subject
