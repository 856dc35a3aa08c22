"""What a marketplace may tell its clients itself before they are asked: no link, so that nobody learns to click one."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.letters import one_line, spoken_in


@dataclass(frozen=True)
class HeadsUp:
    """An e-mail and a shorter message, for WhatsApp and the like, to be copied and sent by the marketplace."""

    subject: str
    email: str
    message: str


def heads_up(
    *, language: str, marketplace: str, programme: str, operator: str, questions: int = 13, minutes: int = 10
) -> HeadsUp:
    """The texts in a language, English where there is no translation."""
    names = {"marketplace": one_line(marketplace), "programme": one_line(programme), "operator": one_line(operator)}
    values = {**names, "questions": questions, "minutes": minutes}
    with override(spoken_in(language)):
        asks = _("In the next days %(operator)s will ask you by e-mail what it is like to work with us.")
        why = _("%(marketplace)s takes part in “%(programme)s”, and the answers of our clients decide the result.")
        effort = _("%(questions)s questions, less than %(minutes)s minutes. You choose who may see your answers.")
        honest = _("Every honest answer helps us, good or bad. Who has answered we learn only from those who want it.")
        subject = _("A short survey about %(marketplace)s comes from %(operator)s") % values
        hello, regards = _("Hello,"), _("Kind regards from %(marketplace)s") % values
        middle = f"{asks % values} {why % values}", effort % values, honest
        short = _(
            "Hello, this is %(marketplace)s. In the next days %(operator)s will ask you by e-mail what it is like to "
            "work with us: %(questions)s questions, less than %(minutes)s minutes. Thank you for your honest answer."
        )
        return HeadsUp(subject, "\n\n".join((hello, *middle, regards)) + "\n", short % values)
