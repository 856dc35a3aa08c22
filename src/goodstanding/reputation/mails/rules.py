"""Mails about a change of rule: what changes, why, what it means for the reader, until when to comment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.access import SYSTEM
from goodstanding.base.letters import (
    Letter,
    Part,
    Written,
    address_of,
    button,
    heading,
    one_line,
    paragraph,
    points,
    spoken_in,
    write,
)
from goodstanding.base.models import OutgoingMail
from goodstanding.base.outbox import enqueue
from goodstanding.people.models import Account
from goodstanding.reputation.changes.moved import Moved
from goodstanding.reputation.changes.words import differences
from goodstanding.reputation.models import RuleChange
from goodstanding.reputation.queries.rules import last_comments, rule_in_force
from goodstanding.reputation.scoring.rule import Rule, rule_named
from goodstanding.reputation.standing_words import day_of, line, title_of

ANNOUNCED = "reputation.rule_announced"
WITHDRAWN = "reputation.rule_withdrawn"
DIFFERENCES = 12
"""Numbers that a mail names; the page has all of them."""


@dataclass(frozen=True)
class Concern:
    """What a change means for a worker, or an agency, that the reader is or belongs to; `held` is the standing."""

    name: str
    held: str
    moved: Moved


@dataclass(frozen=True)
class Notice:
    """Whom a change concerns, and how."""

    account: Account
    concerns: tuple[Concern, ...]


@dataclass(frozen=True)
class Told:
    """What every notice of a change says: both rules, the day, and until when one may comment and keep a standing."""

    change: RuleChange
    before: Rule
    after: Rule
    holds_from: date
    comments_until: date

    @property
    def grace_until(self) -> date:
        """The last day on which holders are tested by the rule before too."""
        return self.holds_from + timedelta(days=self.after.standing.value.grace_days - 1)


def told_of(change: RuleChange, before: Rule) -> Told:
    """An announced change, against the rule that holds before it."""
    assert change.holds_from is not None
    assert change.announced_at is not None
    after = rule_named(change.rule, change.texts, change.holds_from)
    return Told(change, before, after, change.holds_from, last_comments(SYSTEM, change, change.announced_at))


def tell_announced(change: RuleChange, notice: Notice) -> None:
    """Writes the notice of a change to somebody whom it concerns, in the transaction of the caller."""
    before = rule_in_force(SYSTEM, change.marketplace, _day_before(change))
    written = notice_letter(told_of(change, before), notice)
    _send(written, ANNOUNCED, change, notice.account.email, notice.account.language)


def _day_before(change: RuleChange) -> date:
    assert change.holds_from is not None
    return change.holds_from - timedelta(days=1)


def notice_letter(told: Told, notice: Notice) -> Written:
    """The notice exactly as it is mailed, in the reader's language."""
    with override(spoken_in(notice.account.language)):
        return write(_announced(told, notice), notice.account.language)


def _announced(told: Told, notice: Notice) -> Letter:
    shop = told.change.marketplace
    names = {"marketplace": one_line(shop.name), "day": day_of(told.holds_from), "until": day_of(told.comments_until)}
    changes = differences(told.before, told.after, shop.currency)
    lines = [f"{each.label}: {each.after}. {_('Until now: %(value)s') % {'value': each.before}}" for each in changes]
    more = [_("and more, on the page of the change")] if len(lines) > DIFFERENCES else []
    parts = [
        paragraph(_("Hello %(reader)s,") % {"reader": one_line(notice.account.name)}),
        paragraph(_("from %(day)s on %(marketplace)s scores work and judges standings by a changed rule.") % names),
        heading(_("Why")),
        paragraph(told.change.why or _("(Your reason stands here.)")),
        heading(_("What changes")),
        points([*lines[:DIFFERENCES], *more]),
        heading(_("What it means for you")),
        points([each for concern in notice.concerns for each in _meaning(told, concern)]),
        paragraph(
            _("You can comment until %(until)s. Everybody can read what is said; the team answers there.") % names
        ),
        button(_("Read the change and comment"), address_of(page_of(told.change))),
    ]
    small = _("You read this because it concerns your score or standing, or that of an agency you belong to.")
    return Letter(_("%(marketplace)s changes its rule on %(day)s") % names, parts, [paragraph(small)])


def _meaning(told: Told, concern: Concern) -> Iterator[str]:
    """What a change means for one holder, as things stand today."""
    moved, currency = concern.moved, told.change.marketplace.currency
    names = {
        "holder": one_line(concern.name),
        "held": title_of(concern.held) if concern.held else "",
        "standing": title_of(moved.after.standing) if moved.after.standing else "",
        "grace": day_of(told.grace_until),
        "before": _score(moved.before.score),
        "after": _score(moved.after.score),
    }
    if concern.held and concern.held == moved.after.standing:
        yield _("%(holder)s is %(held)s, and is so by the new rule too.") % names
    elif concern.held:
        said = _(
            "%(holder)s is %(held)s. By the new rule that does not hold as things stand today; it is kept until "
            "%(grace)s."
        )
        failed = moved.after.failed if concern.held == "top" else None
        yield (said % names) + (f" {line(failed, told.after.standing.value, currency).sentence}" if failed else "")
    elif moved.gains:
        yield _("%(holder)s is %(standing)s by the new rule, as things stand today.") % names
    if moved.before.score != moved.after.score:
        yield _("%(holder)s: score %(before)s until now, %(after)s by the new rule.") % names
    elif moved.before.score is not None:
        yield _("%(holder)s: the score stays %(before)s.") % names


def _score(score: int | None) -> str:
    return _("not shown yet") if score is None else str(score)


def page_of(change: RuleChange) -> str:
    """The path of the public page of a change."""
    return reverse("reputation:rule_change", args=[change.marketplace.slug, change.pk])


def tell_withdrawn(change: RuleChange) -> int:
    """Writes to everybody who got the notice that the change does not come; returns how many."""
    told = OutgoingMail.objects.filter(purpose=ANNOUNCED, about=_about(change)).order_by("pk")
    sent: Sequence[tuple[str, str]] = list(told.values_list("to", "language"))
    for email, language in sent:
        with override(spoken_in(language)):
            _send(write(_withdrawn(change), language), WITHDRAWN, change, email, language)
    return len(sent)


def _withdrawn(change: RuleChange) -> Letter:
    names = {"marketplace": one_line(change.marketplace.name)}
    said = _("%(marketplace)s withdraws the change of its rule that you were told of. The rule stays as it is.")
    parts: list[Part] = [
        paragraph(said % names),
        heading(_("Why")),
        paragraph(change.withdrawn_why),
        button(_("Read the change"), address_of(page_of(change))),
    ]
    return Letter(_("%(marketplace)s keeps its rule") % names, parts)


def _send(written: Written, purpose: str, change: RuleChange, email: str, language: str) -> None:
    about = _about(change)
    spoken = spoken_in(language)
    enqueue(email, written.subject, written.text, written.html, purpose=purpose, about=about, language=spoken)


def _about(change: RuleChange) -> str:
    return f"rule_change:{change.pk}"
