"""What a programme's page says before its operator has written anything, in each language of the install.

The texts hold for every programme: what differs is filled in, and the rule stands on the page by itself.
"""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import override

SECTIONS: Final = ("welcome", "why", "how", "faq")
"""The sections of a page, in their order."""


def default_texts(names: Mapping[str, object], language: str) -> dict[str, str]:
    """The sections in the page's markup. `names` fills in programme, designation, operator and items."""
    with override(language):
        made = {"welcome": _welcome(), "why": _points(_why()), "how": _steps(_how()), "faq": _faq()}
        return {section: text.format_map(names) for section, text in made.items()}


def _points(said: list[str]) -> str:
    return "\n".join(f"- {point}" for point in said)


def _steps(said: list[str]) -> str:
    return "\n".join(f"{number}. {step}" for number, step in enumerate(said, start=1))


def _welcome() -> str:
    return _(
        "{programme} asks the clients of talent marketplaces what working through them is like. A marketplace that "
        "meets the published rule may call itself “{designation}”."
    )


def _why() -> list[str]:
    return [
        _("Show proof: your badge says how the answers were gathered, and anybody can verify it."),
        _("Learn what to fix: a full report, awarded or not, with your strongest points and what would change it."),
        _("Be safe: nobody outside learns that you took part unless you are awarded."),
        _("Be judged by what clients say alone: no fee, sponsor or acquaintance has a part in the verdict."),
    ]


def _how() -> list[str]:
    return [
        _("Join with the profile of your marketplace."),
        _("Send the complete list of your clients. It is fixed before anybody is asked, so nobody can be left out."),
        _("We ask them by mail. They answer {items} questions in a few minutes, without an account."),
        _("When the field closes, the rule is applied. A person with no role at your marketplace signs the verdict."),
        _("You get the report, and with an award the badge. It holds until the day it names; then you renew it."),
    ]


def _faq() -> str:
    return "\n\n".join(part for question in (_who(), _seen(), _short(), _objection()) for part in question)


def _who() -> tuple[str, str]:
    answer = _(
        "Every marketplace that brings clients and workers together. There is no quota: who meets the rule is awarded."
    )
    return _("Who may join?"), answer


def _seen() -> tuple[str, str]:
    answer = _(
        "Your team sees totals, and a name only where its owner chose so. {operator} reads what the verdict needs. "
        "The public sees an award and how the answers were gathered, and your score only if you switch it on."
    )
    return _("Who sees what our clients answer?"), answer


def _short() -> tuple[str, str]:
    answer = _("You get the same report and can come back with the next edition. Nobody outside learns of it.")
    return _("What if we fall short?"), answer


def _objection() -> tuple[str, str]:
    answer = _(
        "Write to us, below. The report names the rule and its version, and a digest of the answers is kept with the "
        "verdict, so it can be computed again and every step of it checked."
    )
    return _("What if we disagree with the verdict?"), answer
