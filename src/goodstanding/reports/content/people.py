"""Respondents who chose to be named, without the answers from which those of others would follow."""

from collections import defaultdict
from collections.abc import Sequence

from goodstanding.policies import Disclosure
from goodstanding.reports.content.tree import Person
from goodstanding.reports.facts import Facts, Willing
from goodstanding.rules.suppression import named_may_show
from goodstanding.rules.survey import Answer, Response


def people_of(facts: Facts, disclosure: Disclosure) -> tuple[Person, ...]:
    """Named respondents whose answers count, by company and name."""
    counted = _counted(facts)
    may_show = _may_show(facts, list(counted.values()), disclosure)
    named = [each for each in facts.willing if each.respondent in counted]
    ordered = sorted(named, key=lambda each: (each.company, each.name, each.key))
    return tuple(_person(each, counted[each.respondent].answers, may_show) for each in ordered)


def _counted(facts: Facts) -> dict[str, Response]:
    """Each respondent's latest response with enough answers, as the score counts it."""
    least = facts.judgement.rule.value.min_answered
    valid = [each for each in facts.judgement.round.responses if sum(map(_is_given, each.answers)) >= least]
    return {each.respondent: each for each in valid}


def _is_given(answer: Answer) -> bool:
    return isinstance(answer, (int, float))


def _may_show(facts: Facts, counted: Sequence[Response], disclosure: Disclosure) -> list[bool]:
    """For each item, whether the clients that are not wholly named on it are none, or enough to hide in."""
    named = {each.respondent for each in facts.willing}
    unnamed: defaultdict[int, set[str]] = defaultdict(set)
    for response in counted:
        if response.respondent not in named:
            for place in (place for place, answer in enumerate(response.answers) if _is_given(answer)):
                unnamed[place].add(response.client)
    least = disclosure.unnamed_clients
    return [named_may_show(len(unnamed[place]), least) for place in range(len(facts.asked))]


def _person(each: Willing, answers: Sequence[Answer], may_show: Sequence[bool]) -> Person:
    pairs = zip(answers, may_show, strict=True)
    return Person(
        key=each.key,
        name=each.name,
        company=each.company,
        answers=tuple(_answer(answer) if shown else None for answer, shown in pairs),
        comment=each.comment or None,
        reply=each.reply or None,
        replied_on=each.replied_on.isoformat() if each.replied_on else None,
    )


def _answer(answer: Answer) -> str:
    return f"{answer:g}" if isinstance(answer, (int, float)) else "-"
