"""Tokens: their strength, what is stored of them, and that no log shows them."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.base.tokens import derived, digest_of, is_shaped, matches, mint, scrub

UUID = "0190f3c2-7d4e-7b1a-9c55-3f2a1b0c9d8e"


def test_a_token_has_200_bits_and_only_its_digest_is_for_keeping():
    token, digest = mint()
    assert (len(token), digest) == (34, sha256(token.encode()).hexdigest())
    assert matches(token, digest)
    assert not matches(mint().token, digest)
    assert len({mint().token for _ in range(1_000)}) == 1_000


def test_a_derived_token_can_be_made_again_by_the_key_alone():
    key, other = bytes(range(32)), bytes(32)
    made = derived(key, "invitation:7:12")
    assert made.token == "VfNIgEBYq-Pax7ucwOYkF1m7ELVHE53x2Q"
    assert made.digest == sha256(made.token.encode()).hexdigest()
    assert made == derived(key, "invitation:7:12")
    assert len({made, derived(key, "invitation:71:2"), derived(other, "invitation:7:12")}) == 3


def test_a_key_that_could_be_guessed_derives_nothing():
    with pytest.raises(ValueError, match="32 bytes"):
        derived(b"x" * 31, "invitation:7:12")


@pytest.mark.parametrize(
    "token",
    ["", "w" * 33, "w" * 35, "w" * 33 + "=", "w" * 33 + "\n", "w" * 33 + "é", "w" * 33 + "-", "../" + "w" * 31],
)
def test_what_is_no_token_is_known_without_asking_the_database(token):
    assert not is_shaped(token)
    assert not matches(token, "0" * 64)
    with pytest.raises(ValueError, match="no token"):
        digest_of(token)


def test_no_token_ends_in_a_character_that_mail_programs_leave_out_of_a_link():
    minted = [mint().token for _ in range(1_000)]
    made_again = [derived(bytes(32), f"invitation:{row}:1").token for row in range(1_000)]
    assert {token[-1] for token in minted + made_again} == set("AQgw")


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("/answer/{}/", "/answer/[token]/"),
        ("GET /answer/{}", "GET /answer/[token]"),
        ("/a/{}/b/{}", "/a/[token]/b/[token]"),
        ("session={}; path=/", "session=[token]; path=/"),
        ("/a/x-{}", "/a/[token]"),
        (f"task {UUID} at /a/{{}}", f"task {UUID} at /a/[token]"),
        ("/rounds/7/answers", "/rounds/7/answers"),
    ],
)
def test_a_scrubbed_line_has_no_token(text, scrubbed):
    token = mint().token
    assert scrub(text.replace("{}", token)) == scrubbed


@given(st.text(alphabet="/ ?&=.:,;'\"<>ab1", max_size=20), st.text(alphabet="/ ?&=.:,;'\"<>ab1", max_size=20))
def test_no_surroundings_hide_a_token(before, after):
    token = mint().token
    assert token not in scrub(before + token + after)
