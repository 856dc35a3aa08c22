"""What clients ask a marketplace about the survey, with answers in its voice."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.letters import one_line, spoken_in


class Answered(NamedTuple):
    """A client's question and the marketplace's answer."""

    question: str
    answer: str


def likely_questions(*, language: str, programme: str, operator: str, host: str) -> tuple[Answered, ...]:
    """The questions with answers in a language, English where there is no translation; `host` is where links lead."""
    values = {"programme": one_line(programme), "operator": one_line(operator), "host": host}
    with override(spoken_in(language)):
        return tuple(Answered(question, answer % values) for question, answer in _pairs())


def _pairs() -> list[tuple[str, str]]:
    return [
        (
            _("Is this mail genuine?"),
            _(
                "Yes. We take part in “%(programme)s”, and %(operator)s sends the questions. The link in the mail "
                "leads to %(host)s."
            ),
        ),
        (
            _("Who sees my answers?"),
            _(
                "%(operator)s reads them to check and count them. We see results of groups only, after the decision, "
                "unless you choose otherwise above the questions. Until then we see how many have answered, not who."
            ),
        ),
        (
            _("Do I have to take part?"),
            _("No. Whether you answer, and what you answer, changes nothing in your contracts with us."),
        ),
        (
            _("I am not the right person. What can I do?"),
            _("Open the link and hand it over to a colleague at your organisation. You can do so once."),
        ),
        (
            _("Can I change my answers?"),
            _("Yes, by the same link, as long as the questions are open. You can also withdraw them there."),
        ),
        (
            _("I do not want such mails."),
            _("At the end of each mail is a link that ends them, for us alone or for all marketplaces."),
        ),
    ]
