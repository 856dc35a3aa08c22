"""Tokens: their strength, what is stored of them, and that no log shows them."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.base.tokens import digest_of, is_shaped, matches, mint, scrub

UUID = "0190f3c2-7d4e-7b1a-9c55-3f2a1b0c9d8e"


def test_a_token_has_192_bits_and_only_its_digest_is_for_keeping():
    token, digest = mint()
    assert (len(token), digest) == (32, sha256(token.encode()).hexdigest())
    assert matches(token, digest)
    assert not matches(mint().token, digest)
    assert len({mint().token for _ in range(1_000)}) == 1_000


@pytest.mark.parametrize(
    "token", ["", "x" * 31, "x" * 33, "x" * 31 + "=", "x" * 31 + "\n", "x" * 31 + "é", "../" + "x" * 29]
)
def test_what_is_no_token_is_known_without_asking_the_database(token):
    assert not is_shaped(token)
    assert not matches(token, "0" * 64)
    with pytest.raises(ValueError, match="no token"):
        digest_of(token)


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
