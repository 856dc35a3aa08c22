"""base58btc: the alphabet of Bitcoin, as Multibase's prefix `z` names it (draft-msporny-base58)."""

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}


def encode(data: bytes) -> str:
    """The digits of `data` in base 58; every leading zero byte is a 1."""
    number, digits = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        digits = ALPHABET[digit] + digits
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + digits


def decode(text: str) -> bytes:
    """The bytes that encode() wrote; raises ValueError for a sign outside the alphabet."""
    number = 0
    for sign in text:
        if sign not in _VALUES:
            raise ValueError(f"{sign!r} is no sign of base58")
        number = number * 58 + _VALUES[sign]
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")
