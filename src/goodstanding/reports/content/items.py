"""Items: their figures where enough clients answered."""

from collections.abc import Mapping

from goodstanding.policies import Disclosure
from goodstanding.policies.playbook import Playbook
from goodstanding.reports.content.numbers import signed, written
from goodstanding.reports.content.tree import Advice, Distribution, Item, Standing
from goodstanding.reports.facts import Facts
from goodstanding.rules.sentences import at_least
from goodstanding.rules.suppression import is_shown, three_bins
from goodstanding.rules.survey import ItemScore, column


def items_of(facts: Facts, disclosure: Disclosure, playbook: Playbook | None, language: str) -> tuple[Item, ...]:
    """Every item in the questionnaire's order; those of fewer clients than the policy shows are hidden."""
    before = _comparable(facts, disclosure)
    words = words_of(facts, language)
    scores = facts.judgement.survey.items
    return tuple(_item(score, words[score.key], facts, disclosure, playbook, before) for score in scores)


def words_of(facts: Facts, language: str) -> Mapping[str, str]:
    """Item key -> its words in the language, the original's where it has none, with the names filled in."""
    keys = [score.key for score in facts.judgement.survey.items]
    if facts.instrument is None:
        return dict(zip(keys, facts.questions, strict=True))
    wording = facts.instrument.wordings.get(language, facts.instrument.original)
    names = {"marketplace": facts.marketplace, "programme": facts.programme}
    return {key: wording.items[key].format_map(names) for key in keys}


def _comparable(facts: Facts, disclosure: Disclosure) -> Mapping[str, str]:
    """Item key -> its mean in the edition before, of items asked in the same words and shown then."""
    past = facts.before
    if past is None or past.instrument is None or facts.instrument is None:
        return {}
    then, now = past.instrument.original.items, facts.instrument.original.items
    kept = [score for score in past.judgement.survey.items if then.get(score.key) == now.get(score.key)]
    means = {score.key: _mean(score, past, disclosure) for score in kept}
    return {key: mean for key, mean in means.items() if mean is not None}


def _mean(score: ItemScore, facts: Facts, disclosure: Disclosure) -> str | None:
    if score.mean is None or not is_shown(score.n, _least(facts, disclosure)):
        return None
    rule = facts.judgement.rule.value
    return written(score.mean, disclosure.item_decimals, _floor(score, facts), rule.item_watch)


def _least(facts: Facts, disclosure: Disclosure) -> int:
    return max(disclosure.histogram_clients, facts.judgement.rule.value.min_item_clients)


def _floor(score: ItemScore, facts: Facts) -> float:
    rule = facts.judgement.rule.value
    return rule.critical_item_floor if score.critical else rule.item_floor


def _item(
    score: ItemScore,
    words: str,
    facts: Facts,
    disclosure: Disclosure,
    playbook: Playbook | None,
    before: Mapping[str, str],
) -> Item:
    mean, least = _mean(score, facts, disclosure), _least(facts, disclosure)
    survey, past = facts.judgement.survey, before.get(score.key)
    bins = three_bins(column(survey, score.position), *survey.scale, least)
    return Item(
        position=score.position,
        key=score.key,
        words=words,
        clients=score.n if mean is not None else None,
        mean=mean,
        floor=f"{_floor(score, facts):.2f}",
        standing=_standing(score, facts) if mean is not None else "hidden",
        distribution=Distribution(bins.counts, bins.nearly_all) if bins else None,
        before=past if mean is not None else None,
        change=signed(float(mean) - float(past)) if mean is not None and past is not None else None,
        advice=_advice(playbook, score.key),
    )


def _standing(score: ItemScore, facts: Facts) -> Standing:
    mean = score.mean or 0.0
    if not at_least(mean, _floor(score, facts)):
        return "below"
    return "holds" if at_least(mean, facts.judgement.rule.value.item_watch) else "watch"


def _advice(playbook: Playbook | None, key: str) -> Advice | None:
    play = playbook.items.get(key) if playbook else None
    return Advice(play.means, play.steps, play.check) if play else None
