"""Mails about a gathering, in the language and by the clock of who reads them."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.letters import Letter, Part, Written, address_of, button, one_line, paragraph, points, spoken_in
from goodstanding.base.letters import write as write_letter
from goodstanding.community.event_words import changed_words
from goodstanding.community.models.events import Gathering
from goodstanding.community.times import shown_span
from goodstanding.people.models import Account


def gathering_mail(gathering: Gathering, account: Account, what: str, changed: Sequence[str] = ()) -> Written:
    """What happened to a gathering, or is about to, as somebody reads it.

    `what` is coming, waiting, moved_up, changed, cancelled, approved, declined, reminder_7 or reminder_1; `changed`
    names the columns that were changed.
    """
    language = spoken_in(account.language)
    with override(language):
        title = {"title": one_line(gathering.title)}
        subject, said = _said(what)
        parts = [
            paragraph(said % title),
            *_reason(gathering, what),
            *_changes(changed),
            *([] if what in ("cancelled", "declined") else _facts(gathering, account, language, what)),
            button(_("See the event"), address_of(reverse("community:event", args=[gathering.pk]))),
        ]
        return write_letter(Letter(subject % title, parts, [paragraph(_small(gathering, what))]), language)


def _said(what: str) -> tuple[str, str]:
    return {
        "coming": (_("You come: %(title)s"), _("You have a place at “%(title)s”.")),
        "waiting": (_("On the waiting list: %(title)s"), _("Every place at “%(title)s” is taken. You wait for one.")),
        "moved_up": (_("You have a place: %(title)s"), _("A place became free at “%(title)s”, and it is yours.")),
        "changed": (_("Changed: %(title)s"), _("“%(title)s” was changed.")),
        "cancelled": (_("Cancelled: %(title)s"), _("“%(title)s” does not take place.")),
        "approved": (_("Approved: %(title)s"), _("“%(title)s”, which you host, is published now.")),
        "declined": (_("Not approved: %(title)s"), _("“%(title)s”, which you proposed, is not published.")),
        "reminder_7": (_("In 7 days: %(title)s"), _("“%(title)s” takes place in 7 days.")),
        "reminder_1": (_("Soon: %(title)s"), _("“%(title)s” begins soon.")),
    }[what]


def _reason(gathering: Gathering, what: str) -> list[Part]:
    if what not in ("cancelled", "declined") or not gathering.reason:
        return []
    return [paragraph(_("The reason: %(reason)s") % {"reason": one_line(gathering.reason)})]


def _changes(changed: Sequence[str]) -> list[Part]:
    words = changed_words(changed)
    return [paragraph(_("What is new:")), points(words)] if words else []


def _facts(gathering: Gathering, account: Account, language: str, what: str) -> list[Part]:
    """When and where; the link of the call for who has a place."""
    lines = [shown_span(gathering.starts_at, gathering.ends_at, account.zone, language)]
    if account.zone != gathering.zone:
        there = shown_span(gathering.starts_at, gathering.ends_at, gathering.zone, language)
        lines.append(_("There: %(when)s") % {"when": there})
    if gathering.place:
        lines.append(one_line(gathering.place))
    if gathering.link and what in ("coming", "moved_up", "reminder_7", "reminder_1"):
        lines.append(gathering.link)
    return [points(lines)]


def _small(gathering: Gathering, what: str) -> str:
    names = {"organiser": one_line(gathering.organiser)}
    if what.startswith("reminder"):
        return _("You get this because you come. On the page of the event you stop reminders or give your place up.")
    return _("%(organiser)s organises it. On the page of the event you change your answer at any time.") % names
