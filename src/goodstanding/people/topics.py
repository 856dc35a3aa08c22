"""The parts of "Your data": what is held, what it is used for, and what an erasure leaves of it."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Topic(NamedTuple):
    """A part of the page, in the words of the person."""

    title: str | Promise
    use: str | Promise
    kept: str | Promise


TOPICS: dict[str, Topic] = {
    "account": Topic(
        _("Your account"),
        _("You sign in with it, and mails go to its address."),
        _("Kept until you erase it. Then your name, address and passkeys are gone."),
    ),
    "profile": Topic(
        _("Your worker profile"),
        _("Companies and marketplaces read it when they look for workers."),
        _("Kept until you erase it. Then “A former worker” stands in its place, without photos and papers."),
    ),
    "work": Topic(
        _("Applications and engagements"),
        _("They prove what was agreed, delivered and paid."),
        _("Days, amounts and outcomes stay for the other side, without your name. Your messages and files are erased."),
    ),
    "reviews": Topic(
        _("Reviews"),
        _("The points count in the score of the side that they are about."),
        _("Points stay, without your name. The texts that you wrote as a worker are erased."),
    ),
    "scores": Topic(
        _("Score and standing"),
        _("A published rule computes them each week from your engagements."),
        _("The numbers stay, without your name."),
    ),
    "answers": Topic(
        _("Invitations and answers to surveys"),
        _("Answers count in the verdict on a marketplace, and are shown as you chose when you answered."),
        _("Your name, address and comment are erased. The points stay in the count, with no link to you."),
    ),
    "offices": Topic(
        _("What you did for a company, a team or a programme"),
        _("It says who decided what, and why."),
        _("Stays as the word of the company, team or programme. “A former member” stands in place of your name."),
    ),
    "mails": Topic(
        _("Mails to you"),
        _("The install sends them, and notes that it did."),
        _("Erased."),
    ),
}

READ: dict[str, str | Promise] = {
    "card": _("Scorecard"),
    "score": _("Score and engagements"),
    "standing": _("Standing"),
    "profile": _("Profile"),
    "work": _("Engagement"),
    "contacts": _("Address"),
    "answers": _("Answers, with your name"),
}

OFFICES: dict[str, str | Promise] = {
    "operator": _("%(name)s’s operators"),
    "team": _("%(name)s’s team"),
    "client": _("%(name)s, a company"),
    "worker": _("%(name)s, a worker"),
}

PAGES: dict[str, str | Promise] = {
    "rule": _("The rule of scores and standings at %(name)s"),
    "reviews": _("How reviews work at %(name)s, and what decides the order of a list"),
    "terms": _("What %(name)s asks people to accept"),
}
