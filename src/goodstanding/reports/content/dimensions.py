"""Dimensions: their figures, unless one of their items is hidden and would follow from them."""

from dataclasses import replace
from statistics import stdev

from goodstanding.policies import Disclosure
from goodstanding.reports.content.tree import Dimension, Item
from goodstanding.reports.facts import Facts
from goodstanding.rules.accreditation.estimate import estimate
from goodstanding.rules.agreement import AgreementCuts, AgreementWord, ad_mean_j, in_words
from goodstanding.rules.suppression import is_shown
from goodstanding.rules.survey import ItemScores, answered, mean_of


def dimensions_of(
    facts: Facts, items: tuple[Item, ...], disclosure: Disclosure, language: str
) -> tuple[Dimension, ...]:
    """The dimensions in the questionnaire's order, each with its items; advice stays with those that need it most."""
    grouped: dict[str, list[Item]] = {}
    for item in items:
        grouped.setdefault(_dimension_key(facts, item), []).append(item)
    return tuple(_dimension(key, group, facts, disclosure, language) for key, group in grouped.items())


def _dimension_key(facts: Facts, item: Item) -> str:
    return facts.asked[item.position - 1].dimension


def _dimension(key: str, items: list[Item], facts: Facts, disclosure: Disclosure, language: str) -> Dimension:
    places = [item.position - 1 for item in items]
    shown = all(item.mean is not None for item in items)
    mean, interval = _estimated(places, facts, disclosure) if shown else (None, None)
    advised = _advised(items)
    return Dimension(
        key=key,
        words=_dimension_words(key, facts, language),
        mean=mean,
        interval=interval,
        agreement=_agreement(places, facts, disclosure) if shown else None,
        items=tuple(item if item.position in advised else replace(item, advice=None) for item in items),
    )


def _advised(items: list[Item]) -> set[int]:
    """The items on the watch list or under their floor, else the lowest one."""
    shown = [item for item in items if item.mean is not None]
    weak = {item.position for item in shown if item.standing != "holds"}
    lowest = min(shown, key=lambda item: float(item.mean or 0), default=None)
    return weak or ({lowest.position} if lowest else set())


def _estimated(places: list[int], facts: Facts, disclosure: Disclosure) -> tuple[str | None, tuple[str, str] | None]:
    """Mean and interval as the trust score has them, over the clients' means on these items."""
    judged = facts.judgement
    rows = {client: _mean_at(row, places) for client, row in judged.survey.client_items.items()}
    scores = {client: mean for client, mean in rows.items() if mean is not None}
    mean = mean_of(scores.values())
    part = replace(judged.survey, client_scores=scores, trust_score=mean, sd_clients=stdev(scores.values()))
    span = estimate(part, judged.rule.value, judged.evidence).interval
    places_shown = disclosure.item_decimals
    ends = (f"{span[0]:.{places_shown}f}", f"{span[1]:.{places_shown}f}") if span else None
    return f"{mean:.{places_shown}f}", ends


def _mean_at(row: ItemScores, places: list[int]) -> float | None:
    points = answered(row[place] for place in places)
    return mean_of(points) if points else None


def _dimension_words(key: str, facts: Facts, language: str) -> str:
    if facts.instrument is None:
        return key[:1].upper() + key[1:]
    return facts.instrument.wordings.get(language, facts.instrument.original).dimensions[key]


def _agreement(places: list[int], facts: Facts, disclosure: Disclosure) -> AgreementWord | None:
    """The clients' average deviation in a word.

    Cuts: A/6 for A options, the practical limit of Burke & Dunlap (2002), Organizational Research Methods 5, 159-172;
    and the expected deviation of answers spread evenly over all options, (A² - 1) / 4A.
    """
    survey = facts.judgement.survey
    rows = [[row[place] for place in places] for row in survey.client_items.values()]
    complete = [row for row in rows if None not in row]
    if not is_shown(len(complete), disclosure.histogram_clients):
        return None
    options = survey.scale[1] - survey.scale[0] + 1
    cuts = AgreementCuts(options / 6, (options**2 - 1) / (4 * options))
    return in_words(ad_mean_j(complete), cuts)
