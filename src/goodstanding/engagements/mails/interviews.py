"""Mails about an interview, to both sides, each in the reader's language and zone."""

from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.letters import Letter, Part, address_of, button, link, paragraph, spoken_in, write
from goodstanding.base.outbox import enqueue
from goodstanding.engagements.mails.people import people_of
from goodstanding.engagements.models import Interview
from goodstanding.people.models import Account


def send_interview(interview: Interview) -> None:
    """Tells who arranged it and the worker that an interview is planned, or cancelled."""
    for account in _readers(interview):
        language = spoken_in(account.language)
        with override(language), timezone.override(ZoneInfo(account.zone)):
            written = write(_letter(interview), language)
        enqueue(
            account.email,
            written.subject,
            written.text,
            written.html,
            purpose=f"engagements.interview_{interview.state}",
            about=f"interview:{interview.pk}",
            language=language,
        )


def _readers(interview: Interview) -> list[Account]:
    arranged_by = [interview.arranged_by] if interview.arranged_by else []
    return [*arranged_by, *people_of(interview.application.worker)]


def _letter(interview: Interview) -> Letter:
    application = interview.application
    names = {"company": str(application.opening.company), "worker": application.worker.name}
    words = {**names, "opening": application.opening.title, "when": moment(interview), "minutes": interview.minutes}
    page = address_of(reverse("engagements:application", args=[application.pk]))
    if interview.state == "cancelled":
        parts = [
            paragraph(_("The interview for “%(opening)s” on %(when)s is cancelled.") % words),
            button(_("See the application"), page),
        ]
        return Letter(_("Interview cancelled: %(opening)s") % words, parts)
    parts = [
        paragraph(
            _("%(company)s and %(worker)s talk about “%(opening)s” on %(when)s, for %(minutes)s minutes.") % words
        ),
        *_where(interview),
        button(_("See the application"), page),
        link(_("Add it to your calendar"), address_of(reverse("engagements:interview_file", args=[interview.pk]))),
    ]
    return Letter(_("Interview on %(when)s: %(opening)s") % words, parts)


def moment(interview: Interview) -> str:
    """Day and time of day in the zone that is active, with the zone's name: "3 March 2026, 12:00 (Africa/Nairobi)"."""
    local = timezone.localtime(interview.starts_at)
    words = {"day": date_format(local, "j F Y"), "time": date_format(local, "H:i")}
    return _("%(day)s, %(time)s (%(zone)s)") % {**words, "zone": timezone.get_current_timezone_name()}


def _where(interview: Interview) -> list[Part]:
    note = [paragraph(interview.note)] if interview.note else []
    return [*note, link(_("Join the call"), interview.link)] if interview.link else note
