"""Mails about reviews: the ask, the reminder, the reveal. Call them in the transaction of what they tell of.

What a side is sent before the reveal depends on what that side did, and on nothing that the other did.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override, pgettext

from goodstanding.base.letters import Letter, Part, address_of, button, one_line, paragraph, spoken_in, write
from goodstanding.base.outbox import enqueue
from goodstanding.engagements.mails.people import people_of
from goodstanding.engagements.models import Engagement, ReviewWindow
from goodstanding.people.models import Account

MINUTES = 3
"""What writing a review takes."""


def readers(engagement: Engagement, side: str) -> list[Account]:
    """The people of a side who are written to."""
    return people_of(engagement.company if side == "company" else engagement.worker)


def ask_for_reviews(window: ReviewWindow) -> None:
    """Asks both sides, when the window opens."""
    for side in ("company", "worker"):
        for reader in readers(window.engagement, side):
            with override(spoken_in(reader.language)):
                _send(_ask(window, side, reader), "engagements.review_asked", window, reader)


def _ask(window: ReviewWindow, side: str, reader: Account) -> Letter:
    names = _names(window, side, reader)
    return Letter(
        _("Review %(other)s") % names,
        [
            paragraph(_("Hello %(reader)s,") % names),
            paragraph(_("“%(title)s” on %(marketplace)s has ended. Say how it was to work with %(other)s.") % names),
            _until(names),
            button(_("Write your review"), _page(window)),
        ],
        _who_sees(names),
    )


def remind_of_review(window: ReviewWindow, side: str) -> None:
    """Reminds a side that has not written, shortly before the window closes."""
    for reader in readers(window.engagement, side):
        with override(spoken_in(reader.language)):
            _send(_reminder(window, side, reader), "engagements.review_reminded", window, reader)


def _reminder(window: ReviewWindow, side: str, reader: Account) -> Letter:
    names = _names(window, side, reader)
    return Letter(
        _("Until %(day)s you can review %(other)s") % names,
        [
            paragraph(_("Hello %(reader)s,") % names),
            paragraph(_("You have not reviewed %(other)s for “%(title)s” on %(marketplace)s yet.") % names),
            _until(names),
            button(_("Write your review"), _page(window)),
        ],
        [*_who_sees(names), paragraph(_("This is the only reminder."))],
    )


def tell_of_reveal(window: ReviewWindow, authors: Sequence[str]) -> None:
    """Tells both sides what there is to read now; nobody where there is nothing."""
    for side in ("company", "worker") if authors else ():
        for reader in readers(window.engagement, side):
            with override(spoken_in(reader.language)):
                _send(_revealed(window, side, authors, reader), "engagements.reviews_revealed", window, reader)


def _revealed(window: ReviewWindow, side: str, authors: Sequence[str], reader: Account) -> Letter:
    names = _names(window, side, reader)
    is_reviewed = any(author != side for author in authors)
    small = [paragraph(_("Nothing in a review can be changed any more."))]
    if is_reviewed:
        small.append(paragraph(_("You can reply once, in public, and you can report a review that breaks the rules.")))
    return Letter(
        _("%(other)s has reviewed you") % names
        if is_reviewed
        else _("Your review of %(other)s can be read now") % names,
        [
            paragraph(_("Hello %(reader)s,") % names),
            paragraph(_(_what_is_shown(side, authors)) % names),
            button(_("Read the reviews"), _page(window)),
        ],
        small,
    )


def _what_is_shown(side: str, authors: Iterable[str]) -> str:
    """The sentence about who wrote, before it is translated."""
    if set(authors) == {"company", "worker"}:
        return BOTH
    return MINE if side in authors else THEIRS


BOTH = gettext_noop("Both of you have reviewed “%(title)s” on %(marketplace)s. From now on both reviews can be read.")
MINE = gettext_noop(
    "The time for reviews of “%(title)s” on %(marketplace)s is over. From now on your review can be read; "
    "%(other)s wrote none."
)
THEIRS = gettext_noop(
    "The time for reviews of “%(title)s” on %(marketplace)s is over. From now on the review that %(other)s wrote "
    "can be read; you wrote none."
)


def _names(window: ReviewWindow, side: str, reader: Account) -> dict[str, object]:
    engagement = window.engagement
    other = str(engagement.worker if side == "company" else engagement.company)
    words = {
        "reader": reader.name,
        "title": engagement.title,
        "marketplace": engagement.marketplace.name,
        "other": other,
    }
    return {key: one_line(word) for key, word in words.items()} | {
        "minutes": MINUTES,
        "day": _day(window.closes_at, reader.zone),
        "until": moment_at(window.closes_at, reader.zone),
    }


def _day(moment: datetime, zone: str) -> str:
    return date_format(moment.astimezone(ZoneInfo(zone)), pgettext("day of a date", "j F Y"))


def moment_at(moment: datetime, zone: str) -> str:
    """A moment as somebody's clock shows it, with the zone."""
    words = {"day": _day(moment, zone), "time": date_format(moment.astimezone(ZoneInfo(zone)), "H:i"), "zone": zone}
    return _("%(day)s, %(time)s (%(zone)s)") % words


def _until(names: dict[str, object]) -> Part:
    return paragraph(_("You have until %(until)s. It takes about %(minutes)s minutes.") % names)


def _who_sees(names: dict[str, object]) -> list[Part]:
    """Who reads a review, and when."""
    return [
        paragraph(
            _(
                "Nobody reads your review before both of you have written or the time is over; until then you can "
                "change it. After that everybody whom it concerns can read it, %(other)s first of all."
            )
            % names
        )
    ]


def _page(window: ReviewWindow) -> str:
    return address_of(reverse("engagements:reviews", args=[window.engagement_id]))


def _send(letter: Letter, purpose: str, window: ReviewWindow, reader: Account) -> None:
    language = spoken_in(reader.language)
    written = write(letter, language)
    enqueue(
        reader.email,
        written.subject,
        written.text,
        written.html,
        purpose=purpose,
        about=f"engagement:{window.engagement_id}",
        language=language,
    )
