"""Status lists: as the standard has them, read by others, refused where they cannot answer."""

import gzip

import pytest
from openbadgeslib.ob3.status import decode_encoded_list, set_indices
from openvc.status.bitstring import decode_bitstring, get_status_bit

from badges.formats.issuing import DID, LATER, LIST
from goodstanding.badges.formats import base64url
from goodstanding.badges.formats.status import BITS, OtherList, encoded, is_revoked, status_list

ENTRY = {"type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "4711"}


def listed(**changed):
    document = status_list(LIST, issuer=DID, revoked=[4711], at=LATER)
    return {**document, "credentialSubject": {**document["credentialSubject"], **changed}}


def test_two_engines_read_the_bits_that_were_set():
    text = encoded([0, 7, 8, 4711, BITS - 1])
    assert set_indices(decode_encoded_list(text)) == {0, 7, 8, 4711, BITS - 1}
    bits = decode_bitstring(text)
    assert (8 * len(bits), [get_status_bit(bits, index) for index in (0, 1, 7, 8, 4711)]) == (BITS, [1, 0, 1, 1, 1])


def test_the_first_index_is_the_highest_bit():
    assert gzip.decompress(base64url.decode(encoded([0])[1:]))[:2] == b"\x80\x00"


def test_a_list_is_valid_for_seven_days_and_says_whose_it_is():
    assert {**listed(), "credentialSubject": None} == {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": DID,
        "validFrom": "2026-03-31T09:30:00Z",
        "validUntil": "2026-04-07T09:30:00Z",
        "credentialSubject": None,
    }


def test_a_set_bit_is_a_revocation_and_its_neighbours_are_none():
    read = {index: is_revoked(listed(), {**ENTRY, "statusListIndex": str(index)}) for index in (4710, 4711, 4712)}
    assert read == {4710: False, 4711: True, 4712: False}


@pytest.mark.parametrize("index", [-1, BITS])
def test_an_index_outside_the_list_is_refused(index):
    with pytest.raises(ValueError, match="outside the list"):
        encoded([index])


def bits(count, cut=0):
    packed = gzip.compress(bytes(count // 8))
    return "u" + base64url.encode(packed[: len(packed) - cut])


@pytest.mark.parametrize(
    ("changed", "entry", "why"),
    [
        ({"type": ["BitstringStatusList"]}, {}, "it is no list of bits"),
        ({"statusPurpose": "suspension"}, {}, "it does not list revocations"),
        ({}, {"statusPurpose": "suspension"}, "it does not list revocations"),
        ({"encodedList": bits(BITS // 2)}, {}, f"it does not hold {BITS} bits or more"),
        ({"encodedList": bits(80 * 1024 * 1024)}, {}, f"it does not hold {BITS} bits or more"),
        ({"encodedList": encoded([])[1:]}, {}, f"it does not hold {BITS} bits or more"),
        ({"encodedList": bits(BITS, cut=9)}, {}, f"it does not hold {BITS} bits or more"),
        ({"encodedList": "uAAAA"}, {}, "its bits cannot be read"),
        ({}, {"statusListIndex": str(BITS)}, "the badge has no place in it"),
        ({}, {"statusListIndex": "-1"}, "the badge has no place in it"),
        ({}, {"statusListIndex": "٤"}, "the badge has no place in it"),
    ],
)
def test_a_list_that_cannot_answer_says_why(changed, entry, why):
    with pytest.raises(OtherList) as refused:
        is_revoked(listed(**changed), {**ENTRY, **entry})
    assert str(refused.value) == why
