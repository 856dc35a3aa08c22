"""The words and figures of scores and ledgers."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from goodstanding.base.access import Actor
from goodstanding.base.shell import Tone
from goodstanding.marketplaces.models import Worker
from goodstanding.reputation.models import CompanyFlag
from goodstanding.reputation.queries.scores import scores_now
from goodstanding.reputation.scoring.found import Stands
from goodstanding.reputation.standing_words import day_of
from goodstanding.reputation.words import percent
from goodstanding.rules.job_success import ScorePolicy

if TYPE_CHECKING:
    from goodstanding.reputation.scoring.ledgers import Line

PLACES: Final = 4
"""Decimals of points in a ledger."""
FEWEST: Final = 5
"""Other workers behind a company's flag, under whom no counts are told."""
OUTCOMES: Final[dict[str, Promise]] = {
    "removed": gettext_lazy("Left out on request"),
    "flagged": gettext_lazy("Left out: the company is flagged"),
    "cancelled": gettext_lazy("Left out: it ended early, and not through the worker"),
    "ending": gettext_lazy("Left out: this rule counts reviews, not how work ended"),
    "under_way": gettext_lazy("Under way"),
    "sealed": gettext_lazy("Over; its reviews are not shown yet"),
    "cancelled_by_worker": gettext_lazy("Cancelled by the worker after the start"),
    "abandoned": gettext_lazy("Abandoned by the worker"),
    "lost": gettext_lazy("A dispute was decided against the worker"),
    "feedback": gettext_lazy("Review of the company: %(points)s of 5"),
    "private": gettext_lazy("Review of the company"),
    "long": gettext_lazy("Paid, %(days)s days or longer, and nothing was said against it"),
    "no_feedback": gettext_lazy("No review"),
    "void": gettext_lazy("The review is set aside by a ruling"),
}


def signed(value: float, places: int) -> str:
    """A number with its sign, which a change needs; 0 has none."""
    rounded = round(value, places)
    sign = "+" if rounded > 0 else "\N{MINUS SIGN}" if rounded < 0 else ""
    return sign + number_format(abs(rounded), places)


def rating(points: int) -> str:
    """Hundredths of a rating, as 4.57."""
    return number_format(points / 100, 2)


def ten_thousandths(parts: Sequence[int], whole: int) -> tuple[list[int], int]:
    """Each part, and all of them together, as ten thousandths of a point of 100, so that the parts add up to the sum.

    All are cut off; what is missing to the rounded sum goes to the largest remainders, one each (Hamilton's method).
    """
    if not whole:
        return [0] * len(parts), 0
    unit = 100 * 10**PLACES
    total = (2 * sum(parts) * unit + whole) // (2 * whole)
    cut = [part * unit // whole for part in parts]
    order = sorted(range(len(parts)), key=lambda place: (-(parts[place] * unit % whole), place))
    for place in order[: max(0, total - sum(cut))]:
        cut[place] += 1
    return cut, total


def points_shown(number: int) -> str:
    """Ten thousandths of a point, with all decimals, or 0."""
    return "0" if not number else number_format(number / 10**PLACES, PLACES)


def outcome_words(line: "Line", policy: ScorePolicy) -> str:
    """What became of an engagement, in a sentence without its end."""
    why: str = line.entry.outcome.why
    if why == "under_way" and not line.is_running:
        why = "sealed"
    if why == "feedback" and not line.points:
        why = "private"
    places = {"points": rating(line.points), "days": policy.silent_success_days}
    return str(OUTCOMES[why]) % places


def ruled_words(line: "Line") -> str:
    """What a ruling left of the weight, where it corrected it."""
    return _("weighs %(percent)s percent by a ruling") % {"percent": line.percent} if line.percent < 100 else ""


def disputed_words(engagements: Collection[int]) -> dict[int, str]:
    """By engagement, that its review is under dispute."""
    return dict.fromkeys(engagements, _("The review is under dispute; it counts as before until a ruling."))


def counts_as(line: "Line") -> str:
    """The outcome as a number from -1 to 1; empty where there is none."""
    outcome = line.entry.outcome
    if outcome.kind == "rated":
        return signed(outcome.s / 1000, 2 if outcome.s % 10 == 0 else 3)
    return ""


def tone_of(line: "Line") -> Tone:
    """How its outcome is marked, beside the words."""
    outcome = line.entry.outcome
    if outcome.kind != "rated":
        return "neutral"
    return "good" if outcome.s > 0 else "bad" if outcome.s < 0 else "warning"


def flag_sentence(flag: CompanyFlag) -> str:
    """Why a company is flagged for a worker, and for how long."""
    until = _("It is left out until %(day)s.") % {"day": day_of(flag.until - timedelta(days=1))}
    if flag.workers < FEWEST:
        return _("Too much of its work with other workers ended badly.") + " " + until
    counts = ngettext(
        "Of its work with %(workers)s other workers, %(negative)s of %(outcomes)s outcome is negative.",
        "Of its work with %(workers)s other workers, %(negative)s of %(outcomes)s outcomes are negative.",
        flag.outcomes,
    )
    return counts % vars(flag) + " " + until


def made_from(outcomes: int, companies: int, months: int) -> str:
    """What a score is made from."""
    words = {
        "engagements": ngettext("%(number)s rated engagement", "%(number)s rated engagements", outcomes)
        % {"number": outcomes},
        "companies": ngettext("%(number)s company", "%(number)s companies", companies) % {"number": companies},
        "months": months,
    }
    return _("from %(engagements)s with %(companies)s in %(months)s months") % words


def interval_words(low: int, high: int, months: int, confidence: float) -> str:
    """Where the score of the longest window may lie."""
    places = {"low": low, "high": high, "months": months, "confidence": percent(confidence)}
    return _("With other luck, %(months)s months would give %(low)s to %(high)s (%(confidence)s interval).") % places


def score_of(actor: Actor, worker: Worker, on: date) -> dict[str, str] | None:
    """A worker's score on a day in words, as `stands_words`; None where too little is known for one. Public."""
    found = scores_now(actor, worker.marketplace, [worker.pk], on).get(worker.pk)
    return stands_words(found) if found else None


def stands_words(stands: Stands) -> dict[str, str]:
    """A score for a profile or a card: the number, what it is from, and where it may lie."""
    return {
        "number": str(stands.score),
        "of": made_from(stands.outcomes, stands.companies, stands.months),
        "sure": interval_words(stands.low, stands.high, stands.months, stands.confidence),
    }


def fading(line: "Line", on: date) -> str:
    """When an engagement begins to count less, or by how much it does already."""
    from goodstanding.reputation.scoring.instants import date_of

    entry = line.entry
    if entry.gone_on is None:
        return _("does not fade while it is under way") if entry.taper else ""
    gone = day_of(date_of(entry.gone_on))
    if not entry.fades_from or not (entry.weight and entry.taper):
        return _("gone on %(day)s") % {"day": gone}
    fades = date_of(entry.fades_from)
    words = _("fades since %(first)s, gone on %(day)s") if fades <= on else _("fades from %(first)s, gone on %(day)s")
    return words % {"first": day_of(fades), "day": gone}
