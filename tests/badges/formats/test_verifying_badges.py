"""What a check says, for each state, by the files that are there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import product

import pytest
from PIL import Image

from badges.formats.issuing import (
    DAY,
    DID,
    FACTS,
    JWT_SIGNER,
    LATER,
    LIST,
    MALLORY,
    ORIGIN,
    SIGNER,
    altered,
    badge,
    badge_jwt,
    did_json,
    known,
    list_bytes,
    opened,
)
from goodstanding.badges.formats import base64url
from goodstanding.badges.formats.awards import credential
from goodstanding.badges.formats.baking import bake_png, bake_svg
from goodstanding.badges.formats.contexts import CREDENTIALS
from goodstanding.badges.formats.did import did_document, did_of
from goodstanding.badges.formats.envelope import Issuer
from goodstanding.badges.formats.jwt import CLAIMS
from goodstanding.badges.formats.packing import Unreadable, pack
from goodstanding.badges.formats.proof import signed
from goodstanding.badges.formats.status import status_list
from goodstanding.badges.verifying import Documents, State, documents, shown, verify

MALLORYS = did_of("https://mallory.example", "talent")
KEYS = f"{ORIGIN}/issuers/talent/did.json"
VALID = (
    f"Valid until 2027-03-01: Kazi Hub (https://kazihub.example), Trusted Talent Partner 2026, "
    f"signed by {DID}, whose keys lie at {KEYS}."
)
NOT_HERE = f"the status list {LIST} is not here."
CHANGED = f"This is not what {DID} signed: it was changed, or never signed by it."
UNKNOWN = f"Signed by {DID}, but whether it was revoked is not known: "


def said(file, given, at=LATER):
    found = verify(file, given, at=at)
    return found.state, found.sentence


def forms():
    file = BytesIO()
    Image.new("RGB", (9, 9)).save(file, "PNG")
    for name, data in (("credential", badge()), ("jwt", badge_jwt())):
        yield pytest.param(data, id=name)
        yield pytest.param(bake_png(file.getvalue(), data), id=f"{name} in png")
        yield pytest.param(bake_svg(b"<svg></svg>", data), id=f"{name} in svg")


@pytest.mark.parametrize("file", list(forms()))
def test_every_form_of_a_badge_says_the_same(file):
    assert said(file, known()) == (State.valid, VALID)
    assert said(file, known(4711)) == (State.revoked, f"{DID} signed it and revoked it.")
    assert said(file, Documents()) == (State.unchecked, f"Whether {DID} signed it, its did.json tells: {KEYS}.")
    assert said(file, Documents({DID: did_json()})) == (
        State.unchecked,
        UNKNOWN + NOT_HERE,
    )


def test_a_badge_is_valid_from_its_first_second_to_before_its_last():
    def state(at):
        given = Documents({DID: did_json()}, {LIST: list_bytes(at=at)})
        return said(badge(), given, at)

    assert state(DAY - timedelta(seconds=1)) == (State.not_yet_valid, f"Signed by {DID}, valid from 2026-03-01.")
    assert state(DAY)[0] is State.valid
    end = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
    assert state(end - timedelta(seconds=1))[0] is State.valid
    assert state(end) == (State.expired, f"Signed by {DID}, expired on 2027-03-01.")


def test_an_expired_badge_is_expired_without_a_status_list():
    assert said(badge(), Documents({DID: did_json()}), DAY + timedelta(days=400))[0] is State.expired


def test_what_was_changed_is_told_from_what_cannot_be_read():
    assert said(altered(badge(), name="Top Talent Partner 2026"), known()) == (State.changed, CHANGED)
    swapped = badge_jwt()[:-8] + b"AAAAAAAA"
    assert said(swapped, known()) == (State.changed, CHANGED)


def list_of(**facts):
    """A status list of another hand or form, at the right address."""
    made = {"issuer": DID, "revoked": [], "at": LATER, **facts}
    return status_list(made.pop("address", LIST), **made)


BAD = "the status list cannot be used: "


@pytest.mark.parametrize(
    ("listed", "why"),
    [
        (signed(list_of(), MALLORY, at=LATER), BAD + "The key {mallory} is not in its DID document."),
        (altered(list_bytes(), validUntil="2027-01-01T00:00:00Z"), BAD + CHANGED),
        (list_bytes(at=LATER - timedelta(days=8)), BAD + "it is out of date; fetch it again."),
        (list_bytes(at=LATER + timedelta(days=1)), BAD + "it is out of date; fetch it again."),
        (signed(list_of(address=f"{LIST}1"), SIGNER, at=LATER), BAD + "it is not this issuer's list at this address."),
        (signed(list_of(issuer=MALLORYS), MALLORY, at=LATER), BAD + "it is not this issuer's list at this address."),
        (b"", BAD + "This badge cannot be read here: no compact JWT."),
    ],
    ids=["hand", "changed", "old", "young", "address", "issuer", "empty"],
)  # fmt: skip
def test_a_status_list_that_cannot_be_used_leaves_the_badge_unchecked(listed, why):
    dids = {DID: did_json(), MALLORYS: did_document(MALLORYS, ed25519=[MALLORY.public_key])}
    state, sentence = said(badge(), Documents(dids, {LIST: listed}))
    mallory = shown(opened(listed)["proof"][0]["verificationMethod"]) if listed else ""
    assert (state, sentence) == (State.unchecked, UNKNOWN + why.format(mallory=mallory))


def test_the_key_is_never_taken_from_its_name():
    forged = signed(credential(FACTS), MALLORY, at=DAY)
    assert said(forged, Documents())[0] is State.unchecked
    state, sentence = said(forged, known())
    assert state is State.unknown_issuer
    assert sentence.endswith("is not in its DID document.")


def test_a_badge_of_another_issuer_is_of_an_unknown_issuer():
    facts = replace(FACTS, issuer=Issuer(MALLORYS, "Ole's programme", ORIGIN))
    forged = signed(credential(facts), MALLORY, at=DAY)
    sentence = f"It says it is by {MALLORYS}; the did.json given is that of {DID}."
    assert said(forged, known()) == (State.unknown_issuer, sentence)


def test_a_key_of_another_issuer_signs_nothing():
    proof = {**opened(badge())["proof"][0], "verificationMethod": f"{MALLORYS}#key"}
    sentence = f"The key {MALLORYS}#key is not one of the issuer {DID}."
    assert said(altered(badge(), proof=[proof]), known()) == (State.unknown_issuer, sentence)
    by_key = altered(badge(), issuer="did:key:z6Mk")
    sentence = "The issuer did:key:z6Mk is no did:web, so nobody answers for it."
    assert said(by_key, known()) == (State.unknown_issuer, sentence)


PROOF = opened(badge())["proof"][0]
FIELDS = "its proof has other fields than this reader knows"
CONTEXTS = "it names contexts that are not shipped"
OTHERWISE = "is spelt otherwise than in badges"


def with_proof(**changed):
    return altered(badge(), proof={**PROOF, **changed})


def with_contexts(*contexts):
    return altered(badge(), **{"@context": [CREDENTIALS, *contexts]})


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (altered(badge(), proof=[]), "it does not bear one proof"),
        (altered(badge(), proof=[PROOF, PROOF]), "it does not bear one proof"),
        (with_proof(cryptosuite="eddsa-jcs-2022"), "its proof is not of the kind eddsa-rdfc-2022"),
        (with_proof(expires="2026-03-02T00:00:00Z"), FIELDS),
        (with_proof(proofPurpose="authentication"), "its proof does not serve to assert"),
        (with_contexts("https://x.example"), CONTEXTS),
        (with_contexts({"@vocab": "https://x.example/"}), CONTEXTS),
        (altered(badge(), **{"@graph": []}), f"the word @graph {OTHERWISE}"),
        (altered(badge(), **{"https://schema.org/name": "x"}), f"the word https://schema.org/name {OTHERWISE}"),
        (altered(badge(), score="5"), "it is no badge in JSON-LD: no signature covers score"),
        (b"hello", "no compact JWT"),
        (b"", "no compact JWT"),
        (b"a.b.\x1b[31m", "no compact JWT"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_unchecked(file, why):
    assert said(file, known()) == (State.unchecked, f"This badge cannot be read here: {why}.")


def test_a_rightly_signed_status_list_is_no_badge():
    assert said(list_bytes(), known()) == (State.unchecked, "Its signature is right, but it is no Open Badge.")


def test_a_picture_without_a_badge_is_no_badge():
    assert said(b"<svg></svg>", known())[1] == "This file is no badge: the picture carries no badge."


def test_a_strangers_text_cannot_write_to_the_terminal():
    assert shown("Kazi\x1b[31m\u202eHub") == "Kazi\ufffd[31m\ufffdHub"
    assert len(shown("x" * 1_000)) == 120


def test_documents_are_told_apart_by_what_they_are():
    found = documents([list_bytes(), pack(did_json())])
    assert found == Documents({DID: did_json()}, {LIST: list_bytes()})
    with pytest.raises(Unreadable, match=r"^neither a did\.json nor a signed status list$"):
        documents([b"{}"])


def test_the_jwt_of_a_key_that_only_its_header_names_is_of_an_unknown_issuer():
    without = Documents({DID: did_document(DID, ed25519=[SIGNER.public_key])}, known().lists)
    assert said(badge_jwt(), without)[0] is State.unknown_issuer
    assert JWT_SIGNER.public_key not in str(without).encode()


ODD = [
    None,
    True,
    -1,
    1.5,
    10**30,
    "",
    "x",
    "\ud800",
    "0001-01-01T00:00:00",
    [],
    [[]],
    {},
    {"id": 1},
    {"id": []},
    ["x", 1],
]


def jwt_of(document):
    """A JWT of any document, rightly signed, its claims repeated where they can be."""
    claims = {name: opened(base64url.decode(badge_jwt().decode().split(".")[1]))[name] for name in CLAIMS}
    head = badge_jwt().split(b".")[0]
    message = head + b"." + base64url.encode(pack({**document, **claims})).encode()
    return message + b"." + base64url.encode(JWT_SIGNER.sign(message)).encode()


def test_no_odd_value_of_a_signed_badge_breaks_the_check_or_passes_as_more_than_it_is():
    without_lists = Documents({DID: did_json()})
    for name, value in product(credential(FACTS), ODD):
        found = verify(jwt_of({**credential(FACTS), name: value}), without_lists, at=LATER)
        assert found.state in (State.unchecked, State.unknown_issuer, State.expired)
    for name, value in product(credential(FACTS)["credentialStatus"], ODD):
        status = {**credential(FACTS)["credentialStatus"], name: value}
        found = verify(jwt_of({**credential(FACTS), "credentialStatus": status}), known(), at=LATER)
        assert found.state is (State.valid if name == "id" else State.unchecked)


@pytest.mark.parametrize("field", ["proof", "@context", "issuer"])
def test_no_odd_value_in_a_credential_breaks_the_check(field):
    states = {verify(altered(badge(), **{field: value}), known(), at=LATER).state for value in ODD}
    assert states <= {State.unchecked, State.unknown_issuer, State.changed}


@pytest.mark.parametrize("field", ["verificationMethod", "assertionMethod", "id"])
def test_no_odd_value_in_a_did_document_breaks_the_check(field):
    states = {verify(badge(), Documents({DID: {**did_json(), field: odd}}), at=LATER).state for odd in ODD}
    assert states == {State.unknown_issuer}


@pytest.mark.parametrize("field", ["id", "type", "controller", "publicKeyMultibase", "revoked"])
def test_no_odd_value_in_a_key_breaks_the_check(field):
    first, *rest = did_json()["verificationMethod"]
    for odd in ODD:
        document = {**did_json(), "verificationMethod": [{**first, field: odd}, *rest]}
        state = verify(badge(), Documents({DID: document}), at=LATER).state
        assert state is (State.unchecked if field == "revoked" and not odd else State.unknown_issuer)
