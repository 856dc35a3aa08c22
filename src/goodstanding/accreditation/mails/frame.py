"""The frame of letters to teams and operators, in the language in force: that of whom they go to."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from goodstanding.base.letters import Letter, Part, Written, address_of, one_line, paragraph, spoken_in, write
from goodstanding.surveys.models import Round


def team_letter(subject: str, parts: list[Part], survey: Round) -> Written:
    """A letter to the team of a round's marketplace."""
    why = _("You get this mail because you work for %(marketplace)s in the programme “%(programme)s”.")
    return framed(subject, parts, why % names_of(survey))


def framed(subject: str, parts: list[Part], why: str) -> Written:
    letter = Letter(subject, [paragraph(_("Hello,")), *parts], [paragraph(why)])
    return write(letter, spoken_in(get_language() or ""))


def names_of(survey: Round) -> dict[str, str]:
    """The names that letters about a round say, each in one line."""
    programme = survey.programme
    given = {
        "marketplace": survey.marketplace.name,
        "programme": programme.name,
        "operator": programme.operator,
        "designation": programme.designation,
        "edition": str(survey.edition),
    }
    return {key: one_line(value) for key, value in given.items()}


def shown_day(day: date) -> str:
    return date_format(day, "j F Y")


def page(name: str, *places: object) -> str:
    """The full address of a page, by its name in the resolver."""
    return address_of(reverse(name, args=places))
