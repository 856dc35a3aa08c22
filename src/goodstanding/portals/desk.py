"""What stands beside a verdict on the operator's desk: review, silence, signatures, and who decides."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from goodstanding.accreditation import queries
from goodstanding.accreditation.independence import independence_words
from goodstanding.accreditation.models import Decision, Hold, Signature
from goodstanding.accreditation.queries import computations, is_current
from goodstanding.base.access import Actor
from goodstanding.base.record import is_covered
from goodstanding.base.shell import Tone
from goodstanding.policies import fieldwork
from goodstanding.rules.sentences import shown
from goodstanding.surveys.models import ResponseExclusion, Round
from goodstanding.surveys.queries import exclusions_in, flags_of, open_flags

OUTCOMES = {
    "awarded": gettext_noop("awarded"),
    "not_awarded": gettext_noop("not awarded"),
    "insufficient_clients": gettext_noop("not judged, too few clients"),
    "insufficient_item_coverage": gettext_noop("not judged, too many items with too few answers"),
}


@dataclass(frozen=True)
class Said:
    """A sentence with its tone."""

    tone: Tone
    words: str


@dataclass(frozen=True)
class Desk:
    """The page of a verdict that is not signed yet.

    While flags wait or the inputs have changed nothing of the verdict is shown: nobody reviews with a score in mind.
    """

    flags: int
    waiting: int
    is_current: bool
    quality: tuple[str, ...]
    silence: Said
    recomputed: str
    holds: tuple[Hold, ...]
    signatures: tuple[Signature, ...]
    missing: int
    approvers: str
    has_signed: bool

    @property
    def is_readable(self) -> bool:
        """Whether the verdict may be read, and signed."""
        return self.is_current and not self.waiting


def desk_of(actor: Actor, decision: Decision) -> Desk:
    """The desk of who judges the round."""
    survey = decision.round
    signatures = tuple(decision.signatures.select_related("signed_by").order_by("pk"))
    return Desk(
        flags=flags_of(actor, survey).count(),
        waiting=open_flags(actor, survey).count(),
        is_current=(survey.state == "decided" and decision.in_force) or is_current(actor, decision),
        quality=tuple(_quality(actor, decision)),
        silence=silence_of(decision.verdict),
        recomputed=_recomputed(computations(actor, decision)),
        holds=tuple(decision.holds.select_related("held_by").order_by("-pk")),
        signatures=signatures,
        missing=max(0, survey.programme.approvers - len(signatures)),
        approvers=approvers_of(survey),
        has_signed=any(signature.signed_by_id == actor.account for signature in signatures),
    )


def _quality(actor: Actor, decision: Decision) -> list[str]:
    survey = decision.round
    flags = flags_of(actor, survey).count()
    said = ngettext("%(n)s flag was raised and reviewed.", "%(n)s flags were raised and reviewed.", flags) % {
        "n": flags
    }
    reasons = dict(ResponseExclusion.REASONS)
    left_out = [
        ngettext("%(n)s response is left out: %(reason)s.", "%(n)s responses are left out: %(reason)s.", count)
        % {"n": count, "reason": _(reasons[code])}
        for code, count in exclusions_in(actor, survey).items()
    ]
    return [said if flags else _("No flag was raised."), *left_out, *_with_excluded(decision.verdict)]


def _with_excluded(verdict: dict[str, Any]) -> list[str]:
    everybody = verdict.get("with_excluded")
    if not everybody or everybody["trust_score"] is None:
        return []
    words = _("With all of them, %(clients)s clients would score %(score)s where %(need)s is needed: %(outcome)s.")
    score, need = everybody["trust_score"], everybody["required_score"]
    names = {"clients": everybody["n_clients"], "score": shown(score, need), "need": f"{need:.2f}"}
    return [words % {**names, "outcome": _(OUTCOMES[everybody["decision"]])}]


def silence_of(verdict: dict[str, Any]) -> Said:
    """What late answers say of those that never came."""
    found = verdict.get("silence")
    if not found:
        return Said("neutral", _("Too few clients answered before or after the first reminder to compare them."))
    words = (
        _("Late answers are %(gap)s points lower than early ones (%(late)s late clients, %(early)s early ones).")
        if found["difference"] < 0
        else _("Late answers are %(gap)s points higher than early ones (%(late)s late clients, %(early)s early ones).")
    )
    gap = f"{abs(found['difference']):.2f}"
    said = [words % {"gap": gap, "late": found["late"], "early": found["early"]}, *_span(found["interval"])]
    if found["interval"] and found["interval"][1] < 0:
        said.append(_("That is more than chance: those who kept silent may be less content than the score says."))
        return Said("warning", " ".join(said))
    return Said("neutral", " ".join([*said, _("Chance alone may do that.")] if found["interval"] else said))


def _span(interval: list[float] | None) -> list[str]:
    if interval is None:
        return []
    low, high = (f"{end:.2f}".replace("-", "\N{MINUS SIGN}") for end in interval)
    return [_("The 90 %% interval of the difference is %(low)s to %(high)s.") % {"low": low, "high": high}]


def _recomputed(moments: list[datetime]) -> str:
    if len(moments) < 2:
        return ""
    words = _("Computed again on %(moment)s UTC, because what it is computed from had changed.")
    return words % {"moment": date_format(moments[-1], "j F Y, H:i")}


def approvers_of(survey: Round) -> str:
    """How many people decide."""
    if survey.programme.approvers == 1:
        return _("One person decides: %(operator)s has one signature under each verdict.") % {
            "operator": survey.programme.operator
        }
    words = _("%(number)s people decide: %(operator)s needs that many signatures under each verdict.")
    return words % {"number": survey.programme.approvers, "operator": survey.programme.operator}


@dataclass(frozen=True)
class Independence:
    """Who decided, for who reads a signed verdict: offices and ties; names only for the operator. `has_receipt` where
    a checkpoint covers the lines of the record about it.
    """

    decided: str
    words: tuple[str, ...]
    has_receipt: bool
    signatures: tuple[tuple[str, str], ...]
    since: date | None


def independence_of(actor: Actor, decision: Decision) -> Independence:
    """The record of a signed verdict."""
    signatures = list(decision.signatures.select_related("signed_by").order_by("pk"))
    named = actor.operates(decision.round.programme_id)
    return Independence(
        decided=approvers_of(decision.round),
        words=independence_words(queries.independence_of(actor, decision)),
        has_receipt=is_covered(queries.lines_of_decision(actor, decision)),
        signatures=tuple((_signer(each, decision.round, named), _tie(each)) for each in signatures),
        since=signatures[-1].signed_at.date() if signatures else None,
    )


def _signer(signature: Signature, survey: Round, named: bool) -> str:
    office = _("An operator of %(programme)s") % {"programme": survey.programme.name}
    day = date_format(signature.signed_at, "j F Y")
    return f"{signature.signed_by.name}, {day}" if named else f"{office}, {day}"


def _tie(signature: Signature) -> str:
    return _("says to have no tie to the marketplace") if signature.conflict == "none" else signature.conflict


def told_by(decision: Decision) -> date | None:
    """The day on which the respondents are told at the latest, whatever is promised by then."""
    signed = decision.signatures.order_by("pk").last()
    return (
        signed.signed_at.date() + timedelta(fieldwork(signed.signed_at.date()).respondents_told_days)
        if signed
        else None
    )
