"""Who decided: counted from what is known, told in the same words everywhere, and shown by receipts."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from accreditation.telling import DECIDED, decided
from goodstanding.accreditation import actions
from goodstanding.accreditation.independence import Independence, independence_words
from goodstanding.accreditation.judging import inputs_of
from goodstanding.accreditation.queries import independence_of, lines_of_decision
from goodstanding.badges import actions as badges
from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM, Actor
from goodstanding.base.record import checkpoint
from goodstanding.base.record.checkpoints import keys_document
from goodstanding.base.record.offline.verify_record import verdict
from goodstanding.people.actions import grant
from goodstanding.surveys.models import Fee
from making import OPENED, closed, scene

pytestmark = pytest.mark.django_db
RULE = "accredit-1@2026-01-01"
COMPUTED = f"The rule {RULE} computed the verdict; a signature confirms it and cannot change it."
NO_FEE = "The rule reads no fee: whether one was paid or waived cannot change the verdict."


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            Independence(1, 0, 0, RULE),
            (
                "Decided by 1 person. Nobody who decided works for the marketplace, buys or works through it.",
                "Nobody who decided declared a tie to the marketplace.",
            ),
        ),
        (
            Independence(3, 1, 2, RULE),
            (
                "Decided by 3 people. 1 of them works for the marketplace, buys or works through it.",
                "2 of them declared a tie to the marketplace; the programme keeps what it is.",
            ),
        ),
    ],
)
def test_the_line_in_words(found, words):
    assert independence_words(found) == (*words, COMPUTED, NO_FEE)


def test_a_decision_by_one_without_ties():
    decision = decided(scene(), [5] * 12)
    assert independence_of(STRANGER, decision) == Independence(1, 0, 0, RULE)


@pytest.mark.parametrize(
    ("office", "since", "with_office"),
    [("client", OPENED, 1), ("client", DECIDED + timedelta(days=1), 0)],
)
def test_who_bought_through_the_marketplace_when_signing_is_counted_and_so_is_a_tie(office, since, with_office):
    set_up = scene()
    survey = closed(set_up, [5] * 12)
    company = set_up.kazi_hub.companies.first()
    grant(set_up.ole, office, company.pk, by=SYSTEM, at=since)
    decision = actions.compute(survey, by=SYSTEM, at=DECIDED)
    actions.sign(decision, "My sister works there.", by=set_up.ole.actor, at=DECIDED)
    assert independence_of(STRANGER, decision) == Independence(1, with_office, 1, RULE)


@pytest.mark.parametrize("state", ["free", "due", "paid", "waived"])
def test_no_fee_reaches_what_the_rule_reads(state):
    survey = closed(scene(), [5] * 12)
    before = inputs_of(SYSTEM, survey).digest
    Fee.objects.update_or_create(round=survey, defaults={"state": state, "cents": 50_000, "reason": "x"})
    assert inputs_of(SYSTEM, survey).digest == before


def signed_in(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_team_operator_report_and_badge_page_say_the_same():
    set_up = scene()
    decision = decided(set_up, [5] * 12)
    badges.prove_made_domain(set_up.kazi_hub, by=SYSTEM, at=DECIDED)
    badge = badges.issue(decision.award, by=SYSTEM, at=DECIDED)
    words = independence_words(independence_of(STRANGER, decision))
    with clock.pinned(DECIDED):
        pages = [
            signed_in(set_up.team).get("/marketplaces/kazi-hub/2026").text,
            signed_in(set_up.ole).get(f"/programmes/trusted-talent-partner/decisions/{decision.round_id}").text,
            signed_in(set_up.team).get("/marketplaces/kazi-hub/2026/report").text,
            Client().get(f"/credentials/{badge.pk}").text,
        ]
    assert [[sentence in page for sentence in words] for page in pages] == [[True] * 4] * 4


def test_a_receipt_of_a_decision_shows_signature_and_outcome_and_nothing_of_the_answers():
    set_up = scene()
    decision = decided(set_up, [5] * 12)
    checkpoint(DECIDED)
    with clock.pinned(DECIDED):
        answer = signed_in(set_up.team).get("/marketplaces/kazi-hub/2026/receipt.json")
    assert answer["Content-Disposition"] == 'attachment; filename="receipt-kazi-hub-2026.json"'
    kinds = [json.loads(line["event"])["kind"] for line in answer.json()["events"]]
    assert kinds == ["accreditation.signed", "accreditation.awarded"]
    assert answer.json()["said"][-1] == NO_FEE
    assert decision.inputs_digest not in answer.text
    state, findings = verdict({"keys": json.dumps(keys_document()), "receipt": answer.text})
    assert (state, len(findings)) == ("Holds", 1 + 2 + 4)


def test_the_receipt_is_linked_once_a_checkpoint_covers_it():
    set_up = scene()
    decided(set_up, [5] * 12)
    team = signed_in(set_up.team)
    with clock.pinned(DECIDED):
        before = team.get("/marketplaces/kazi-hub/2026").text
        missing = team.get("/marketplaces/kazi-hub/2026/receipt.json").status_code
        checkpoint(DECIDED)
        after = team.get("/marketplaces/kazi-hub/2026").text
    assert ("receipt.json" in before, missing, "/marketplaces/kazi-hub/2026/receipt.json" in after) == (
        False,
        404,
        True,
    )


def test_only_team_and_operator_read_the_lines_of_a_decision():
    set_up = scene()
    decision = decided(set_up, [2] * 12)
    readers = [set_up.team.actor, set_up.ole.actor, set_up.rivals_team.actor, set_up.mallory.actor, Actor()]
    assert [len(lines_of_decision(reader, decision)) for reader in readers] == [2, 2, 0, 0, 0]
