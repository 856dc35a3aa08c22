"""The draw of who is asked: decided by values published before and after the roster, so that anybody can replay it.

First the programme commits itself to a nonce; then the marketplace commits itself to its roster and gives a nonce of
its own; then the programme reveals. No side can choose the order, and each can show that the other did not.
Source: commitment schemes (Blum 1983, Coin flipping by telephone); the keyed order is HMAC-SHA256 (RFC 2104).
"""

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from goodstanding.rules.sentences import Sentence

StepName = Literal["rows", "programme_commitment", "roster_commitment", "seed", "invited", "replacements"]


@dataclass(frozen=True)
class Draw:
    """A drawn order of all rows. `tickets` stand in the same order; hashes are lowercase hex."""

    roster_commitment: str
    seed: str
    order: tuple[str, ...]
    tickets: tuple[str, ...]

    def invited(self, size: int) -> tuple[str, ...]:
        """The first `size` rows: those asked; all of them where the roster is shorter."""
        return self.order[:size]

    def replacements(self, size: int, count: int) -> tuple[str, ...]:
        """The next `count` rows after the invited: they replace addresses that could not be reached."""
        return self.order[size : size + count]


def draw(rows: Iterable[str], programme_nonce: str, marketplace_nonce: str) -> Draw:
    """The order in which the rows of a roster are asked. ValueError where a row or a nonce is not one line of text."""
    held = roster(rows)
    commitment = roster_commitment(held)
    key = seed(commitment, programme_nonce, marketplace_nonce)
    tickets = sorted((ticket(key, row), row) for row in held)
    return Draw(commitment, key, tuple(row for _, row in tickets), tuple(number for number, _ in tickets))


def roster(rows: Iterable[str]) -> tuple[str, ...]:
    """The rows stripped, in lower case, each once, sorted. ValueError for an empty row or one of several lines."""
    return tuple(sorted({_line(row.strip().lower(), "row") for row in rows}))


def roster_commitment(rows: Iterable[str]) -> str:
    """What the marketplace publishes before the draw: SHA256("roster-v1", newline, the rows joined by newlines)."""
    return _sha256("\n".join(["roster-v1", *roster(rows)]))


def nonce_commitment(nonce: str) -> str:
    """What the programme publishes before any roster is committed: SHA256(nonce)."""
    return _sha256(nonce)


def seed(commitment: str, programme_nonce: str, marketplace_nonce: str) -> str:
    """SHA256("draw-v1", the roster's commitment and the two nonces, joined by newlines)."""
    nonces = (_line(programme_nonce, "nonce"), _line(marketplace_nonce, "nonce"))
    return _sha256("\n".join(["draw-v1", commitment, *nonces]))


def ticket(seed: str, row: str) -> str:
    """HMAC-SHA256(seed, row), keyed by the 32 bytes of the seed. The lowest ticket is asked first."""
    return hmac.new(bytes.fromhex(seed), row.encode(), sha256).hexdigest()


def _line(text: str, what: str) -> str:
    if not text or "\n" in text:
        raise ValueError(f"A {what} of a draw is one line of text: found {text!r}.")
    return text


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class PublishedDraw:
    """What was published of a draw. `replacements` stand in the order in which they were invited."""

    programme_commitment: str
    roster_commitment: str
    rows: tuple[str, ...]
    programme_nonce: str
    marketplace_nonce: str
    seed: str
    size: int
    invited: tuple[str, ...]
    undeliverable: tuple[str, ...] = ()
    replacements: tuple[str, ...] = ()


@dataclass(frozen=True)
class DrawStep:
    """One step of a replay, whether what was published agrees with it, and the sentence that says so."""

    name: StepName
    holds: bool
    sentence: Sentence


@dataclass(frozen=True)
class DrawCheck:
    """A replayed draw, step by step. A step takes its input from the replay, so the first that differs is the cause."""

    steps: tuple[DrawStep, ...]

    @property
    def holds(self) -> bool:
        """Whether every published value is what the replay gives."""
        return self.first_difference is None

    @property
    def first_difference(self) -> DrawStep | None:
        """The first step that differs."""
        return next((step for step in self.steps if not step.holds), None)


def verify(published: PublishedDraw) -> DrawCheck:
    """The draw replayed from published values alone."""
    try:
        replayed = draw(published.rows, published.programme_nonce, published.marketplace_nonce)
    except ValueError:
        return DrawCheck((_step("rows", False),))
    size, count = published.size, len(published.replacements)
    asked = replayed.replacements(size, count)
    return DrawCheck(
        (
            _step("rows", published.rows == roster(published.rows)),
            _step(
                "programme_commitment", published.programme_commitment == nonce_commitment(published.programme_nonce)
            ),
            _step("roster_commitment", published.roster_commitment == replayed.roster_commitment),
            _step("seed", published.seed == replayed.seed),
            _step("invited", size >= 0 and published.invited == replayed.invited(size)),
            _step("replacements", published.replacements == asked and _each_replaces(published)),
        )
    )


def _each_replaces(published: PublishedDraw) -> bool:
    """Whether each replacement followed an address, invited before it, that could not be reached."""
    asked = (*published.invited, *published.replacements)
    lost: Sequence[bool] = [row in published.undeliverable for row in asked]
    first = len(published.invited)
    followed = all(sum(lost[: first + index]) > index for index in range(len(published.replacements)))
    return followed and set(published.undeliverable) <= set(asked)


def _step(name: StepName, holds: bool) -> DrawStep:
    agrees, differs = _WORDS[name]
    return DrawStep(name, holds, Sentence(agrees if holds else differs))


_WORDS: dict[StepName, tuple[str, str]] = {
    "rows": (
        "The rows are those of one roster, each once and sorted.",
        "The rows are not a roster: each must be one line in lower case, stand once, and all must be sorted.",
    ),
    "programme_commitment": (
        "The programme revealed the nonce to which it had committed itself.",
        "The programme's nonce is not the one to which it had committed itself.",
    ),
    "roster_commitment": (
        "The rows are those to which the marketplace had committed itself.",
        "The rows are not those to which the marketplace had committed itself.",
    ),
    "seed": (
        "The seed follows from the roster and the two nonces.",
        "The seed does not follow from the roster and the two nonces.",
    ),
    "invited": (
        "The clients invited are the first of the order.",
        "The clients invited are not the first of the order.",
    ),
    "replacements": (
        "Each replacement is the next of the order, for a client that could not be reached.",
        "A replacement is not the next of the order, or replaces nobody.",
    ),
}
