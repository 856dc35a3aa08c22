"""Mails about standings: gained, at risk, in grace, lost; and about violations. Each reader gets a language and a zone.

Call them in the transaction of what they tell of.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from goodstanding.base.letters import Letter, Part, address_of, button, one_line, paragraph, points, spoken_in, write
from goodstanding.base.outbox import enqueue
from goodstanding.engagements.mails.people import people_of
from goodstanding.engagements.mails.reviews import moment_at
from goodstanding.marketplaces.models import Agency, Marketplace, Worker
from goodstanding.people.models import Account
from goodstanding.reputation.models import StandingNotice, Violation
from goodstanding.reputation.standing_words import TITLES, condition_of, day_of, line, violation_name
from goodstanding.rules.standing import StandingPolicy

SUBJECTS: Final = {
    "gained": gettext_noop("You are %(standing)s on %(marketplace)s"),
    "at_risk": gettext_noop("%(standing)s ends on %(day)s unless something changes"),
    "grace": gettext_noop("The rule has changed: %(standing)s until %(day)s"),
    "waits": gettext_noop("%(standing)s waits for a ruling"),
    "lost": gettext_noop("You are not %(standing)s on %(marketplace)s any more"),
}
NEWS: Final = {
    "gained": gettext_noop(
        "Since %(day)s you are %(standing)s on %(marketplace)s. It shows on your profile, with its day."
    ),
    "at_risk": gettext_noop(
        "If the coming weeks are like the last one, you are not %(standing)s on %(marketplace)s any more from %(day)s "
        "on. This condition fails then:"
    ),
    "grace": gettext_noop(
        "By the new rule of %(marketplace)s this condition for %(standing)s does not hold. You have it by the rule of "
        "before, and keep it up to and with %(day)s."
    ),
    "waits": gettext_noop(
        "This condition for %(standing)s on %(marketplace)s does not hold, because of a review that is under dispute "
        "since %(day)s. You keep it until the ruling, for as long as the clocks of the case run."
    ),
    "lost": gettext_noop(
        "Since %(day)s you are not %(standing)s on %(marketplace)s any more. This condition does not hold:"
    ),
    "scored": gettext_noop(
        "Your score on %(marketplace)s shows since %(day)s. Rising Talent is for who has none yet, so it has ended; "
        "from here on the score decides."
    ),
}
SUBJECTS_OF_AGENCIES: Final = SUBJECTS | {
    "gained": gettext_noop("%(holder)s is %(standing)s on %(marketplace)s"),
    "at_risk": gettext_noop("%(holder)s: %(standing)s ends on %(day)s unless something changes"),
    "waits": gettext_noop("%(holder)s: %(standing)s waits for a ruling"),
    "lost": gettext_noop("%(holder)s is not %(standing)s on %(marketplace)s any more"),
}
NEWS_OF_AGENCIES: Final = {
    "gained": gettext_noop(
        "Since %(day)s %(holder)s is %(standing)s on %(marketplace)s. It shows on its page and with its members."
    ),
    "at_risk": gettext_noop(
        "If the coming weeks are like the last one, %(holder)s is not %(standing)s on %(marketplace)s any more from "
        "%(day)s on. This condition fails then:"
    ),
    "grace": gettext_noop(
        "By the new rule of %(marketplace)s this condition for %(standing)s does not hold. %(holder)s has it by the "
        "rule of before, and keeps it up to and with %(day)s."
    ),
    "waits": gettext_noop(
        "This condition for %(standing)s on %(marketplace)s does not hold, because of a review that is under dispute "
        "since %(day)s. %(holder)s keeps it until the ruling, for as long as the clocks of the case run."
    ),
    "lost": gettext_noop(
        "Since %(day)s %(holder)s is not %(standing)s on %(marketplace)s any more. This condition does not hold:"
    ),
}
NEXT: Final = {
    "gained": gettext_noop("If an end can be foreseen, you read of it %(warn)s days ahead."),
    "at_risk": gettext_noop("Whatever changes until then counts."),
    "grace": gettext_noop("From then on the new rule alone decides."),
    "waits": gettext_noop("The first Monday after the ruling decides."),
    "lost": gettext_noop("It comes back by itself on the first Monday on which every condition holds."),
    "scored": "",
}


def write_notice(notice: StandingNotice, policy: StandingPolicy) -> None:
    """Tells the accounts of a worker, or of an agency's members, with the numbers of the rule in force."""
    standing = notice.standing
    holder = standing.worker or standing.agency
    assert holder is not None
    for reader in _readers(holder):
        with override(spoken_in(reader.language)):
            letter = _letter(notice, holder, policy, reader)
            _send(letter, f"reputation.standing_{notice.kind}", f"standing_notice:{notice.pk}", reader)


def _readers(holder: Worker | Agency) -> Iterable[Account]:
    if isinstance(holder, Worker):
        return people_of(holder)
    members = Worker.objects.filter(memberships__agency=holder, memberships__until=None).order_by("pk")
    return {account.pk: account for worker in members for account in people_of(worker)}.values()


def _letter(notice: StandingNotice, holder: Worker | Agency, policy: StandingPolicy, reader: Account) -> Letter:
    names = _names(holder, reader) | {
        "standing": str(TITLES[notice.standing.kind]),
        "day": day_of(notice.on),
        "warn": policy.warn_days,
    }
    is_agency = isinstance(holder, Agency)
    news = "scored" if notice.condition == "no_score" else notice.kind
    found = condition_of(notice) if news != "scored" else None
    parts = [
        paragraph(_("Hello %(reader)s,") % names),
        paragraph(_((NEWS_OF_AGENCIES if is_agency else NEWS)[news]) % names),
        *([points([line(found, policy, holder.marketplace.currency).sentence])] if found else []),
        *([paragraph(_(NEXT[news]) % names)] if NEXT[news] else []),
        button(_("See every condition"), _page(holder)),
    ]
    subject = _((SUBJECTS_OF_AGENCIES if is_agency else SUBJECTS)[notice.kind]) % names
    return Letter(subject, parts, [_when(notice.on if notice.kind not in ("grace", "waits") else None, reader)])


def _when(monday: date | None, reader: Account) -> Part:
    """When standings are judged, on the reader's clock."""
    if monday is None:
        return paragraph(_("Standings are judged each Monday at 00:00 UTC."))
    moment = moment_at(datetime.combine(monday, time(), UTC), reader.zone)
    return paragraph(_("Standings are judged each Monday at 00:00 UTC: here on %(moment)s.") % {"moment": moment})


def write_violation(violation: Violation, until: date) -> None:
    """Tells a worker what was recorded and why, what it closes, and until when."""
    for reader in people_of(violation.worker):
        with override(spoken_in(reader.language)):
            letter = _violation(violation, until, reader)
            _send(letter, "reputation.violation_recorded", f"violation:{violation.pk}", reader)


def _violation(violation: Violation, until: date, reader: Account) -> Letter:
    names = _names(violation.worker, reader) | {"what": violation_name(violation), "until": day_of(until)}
    return Letter(
        _("%(marketplace)s has recorded a violation") % names,
        [
            paragraph(_("Hello %(reader)s,") % names),
            paragraph(_("The team of %(marketplace)s has recorded: %(what)s. Its reason:") % names),
            paragraph(violation.reason),
            paragraph(
                _("Until %(until)s you cannot have a standing there. Reviews and your score stay as they are.") % names
            ),
            paragraph(
                _("If it is not so, write to the team of %(marketplace)s: it can lift this at any time.") % names
            ),
            button(_("See your standing"), _page(violation.worker)),
        ],
    )


def write_lifted(violation: Violation) -> None:
    """Tells a worker that a violation does not count any more, and why."""
    for reader in people_of(violation.worker):
        with override(spoken_in(reader.language)):
            names = _names(violation.worker, reader) | {"what": violation_name(violation)}
            letter = Letter(
                _("%(marketplace)s has lifted a violation") % names,
                [
                    paragraph(_("Hello %(reader)s,") % names),
                    paragraph(
                        _("This does not count any more: %(what)s. The team of %(marketplace)s says why:") % names
                    ),
                    paragraph(violation.lifted_why),
                    paragraph(_("A standing that ended because of it goes on as if it had not ended.")),
                    button(_("See your standing"), _page(violation.worker)),
                ],
            )
            _send(letter, "reputation.violation_lifted", f"violation:{violation.pk}", reader)


def _names(holder: Worker | Agency, reader: Account) -> dict[str, object]:
    marketplace: Marketplace = holder.marketplace
    words = {"reader": reader.name, "holder": holder.name, "marketplace": marketplace.name}
    return {key: one_line(word) for key, word in words.items()}


def _page(holder: Worker | Agency) -> str:
    kind = "worker_standing" if isinstance(holder, Worker) else "agency_standing"
    return address_of(reverse(f"reputation:{kind}", args=[holder.marketplace.slug, holder.slug]))


def _send(letter: Letter, purpose: str, about: str, reader: Account) -> None:
    language = spoken_in(reader.language)
    written = write(letter, language)
    enqueue(
        reader.email,
        written.subject,
        written.text,
        written.html,
        purpose=purpose,
        about=about,
        language=language,
    )
