"""What a picture of a badge shows, and its colours (contrast of words on their ground at least 4.5, WCAG 2.2)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from goodstanding.badges.facts import PublicAward
from goodstanding.badges.inserts import day
from goodstanding.reports.paper.fonts import MISSING, printable


@dataclass(frozen=True)
class Colours:
    """Of a picture: the ground and its edge, words and softer words, the seal, what stands on it, the state's word."""

    paper: str
    edge: str
    ink: str
    soft: str
    seal: str
    on_seal: str
    word: str


HELD = {
    False: Colours("#ffffff", "#81878d", "#192029", "#4e5661", "#1d4590", "#ffffff", "#0a6d37"),
    True: Colours("#101419", "#7d848c", "#e8ebef", "#acb2b9", "#8bb1f7", "#101419", "#6ad18a"),
}
ENDED = {
    False: Colours("#f5f7f9", "#81878d", "#4e5661", "#4e5661", "#5d646d", "#ffffff", "#4e5661"),
    True: Colours("#191d24", "#7d848c", "#acb2b9", "#acb2b9", "#9aa0a8", "#101419", "#acb2b9"),
}


@dataclass(frozen=True)
class Look:
    """One picture: `line` is the state in words, "" on the seal that carries the badge; `emblem` is a PNG."""

    edition: str
    designation: str
    name: str
    line: str
    is_held: bool
    is_dark: bool = False
    emblem: bytes = b""

    @property
    def title(self) -> str:
        """The designation with its edition, which a worker's badge has none of."""
        return f"{self.designation} {self.edition}".rstrip()

    @property
    def colours(self) -> Colours:
        return (HELD if self.is_held else ENDED)[self.is_dark]


def look_of(facts: PublicAward, designation: str, *, is_dark: bool = False, emblem: bytes = b"") -> Look:
    """How an award looks on its day, in the reader's language."""
    return Look(str(facts.edition), designation, spelled(facts), state_line(facts), facts.is_held, is_dark, emblem)


def spelled(facts: PublicAward) -> str:
    """The marketplace's name, or its domain where our fonts cannot spell the name."""
    return facts.domain if MISSING in printable(facts.marketplace) else facts.marketplace


def state_line(facts: PublicAward) -> str:
    """The state of an award in a few words, with its day."""
    days = {"until": day(facts.valid_until), "since": day(facts.since)}
    lines = {
        "granted": _("Valid until %(until)s"),
        "provisional": _("Provisional until %(until)s"),
        "suspended": _("Suspended on %(since)s"),
        "withdrawn": _("Revoked on %(since)s"),
        "renewed": _("Renewed on %(since)s"),
        "lapsed": _("Expired on %(since)s"),
    }
    return lines[facts.state] % days
