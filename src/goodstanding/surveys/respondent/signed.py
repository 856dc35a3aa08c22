"""What a respondent's browser carries, signed: the cookie of a link, and the token of a form.

The token of a form is what protects a respondent's POST from other sites, instead of a cookie of its own: see
docs/decisions (the token of a survey form).
"""

from dataclasses import astuple, dataclass
from datetime import date

from django.core import signing

HOURS = 12
COOKIE = "survey"
_LINK = signing.TimestampSigner(salt="surveys.link")
_FORM = signing.Signer(salt="surveys.form")
_BETWEEN = "~"  # stands in no token, slug, date or number


@dataclass(frozen=True)
class OpenLink:
    """The invitation that a browser has open: its token, and the language that was chosen, if any."""

    token: str
    language: str = ""


def sealed_link(link: OpenLink) -> str:
    return _LINK.sign(f"{link.token}{_BETWEEN}{link.language}")


def read_link(cookie: str | None) -> OpenLink | None:
    """The link in a cookie that this install signed in the last HOURS hours."""
    try:
        return OpenLink(*_LINK.unsign(cookie or "", max_age=HOURS * 3_600).split(_BETWEEN))
    except signing.BadSignature:
        return None


@dataclass(frozen=True)
class FormToken:
    """What a form was made for: the link, the questions, the revision it shows (0 for none), and when it was opened
    (seconds since 1970, 0 where the time of answering would say nothing).
    """

    token: str
    programme: int
    instrument: str
    day: date
    revision: int = 0
    opened: int = 0

    def minutes(self, sent: int) -> int | None:
        """The band, by its upper end in minutes, of the time from opening to sending; None where it says nothing."""
        seconds = sent - self.opened
        return next((end for end in MINUTES if seconds <= 60 * end), None) if self.opened else None


MINUTES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 45, 60)
"""Upper ends of the bands in which the time of answering is kept. A page left open for longer says nothing."""


def sealed_form(form: FormToken) -> str:
    return _FORM.sign(_BETWEEN.join(map(str, astuple(form))))


def read_form(given: str | None) -> FormToken | None:
    """The token that came back with a form; None unless this install made it."""
    try:
        token, programme, instrument, day, revision, opened = _FORM.unsign(given or "").split(_BETWEEN)
    except signing.BadSignature:
        return None
    return FormToken(token, int(programme), instrument, date.fromisoformat(day), int(revision), int(opened))


def link_in(pasted: str) -> str:
    """The token in a link that was pasted whole, or by itself."""
    return pasted.strip().rstrip("/").rpartition("/")[2]
