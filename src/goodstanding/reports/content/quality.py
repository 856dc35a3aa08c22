"""Silence and the review of answers: counts, and scores of groups large enough to be shown."""

from goodstanding.policies import Disclosure
from goodstanding.reports.content.answer import shows_scores
from goodstanding.reports.content.numbers import signed
from goodstanding.reports.content.tree import Review, Silence
from goodstanding.reports.facts import Facts
from goodstanding.rules.accreditation import response_rate
from goodstanding.rules.quality import early_versus_late
from goodstanding.rules.suppression import is_shown


def silence_of(facts: Facts, disclosure: Disclosure) -> Silence:
    """How many were reached and stayed silent; late answers stand for them where both groups may be shown."""
    judged = facts.judgement
    rate = response_rate(judged.evidence, judged.verdict.clients)
    difference, interval = _late(facts, disclosure)
    return Silence(
        reached=judged.evidence.reached(),
        answered=judged.verdict.clients,
        silent_percent=None if rate is None else f"{100 * (1 - rate):.0f}",
        undeliverable=judged.evidence.undeliverable,
        difference=difference,
        interval=interval,
    )


def _late(facts: Facts, disclosure: Disclosure) -> tuple[str | None, tuple[str, str] | None]:
    scores, waves = facts.judgement.survey.client_scores, facts.waves
    early = [score for client, score in scores.items() if waves.get(client, 1) == 1]
    late = [score for client, score in scores.items() if waves.get(client, 1) > 1]
    confidence = facts.judgement.rule.value.interval_confidence
    found = early_versus_late(early, late, confidence, disclosure.histogram_clients)
    if found is None:
        return None, None
    span = found.interval
    return signed(found.difference), (signed(span.low), signed(span.high)) if span else None


def review_of(facts: Facts, disclosure: Disclosure) -> Review | None:
    """What the review found. The score with the left-out answers is shown where their clients are a group:
    of fewer it would give each one's score away."""
    found = facts.reviewed
    if found is None:
        return None
    everybody = found.with_excluded
    if everybody is None or not shows_scores(facts, disclosure):
        return Review(found.flags, found.kept, found.excluded, None, None)
    mine = facts.judgement
    more = everybody.verdict.clients - mine.verdict.clients
    shown = is_shown(more, disclosure.histogram_clients)
    score = f"{everybody.verdict.trust_score or 0.0:.{disclosure.score_decimals}f}"
    same = everybody.verdict.decision == mine.verdict.decision
    return Review(found.flags, found.kept, found.excluded, same, score if shown else None)
