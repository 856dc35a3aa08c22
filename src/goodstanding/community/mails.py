"""Mails of the community: a message to a contact, and the news of an announcement to the team."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.letters import (
    Letter,
    Written,
    address_of,
    button,
    heading,
    link,
    one_line,
    paragraph,
    spoken_in,
    write,
)
from goodstanding.community.congratulations import shown_day
from goodstanding.community.models import Announcement, ContactMessage


def message_mail(message: ContactMessage) -> Written:
    """The message as its contact reads it, in the contact's language."""
    language = spoken_in(message.reached.language)
    names = {
        "name": one_line(message.name),
        "email": one_line(message.email),
        "programme": one_line(message.programme.name),
    }
    with override(language):
        subject = _("%(programme)s: a message from %(name)s") % names
        who = _("%(name)s (%(email)s) writes through the page of %(programme)s:") % names
        small = _("Answer this mail: your answer goes to the sender. The address was not verified.")
        said = [paragraph(line) for line in message.text.splitlines() if line.strip()]
        return write(Letter(subject, [heading(who), *said], [paragraph(small)]), language)


def announced_mail(announcement: Announcement, not_before: date | None, wish: str) -> Written:
    """Tells somebody of the team that their award is announced, in their language. `not_before` is the embargo."""
    language, survey = spoken_in(wish), announcement.award.decision.round
    names = {"operator": one_line(survey.programme.operator), "marketplace": one_line(survey.marketplace.name)}
    words = announcement.words[language]
    waits = not_before is not None and not_before > announcement.announced_at.date()
    with override(language):
        subject = _("%(operator)s announces the award of %(marketplace)s") % names
        when = _("It is public now:")
        if waits and not_before:
            when = _("It becomes public on %(day)s, the day that you set:") % {"day": shown_day(not_before, language)}
        parts = [
            paragraph(_("Hello,")),
            paragraph(when),
            heading(words["title"]),
            paragraph(_("Your own words can stand below the news.")),
            button(_("Write your story"), address_of(reverse("badges:publicity", args=[survey.marketplace.slug]))),
        ]
        if not waits:
            parts.append(link(_("See the news"), address_of(reverse("community:article", args=[announcement.slug]))))
        return write(Letter(subject, parts, [paragraph(_("You can switch announcing off at any time."))]), language)
