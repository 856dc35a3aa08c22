"""The invitation and its reminders: who asks, for whom, why, how long it takes, who will see it, one button, opt-out.

A pure function of what it is given, so that a marketplace can preview what its clients will read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from goodstanding.base.letters import (
    Letter,
    Part,
    Written,
    button,
    heading,
    link,
    one_line,
    paragraph,
    points,
    spoken_in,
    write,
)
from goodstanding.surveys.mails.own_words import STANDARD, OwnWords, filled


@dataclass(frozen=True)
class Request:
    """What one round asks of one contact. Wave 1 asks, 2 and 3 remind of what `asked_at` asked."""

    programme: str
    operator: str
    designation: str
    marketplace: str
    zone: str
    client: str
    url: str
    closes_at: datetime
    wave: int = 1
    asked_at: datetime | None = None
    questions: int = 13
    minutes: int = 10
    own: OwnWords = STANDARD

    @property
    def names(self) -> dict[str, str]:
        """The names in its sentences, each in one line."""
        given = {
            "programme": self.programme,
            "operator": self.operator,
            "designation": self.designation,
            "marketplace": self.marketplace,
            "client": self.client,
        }
        return {key: one_line(value) for key, value in given.items()}

    def day(self, moment: datetime) -> str:
        """The day of a moment where the marketplace is."""
        return date_format(moment.astimezone(ZoneInfo(self.zone)), pgettext("day of a date", "j F Y"))

    @property
    def until(self) -> str:
        """The moment of the close where the marketplace is, with its zone."""
        time = date_format(self.closes_at.astimezone(ZoneInfo(self.zone)), "H:i")
        words = _("%(day)s, %(time)s (%(zone)s)")
        return words % {"day": self.day(self.closes_at), "time": time, "zone": self.zone}


def invitation_mail(requests: Sequence[Request], *, language: str, name: str, never: str) -> Written:
    """One mail to one contact, with a link for each request; `name` may be '', `never` is the opt-out's address.

    In a language without translation it is written in English. The marketplaces' own words are filled in by fixed
    names, escaped, and left out where they break the rules (`problem_with`).
    """
    with override(spoken_in(language)):
        letter = _alone(requests[0], name, never) if len(requests) == 1 else _merged(requests, name, never)
        return write(letter, language)


def _alone(request: Request, name: str, never: str) -> Letter:
    names = {**request.names, "name": one_line(name)}
    parts = [
        paragraph(filled(request.own.greeting, names) or _hello(name)),
        *_body(request, names),
        button(_("Answer the questions"), request.url),
        paragraph(filled(request.own.signature, names) or _("%(operator)s, for %(programme)s") % names),
    ]
    return Letter(_subject(request), parts, _small([request], never))


def _merged(requests: Sequence[Request], name: str, never: str) -> Letter:
    parts = [paragraph(_hello(name)), paragraph(_("You work with several marketplaces that ask for your opinion now."))]
    for request in requests:
        parts += _section(request, {**request.names, "name": one_line(name)})
    shops = pgettext("between names in a list", ", ").join(dict.fromkeys(one.names["marketplace"] for one in requests))
    return Letter(_("Your opinion of %(marketplaces)s") % {"marketplaces": shops}, parts, _small(requests, never))


def _section(request: Request, names: dict[str, str]) -> list[Part]:
    """One marketplace's part of a merged mail."""
    signature = filled(request.own.signature, names)
    title = "%(marketplace)s · %(client)s" if request.client else "%(marketplace)s"
    return [
        heading(title % names),
        *_body(request, names),
        button(_("Answer about %(marketplace)s") % names, request.url),
        *([paragraph(signature)] if signature else []),
    ]


def _hello(name: str) -> str:
    return _("Hello %(name)s,") % {"name": one_line(name)} if name.strip() else _("Hello,")


def _subject(request: Request) -> str:
    if request.wave == 1:
        words = _("Your opinion of %(marketplace)s: %(questions)s questions")
        return words % {**request.names, "questions": request.questions}
    words = _("Reminder: your opinion of %(marketplace)s, until %(day)s")
    return words % {**request.names, "day": request.day(request.closes_at)}


def _body(request: Request, names: dict[str, str]) -> list[Part]:
    own = filled(request.own.paragraph, names)
    why = _("Your answers and those of other clients decide whether %(marketplace)s is awarded “%(designation)s”.")
    asks = _("%(operator)s asks you within the programme “%(programme)s”, because you are a client of %(marketplace)s.")
    return [
        *_reminding(request, names),
        paragraph(f"{asks % names} {why % names}"),
        *([paragraph(own)] if own else []),
        points(_facts(request, names)),
    ]


def _reminding(request: Request, names: dict[str, str]) -> list[Part]:
    if request.wave == 1 or request.asked_at is None:
        return []
    words = _("We asked you on %(day)s for your opinion of %(marketplace)s, and your answers have not arrived yet.")
    said = words % {**names, "day": request.day(request.asked_at)}
    return [paragraph(f"{said} {_('This is the last mail about it.')}" if request.wave == 3 else said)]


def _facts(request: Request, names: dict[str, str]) -> list[str]:
    effort = _("%(questions)s questions, less than %(minutes)s minutes, no password. The link lets you stop and go on.")
    seen = _(
        "%(operator)s reads all answers to check and count them. %(marketplace)s sees results of groups only, after "
        "the decision, unless you choose otherwise above the questions."
    )
    return [
        effort % {"questions": request.questions, "minutes": request.minutes},
        _("The questions are open until %(until)s.") % {"until": request.until},
        seen % names,
    ]


def _small(requests: Sequence[Request], never: str) -> list[Part]:
    words = _(
        "The link is yours alone, so do not pass this mail on. If a colleague knows more, you can hand it over on the "
        "page. Each marketplace reminds you at most twice."
    )
    return [paragraph(words), link(_("Never ask me again"), never)]
