"""Signed badges hold for foreign engines, and for none after any change."""

from dataclasses import replace

import pytest

from badges.formats.changing import changed
from badges.formats.engines import openbadgeslib, openvc, pyjwt
from badges.formats.issuing import (
    DAY,
    FACTS,
    JWT_SIGNER,
    LATER,
    LIST,
    MALLORY,
    RETIRED,
    SIGNER,
    badge,
    badge_jwt,
    known,
    opened,
    worker_badge,
    worker_jwt,
)
from goodstanding.badges.formats import base64url, proof
from goodstanding.badges.formats.awards import credential
from goodstanding.badges.formats.envelope import Holder
from goodstanding.badges.formats.jwt import OtherJwt, taken_apart, vc_jwt
from goodstanding.badges.formats.packing import pack, unpack
from goodstanding.badges.formats.proof import signed, signed_many
from goodstanding.badges.formats.refused import Refused
from goodstanding.badges.formats.shape import ShapeDiffers
from goodstanding.badges.verifying import State, verify

STRANGE = replace(FACTS, holder=Holder("https://kazihub.example/%7B", 'Kazi {"Hub"} <b>]]>&amp;\\\n\tسوق 🎖'))


def state(data, *revoked):
    return verify(data, known(*revoked), at=LATER).state


@pytest.mark.parametrize("facts", [FACTS, STRANGE], ids=["plain", "strange"])
def test_a_signed_badge_holds_for_every_engine(facts):
    found = signed(credential(facts), SIGNER, at=DAY)
    assert (state(found), openvc(found), openbadgeslib(found)) == (State.valid, True, True)


@pytest.mark.parametrize("facts", [FACTS, STRANGE], ids=["plain", "strange"])
def test_a_jwt_holds_for_every_engine(facts):
    found = vc_jwt(credential(facts), JWT_SIGNER)
    assert (state(found), pyjwt(found), openbadgeslib(found)) == (State.valid, True, True)


def test_a_revoked_badge_holds_for_none():
    assert (state(badge(), 4711), openvc(badge(), 4711), openbadgeslib(badge(), 4711)) == (State.revoked, False, False)
    assert (state(badge_jwt(), 4711), openbadgeslib(badge_jwt(), 4711)) == (State.revoked, False)


def test_a_badge_of_a_retired_key_still_holds_and_one_of_mallory_does_not():
    old, forged = (signed(credential(FACTS), signer, at=DAY) for signer in (RETIRED, MALLORY))
    assert (state(old), openvc(old), openbadgeslib(old)) == (State.valid, True, True)
    assert (state(forged), openvc(forged), openbadgeslib(forged)) == (State.unknown_issuer, False, False)


def test_the_bytes_are_ascii_without_angles_or_braces_inside_texts():
    found = signed(credential(STRANGE), SIGNER, at=DAY)
    assert found.isascii()
    assert not set(b"<>") & set(found)
    assert found.count(b"{") == badge().count(b"{")
    assert opened(found)["credentialSubject"]["name"] == STRANGE.holder.name


def test_the_same_facts_give_the_same_bytes():
    assert signed(credential(FACTS), SIGNER, at=DAY) == badge()


def test_many_are_signed_as_each_alone():
    many = [credential(replace(FACTS, id=f"{FACTS.id}{number}")) for number in range(12)]
    assert list(signed_many(many, SIGNER, at=DAY)) == [signed(each, SIGNER, at=DAY) for each in many]


def test_nothing_is_signed_twice_or_when_the_two_canonical_forms_differ(monkeypatch):
    with pytest.raises(Refused, match="^proof is there already$"):
        signed(unpack(badge()), SIGNER, at=DAY)
    monkeypatch.setattr(proof, "is_sampled", lambda _quads: True)
    assert signed(credential(FACTS), SIGNER, at=DAY) == badge()
    monkeypatch.setattr(proof, "canonical", lambda _document: b"other")
    with pytest.raises(ShapeDiffers):
        signed(credential(FACTS), SIGNER, at=DAY)


def accepted(seed, made=badge, made_jwt=badge_jwt):
    """Which engines take a changed badge for valid."""
    data, token = changed(seed, made()), changed(seed, made_jwt())
    found = {"openvc": openvc(data), "openbadgeslib": openbadgeslib(data), "ours": state(data) is State.valid}
    jwts = {"pyjwt": pyjwt(token), "openbadgeslib jwt": openbadgeslib(token), "our jwt": state(token) is State.valid}
    return [name for name, holds in {**found, **jwts}.items() if holds]


def test_no_engine_takes_a_changed_badge():
    assert {seed: found for seed in range(4) if (found := accepted(seed))} == {}


@pytest.mark.parametrize("made", [badge, badge_jwt, worker_badge, worker_jwt])
def test_we_take_no_changed_badge(made):
    assert [seed for seed in range(25) if state(changed(seed, made())) is State.valid] == []


def test_a_workers_badge_holds_for_every_engine_and_revoked_for_none():
    found, token = worker_badge(), worker_jwt()
    assert (state(found), openvc(found), openbadgeslib(found)) == (State.valid, True, True)
    assert (state(token), pyjwt(token), openbadgeslib(token)) == (State.valid, True, True)
    assert (state(found, 815), openvc(found, 815), openbadgeslib(found, 815)) == (State.revoked, False, False)
    assert {seed: names for seed in range(4) if (names := accepted(seed, worker_badge, worker_jwt))} == {}


@pytest.mark.drill
@pytest.mark.parametrize("made", [(badge, badge_jwt), (worker_badge, worker_jwt)], ids=["award", "standing"])
def test_no_engine_takes_any_of_a_thousand_changed_badges(made):
    assert {seed: found for seed in range(500) if (found := accepted(seed, *made))} == {}


def resigned(payload=None, **header):
    """A JWT with another header or payload, rightly signed."""
    first, second, _ = badge_jwt().decode().split(".")
    head = {**opened(base64url.decode(first)), **header}
    body = {**opened(base64url.decode(second)), **(payload or {})}
    message = ".".join(base64url.encode(pack(each)) for each in (head, body)).encode()
    return message + b"." + base64url.encode(JWT_SIGNER.sign(message)).encode()


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "none"},
        {"alg": "HS256"},
        {"jwk": {}},
        {"jku": LIST},
        {"x5c": []},
        {"crit": []},
        {"b64": False},
    ],
    ids=str,
)
def test_a_jwt_whose_header_brings_a_key_or_another_algorithm_is_not_read(header):
    with pytest.raises(OtherJwt, match="^its header is not that of a badge"):
        taken_apart(resigned(**header))


@pytest.mark.parametrize(
    "payload",
    [
        {"exp": 4102444800},
        {"nbf": 0},
        {"iss": "did:web:mallory.example"},
        {"sub": "https://mallory.example"},
        {"jti": LIST},
    ],
    ids=str,
)
def test_a_jwt_whose_claims_contradict_the_credential_is_not_read(payload):
    with pytest.raises(OtherJwt, match="^its claims contradict the credential in it$"):
        taken_apart(resigned(payload))
