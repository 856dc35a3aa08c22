"""The first page: the verdict with its reasons, what is strong, what to fix, and what would change the result."""

from goodstanding.accreditation.spoken import said
from goodstanding.policies import Disclosure
from goodstanding.reports.content.holding import holding
from goodstanding.reports.content.numbers import written
from goodstanding.reports.content.tree import Answer, Condition, Item
from goodstanding.reports.facts import Facts
from goodstanding.rules.accreditation import Change, Gate
from goodstanding.rules.sentences import Sentence, decimals
from goodstanding.rules.suppression import is_shown

NAMED = 3
COUNTS = ("enough_clients",)
SPARED = ("margin",)
HIDDEN = Sentence("It is about an item that too few clients answered to be shown.")


def answer_of(facts: Facts, items: tuple[Item, ...], disclosure: Disclosure) -> Answer:
    """The answer; with fewer clients than the policy shows it says counts only."""
    judged = facts.judgement
    verdict, rule = judged.verdict, judged.rule.value
    shown = shows_scores(facts, disclosure)
    score, need = _score_and_need(facts, disclosure) if shown else (None, None)
    past = facts.before
    return Answer(
        decision=verdict.decision,
        until=facts.until.isoformat() if facts.until else None,
        sentence=said(verdict.sentence),
        clients=verdict.clients,
        score=score,
        need=need,
        scale=(f"{rule.scale[0]:g}", f"{rule.scale[1]:g}"),
        interval=_interval(facts, disclosure) if shown else None,
        interval_sentence=said(verdict.estimate.sentence) if shown else None,
        grade=judged.assurance.grade,
        provisional=judged.assurance.provisional,
        grade_sentence=said(judged.assurance.sentence),
        strongest=_strongest(items),
        to_fix=_to_fix(items),
        watch=tuple(item.position for item in items if item.standing in ("below", "watch")),
        holding=_holding(facts) if shown else None,
        conditions=tuple(_condition(gate, items) for gate in _gates(facts, shown=shown)),
        changes=tuple(_change(change, items) for change in _changes(facts, shown=shown)),
        before=(past.edition, _score_and_need(past, disclosure)[0])
        if shown and past and shows_scores(past, disclosure)
        else None,
    )


def shows_scores(facts: Facts, disclosure: Disclosure) -> bool:
    """Whether enough clients answered for anything but counts."""
    enough = is_shown(facts.judgement.verdict.clients, disclosure.histogram_clients)
    return enough and facts.judgement.verdict.report != "counts"


def _score_and_need(facts: Facts, disclosure: Disclosure) -> tuple[str, str]:
    """Both with as many decimals as it takes to see which is greater."""
    score, need = facts.judgement.verdict.trust_score or 0.0, facts.judgement.verdict.required_score or 0.0
    places = decimals(score, need, disclosure.score_decimals)
    return f"{score:.{places}f}", f"{need:.{places}f}"


def _interval(facts: Facts, disclosure: Disclosure) -> tuple[str, str] | None:
    span, places = facts.judgement.verdict.interval, disclosure.score_decimals
    return (f"{span[0]:.{places}f}", f"{span[1]:.{places}f}") if span else None


def _strongest(items: tuple[Item, ...]) -> tuple[int, ...]:
    ranked = sorted(_ranked(items), key=lambda item: (-float(item.mean or 0), item.position))
    return tuple(item.position for item in ranked[:NAMED])


def _ranked(items: tuple[Item, ...]) -> list[Item]:
    return [item for item in items if item.mean is not None]


def _to_fix(items: tuple[Item, ...]) -> tuple[int, ...]:
    """The lowest means, without those among the strongest; by what is written, so that hidden decimals rank nothing."""
    strong = _strongest(items)
    rest = [item for item in _ranked(items) if item.position not in strong]
    ranked = sorted(rest, key=lambda item: (float(item.mean or 0), item.position))
    return tuple(item.position for item in ranked[:NAMED])


def _holding(facts: Facts) -> str:
    verdict, rule = facts.judgement.verdict, facts.judgement.rule.value
    scores = facts.judgement.survey.client_scores.values()
    return said(holding(list(scores), verdict.required_score or 0.0, rule.client_low, rule.client_low_share))


def _gates(facts: Facts, *, shown: bool) -> list[Gate]:
    judged = facts.judgement
    gates = [gate for gate in judged.verdict.gates if judged.reviewed or gate.name != "integrity"]
    return [gate for gate in gates if shown or gate.name in COUNTS]


def _condition(gate: Gate, items: tuple[Item, ...]) -> Condition:
    return Condition(gate.name, gate.holds, _coarse(gate.sentence, items))


def _changes(facts: Facts, *, shown: bool) -> list[Change]:
    """What stays over of an award is told by its tightest gate: the margins of all gates stand among the conditions."""
    changes = [change for change in facts.judgement.verdict.changes if change.kind not in SPARED]
    return [change for change in changes if shown or change.kind == "more_clients"]


def _change(change: Change, items: tuple[Item, ...]) -> str:
    return _coarse(change.sentence, items)


def _coarse(sentence: Sentence, items: tuple[Item, ...]) -> str:
    """The sentence with an item's mean as coarse as everywhere in the report."""
    place = sentence.values.get("item")
    item = next((item for item in items if item.position == place), None)
    if item is None or "value" not in sentence.values:
        return said(sentence)
    if item.mean is None:
        return said(HIDDEN)
    gap = written(abs(float(item.floor) - float(item.mean)), 2)
    return said(sentence, value=item.mean, need=item.floor, gap=gap)
