"""Keys, identifiers and DID documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openvc.did.base import multikey_to_jwk, parse_did_document

from badges.formats.issuing import DID, JWT_SIGNER, MALLORY, RETIRED, SIGNER, did_json
from goodstanding.badges.formats import base58, base64url
from goodstanding.badges.formats.did import (
    NoSuchKey,
    address_of,
    did_document,
    did_of,
    ed25519_key,
    method_of_jwk,
    method_of_multikey,
    p256_key,
)
from goodstanding.badges.formats.keys import from_jwk, from_multikey, is_ed25519, is_es256, jwk, multikey
from goodstanding.badges.formats.refused import Refused

METHOD = method_of_multikey(DID, SIGNER.public_key)


@pytest.mark.parametrize(
    ("data", "text"),
    # the test vectors of draft-msporny-base58-03, section 5
    [
        (b"Hello World!", "2NEpo7TZRRrLZSi2U"),
        (
            b"The quick brown fox jumps over the lazy dog.",
            "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
        ),
        (b"\x00\x00\x28\x7f\xb4\xcd", "11233QC4"),
        (b"", ""),
    ],
)
def test_base58_is_that_of_its_test_vectors(data, text):
    assert (base58.encode(data), base58.decode(text)) == (text, data)


@given(st.binary(max_size=80))
def test_both_alphabets_give_back_what_went_in(data):
    assert base58.decode(base58.encode(data)) == data
    assert base64url.decode(base64url.encode(data)) == data


@pytest.mark.parametrize("text", ["AA==", "A", "AB", "a+b/", "AAA\n", "é"])
def test_base64url_has_one_spelling(text):
    with pytest.raises(ValueError, match=r"."):
        base64url.decode(text)


@pytest.mark.parametrize("text", ["0", "O", "l", " "])
def test_a_sign_outside_base58_is_refused(text):
    with pytest.raises(ValueError, match="no sign of base58"):
        base58.decode(text)


def test_a_multikey_is_read_by_others_and_by_us():
    text = multikey(SIGNER.public_key)
    assert text.startswith("z6Mk")
    assert base64url.decode(multikey_to_jwk(text)["x"]) == SIGNER.public_key == from_multikey(text)


@pytest.mark.parametrize(
    "text", ["", "z", "z6Mk", "m6Mk", multikey(bytes(32))[1:], "z" + base58.encode(b"\xec\x01" + bytes(32))]
)
def test_another_multikey_is_refused(text):
    with pytest.raises(ValueError, match="no Ed25519 key"):
        from_multikey(text)


def test_a_jwk_is_read_back_and_bears_no_private_part():
    key = jwk(JWT_SIGNER.public_key)
    assert set(key) == {"kty", "crv", "x", "y", "alg", "use", "kid"}
    assert from_jwk(key) == JWT_SIGNER.public_key
    for wrong in ({**key, "d": "AA"}, {**key, "kty": "OKP"}, {**key, "x": "AA"}, {**key, "x": key["y"]}):
        with pytest.raises(ValueError, match=r"."):
            from_jwk(wrong)


def test_signatures_hold_for_their_message_and_key_alone():
    for signer, other, holds in ((SIGNER, MALLORY, is_ed25519), (JWT_SIGNER, type(JWT_SIGNER)(8), is_es256)):
        signature = signer.sign(b"x")
        assert holds(b"x", signature, signer.public_key)
        assert not holds(b"y", signature, signer.public_key)
        assert not holds(b"x", signature, other.public_key)
        assert not holds(b"x", signature[:-1], signer.public_key)
        assert not holds(b"x", bytes(64), signer.public_key)


@pytest.mark.parametrize(
    ("origin", "did", "address"),
    [
        (
            "https://trust.example",
            "did:web:trust.example:issuers:talent",
            "https://trust.example/issuers/talent/did.json",
        ),
        (
            "http://127.0.0.1:8000",
            "did:web:127.0.0.1%3A8000:issuers:talent",
            "https://127.0.0.1:8000/issuers/talent/did.json",
        ),
    ],
)
def test_an_issuer_is_named_by_host_and_slug(origin, did, address):
    assert did_of(origin, "talent") == did
    assert address_of(did) == address


@pytest.mark.parametrize(
    ("origin", "slug"),
    [
        ("https://trust.example/", "a"),
        ("https://trust.example/x", "a"),
        ("trust.example", "a"),
        ("https://Trust.example", "a"),
        ("https://trust.example", "A"),
        ("https://trust.example", "a:b"),
        ("https://trust.example", "-a"),
        ("https://trust.example", ""),
    ],
)
def test_another_origin_or_slug_is_refused(origin, slug):
    with pytest.raises(Refused):
        did_of(origin, slug)


@pytest.mark.parametrize(
    "did",
    [
        "did:key:z6Mk",
        "did:web",
        "did:web:",
        "did:web:a/b",
        "did:web:a%2Fb",
        "did:web:a%40b",
        "did:web:a%4",
        "https://a",
        "",
    ],
)
def test_what_is_no_did_web_has_no_address(did):
    with pytest.raises(ValueError, match="did:web"):
        address_of(did)


def test_the_document_lists_every_key_as_others_read_it():
    document = did_json()
    assert document["assertionMethod"] == [method["id"] for method in document["verificationMethod"]]
    assert [method["type"] for method in document["verificationMethod"]] == ["Multikey", "Multikey", "JsonWebKey"]
    read = parse_did_document(document)
    assert [method.id for method in read.verification_methods] == document["assertionMethod"]


def test_keys_are_read_from_the_document_retired_ones_too():
    assert ed25519_key(did_json(), METHOD) == SIGNER.public_key
    assert ed25519_key(did_json(), method_of_multikey(DID, RETIRED.public_key)) == RETIRED.public_key
    assert p256_key(did_json(), method_of_jwk(DID, JWT_SIGNER.public_key)) == JWT_SIGNER.public_key


def without_assertion(document):
    return {**document, "assertionMethod": []}


def with_first(**changed):
    def change(document):
        first, *rest = document["verificationMethod"]
        return {**document, "verificationMethod": [{**first, **changed}, *rest]}

    return change


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda document: did_document(DID, ed25519=[MALLORY.public_key]), "is not in its DID document"),
        (
            lambda document: {**document, "verificationMethod": document["verificationMethod"] * 2},
            "is not in its DID document",
        ),
        (lambda document: {**document, "verificationMethod": None}, "is not in its DID document"),
        (without_assertion, "may not sign credentials by its DID document"),
        (with_first(controller="did:web:mallory.example"), "is no key of kind Multikey that the issuer controls"),
        (with_first(type="JsonWebKey"), "is no key of kind Multikey that the issuer controls"),
        (with_first(revoked="2026-01-01T00:00:00Z"), "is no key of kind Multikey that the issuer controls"),
        (with_first(publicKeyMultibase="z6Mk"), "cannot be read: no Ed25519 key in Multikey form"),
    ],
)
def test_a_key_that_the_document_does_not_give_is_none_though_its_name_holds_it(change, why):
    with pytest.raises(NoSuchKey) as refused:
        ed25519_key(change(did_json()), METHOD)
    assert str(refused.value) == why
