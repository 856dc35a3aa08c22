"""The one mail to everybody who answered: what the marketplace will change, by when, and the award if there is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from goodstanding.base.letters import Letter, Part, Written, link, one_line, paragraph, points, spoken_in, write


@dataclass(frozen=True)
class Told:
    """What respondents are told of a decision. `until` is the award's last day, None where there is no award."""

    marketplace: str
    programme: str
    operator: str
    designation: str
    until: date | None
    promises: Sequence[tuple[str, date]]
    next_edition: int


def respondent_mail(told: Told, *, language: str, name: str, never: str) -> Written:
    """The mail in a language, English where there is no translation. It says nothing of scores, nor of who answered."""
    with override(spoken_in(language)):
        names = {
            "marketplace": one_line(told.marketplace),
            "programme": one_line(told.programme),
            "operator": one_line(told.operator),
            "designation": one_line(told.designation),
        }
        hello = _("Hello %(name)s,") % {"name": one_line(name)} if name.strip() else _("Hello,")
        parts = [paragraph(hello), paragraph(_thanks(told, names)), *_promises(told, names), *_spared(told, names)]
        signature = paragraph(_("%(operator)s, for %(programme)s") % names)
        subject = _("What comes of your answers about %(marketplace)s") % names
        small = [paragraph(_("It is the only mail about this result.")), link(_("Never ask me again"), never)]
        return write(Letter(subject, [*parts, signature], small), language)


def _thanks(told: Told, names: dict[str, str]) -> str:
    said = _("You answered our questions about %(marketplace)s in the programme “%(programme)s”. Thank you.") % names
    if told.until is None:
        return f"{said} {_('The answers are evaluated, and %(marketplace)s knows the result.') % names}"
    award = _("%(marketplace)s is awarded “%(designation)s” until %(day)s.")
    return f"{said} {award % {**names, 'day': _day(told.until)}}"


def _day(day: date) -> str:
    return date_format(day, pgettext("day of a date", "j F Y"))


def _promises(told: Told, names: dict[str, str]) -> list[Part]:
    if not told.promises:
        return []
    line = _("%(promise)s (by %(day)s)")
    lines = [line % {"promise": one_line(text), "day": _day(by_when)} for text, by_when in told.promises]
    return [paragraph(_("%(marketplace)s has written down what it will change:") % names), points(lines)]


def _spared(told: Told, names: dict[str, str]) -> list[Part]:
    words = _("For %(marketplace)s we ask you again in the edition of %(edition)s at the earliest.")
    return [paragraph(words % {**names, "edition": told.next_edition})]
