"""The content of a findings report: facts and policies in, figures that may be shown out."""

from django.utils.translation import override

from goodstanding.accreditation.independence import independence_words
from goodstanding.policies import Policies
from goodstanding.policies.playbook import Playbook, playbook
from goodstanding.reports.content.answer import answer_of, shows_scores
from goodstanding.reports.content.dimensions import dimensions_of
from goodstanding.reports.content.items import items_of
from goodstanding.reports.content.norms import norms_of
from goodstanding.reports.content.people import people_of
from goodstanding.reports.content.quality import review_of, silence_of
from goodstanding.reports.content.tree import Method, Report
from goodstanding.reports.facts import Facts

__all__ = ["Report", "report"]


def report(facts: Facts, policies: Policies, language: str) -> Report:
    """The report in a language. Page, PDF and JSON are made of this alone, so none can show what it hides."""
    with override(language):
        return _report(facts, policies, language)


def _report(facts: Facts, policies: Policies, language: str) -> Report:
    disclosure = policies.disclosure(facts.on)
    plays = playbook(facts.instrument, language) if facts.instrument else None
    items = items_of(facts, disclosure, plays, language)
    shown = shows_scores(facts, disclosure)
    return Report(
        language=language,
        marketplace=facts.marketplace,
        programme=facts.programme,
        operator=facts.operator,
        designation=facts.designation,
        edition=facts.edition,
        on=facts.on.isoformat(),
        answer=answer_of(facts, items, disclosure),
        dimensions=dimensions_of(facts, items, disclosure, language) if shown else (),
        people=people_of(facts, disclosure),
        silence=silence_of(facts, disclosure),
        review=review_of(facts, disclosure),
        method=_method(facts, policies, language, plays),
        norms=norms_of(facts.compared),
    )


def _method(facts: Facts, policies: Policies, language: str, plays: Playbook | None) -> Method:
    rule, disclosure = facts.judgement.rule, policies.version("disclosure-1", facts.on)
    instrument = facts.instrument
    wording = instrument.wordings.get(language, instrument.original) if instrument else None
    return Method(
        policy=rule.id,
        policy_digest=rule.digest,
        disclosure=disclosure.id,
        instrument=f"{instrument.name}@{instrument.version}" if instrument else None,
        wording_draft=wording is not None and wording.review.state == "draft",
        advice_draft=plays is not None and plays.review.state == "draft",
        least=disclosure.value.histogram_clients,
        independence=independence_words(facts.independence) if facts.independence else (),
    )
