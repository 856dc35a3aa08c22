"""What is refused before signing, with the field and why."""

import copy

import pytest

from badges.formats.issuing import DID, FACTS, LATER, LIST
from goodstanding.badges.formats.awards import credential
from goodstanding.badges.formats.guard import guard, is_date
from goodstanding.badges.formats.refused import Refused
from goodstanding.badges.formats.status import status_list

ALIKE = "verifiers canonicalise differently"
COVER = "is no term of the two contexts, so no signature would cover it"
URI = "is no absolute URI, with other signs percent-encoded"
DATE = "is no date of the form YYYY-MM-DDThh:mm:ssZ"
TEXT = "is neither text nor a list nor an object"
ENTRY = "must be a BitstringStatusListEntry for revocation"
SUBJECT = "credentialSubject"


def put(path, value):
    document = copy.deepcopy(credential(FACTS))
    *way, last = path
    place = document
    for step in way:
        place = place[step]
    place[last] = value
    return document


REFUSALS = [
    (("name",), "Kazi\0Hub", f"name holds the character U+0000, which {ALIKE}"),
    (("name",), "Kazi\x7fHub", f"name holds the character U+007F, which {ALIKE}"),
    (("name",), "Kazi\x85Hub", f"name holds the character U+0085, which {ALIKE}"),
    ((SUBJECT, "name"), "Hub\uffff", f"credentialSubject.name holds the character U+FFFF, which {ALIKE}"),
    ((SUBJECT, "name"), "Hub\ud800", f"credentialSubject.name holds the character U+D800, which {ALIKE}"),
    ((SUBJECT, "id"), "kazihub.example", f"credentialSubject.id {URI}"),
    ((SUBJECT, "id"), "https://kazihub.example/a b", f"credentialSubject.id {URI}"),
    ((SUBJECT, "id"), "https://kazihub.example/\u00a0", f"credentialSubject.id {URI}"),
    ((SUBJECT, "id"), "https://kazihub.example/%6", f"credentialSubject.id {URI}"),
    ((SUBJECT, "id"), "https://kazihub.example/#a#b", f"credentialSubject.id {URI}"),
    ((SUBJECT, "id"), "@kazi", f"credentialSubject.id {URI}"),
    (("issuer", "url"), "/programmes", f"issuer.url {URI}"),
    (("evidence", 0, "id"), "name:x", f"evidence[0].id {URI}"),
    ((SUBJECT, "achievement", "criteria", "id"), "", f"credentialSubject.achievement.criteria.id {URI}"),
    (("validUntil",), "2027-03-01", f"validUntil {DATE}"),
    (("validUntil",), "2027-02-30T00:00:00Z", f"validUntil {DATE}"),
    (("awardedDate",), "2026-03-01T09:30:00+00:00", f"awardedDate {DATE}"),
    (("score",), "4.4", f"score {COVER}"),
    ((SUBJECT, "type"), ["AchievementSubject", "Marketplace"], f"Marketplace {COVER}"),
    ((SUBJECT, "result", 0, "value"), 4.4, f"credentialSubject.result[0].value {TEXT}"),
    ((SUBJECT, "result", 0, "value"), None, f"credentialSubject.result[0].value {TEXT}"),
    ((SUBJECT, "achievement", "alignment"), [{"type": ["Alignment"], "targetName": "x"}], "alignment has no id"),
    (("id",), "_:b0", f"id {URI}"),
    (("evidence", 0, "id"), FACTS.id, f"id {FACTS.id} stands at 2 nodes"),
    (("credentialStatus", "id"), LIST, "credentialStatus.id must differ from the list's address"),
    (("credentialStatus",), [], "credentialStatus must be one object"),
    (("credentialStatus", "statusPurpose"), "suspension", f"credentialStatus {ENTRY}"),
    (("refreshService",), {"id": LIST}, "refreshService is not used in badges"),
    ((SUBJECT, "endorsementJwt"), ["e30"], "endorsementJwt is not used in badges"),
    (("type",), ["OpenBadgeCredential"], "type is neither a badge nor a status list"),
    (("type",), ["VerifiableCredential", "AchievementCredential"], "type is neither a badge nor a status list"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "said"), REFUSALS, ids=lambda each: repr(each)[:40])
def test_a_document_that_verifiers_read_differently_is_refused(path, value, said):
    with pytest.raises(Refused) as refused:
        guard(put(path, value))
    assert str(refused.value) == said


def test_the_contexts_are_exactly_two_in_order():
    for contexts in ([], credential(FACTS)["@context"][::-1], [*credential(FACTS)["@context"], "https://x.example"]):
        with pytest.raises(Refused, match=r"^@context must be \["):
            guard({**credential(FACTS), "@context": contexts})


def test_words_of_any_language_and_line_breaks_pass():
    guard(put(("name",), 'Kazi "Hub"\n\t<b>&amp;{}\\ \u0633\u0648\u0642 \U0001f396'))


def test_a_status_list_holds_no_html_entity():
    document = status_list(LIST, issuer=DID, revoked=[], at=LATER)
    guard(document)
    with pytest.raises(Refused, match="^text holds the HTML entity &amp;$"):
        guard({**document, "id": f"{LIST}?a=1&amp;b=2"})


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2026-03-01T09:30:00Z", True),
        ("2024-02-29T23:59:59Z", True),
        ("2026-02-29T00:00:00Z", False),
        ("2026-03-01T24:00:00Z", False),
        ("2026-03-01T09:30:00.5Z", False),
        ("2026-03-01 09:30:00Z", False),
        ("٢٠٢٦-03-01T09:30:00Z", False),
    ],
)
def test_a_date_has_one_form(text, is_one):
    assert is_date(text) is is_one
