"""The rounds of a marketplace as its own page lists them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from goodstanding.accreditation.models import Decision
from goodstanding.base.shell import Tone
from goodstanding.portals.sheets import headline
from goodstanding.surveys.models import Round

STATES = {
    "draft": gettext_noop("Draft"),
    "rostered": gettext_noop("Not launched"),
    "fielding": gettext_noop("In the field"),
    "closed": gettext_noop("Waits for the verdict"),
    "candidate": gettext_noop("Waits for the verdict"),
}


@dataclass(frozen=True)
class RoundLine:
    """One round: its name, its state in a word, and the page where it goes on."""

    name: str
    word: str
    tone: Tone
    url: str


def lines_of(rounds: Iterable[Round], decisions: Iterable[Decision], today: date) -> list[RoundLine]:
    """The lines in the order of the rounds; a decided one leads to its result, any other to how it goes."""
    listed, signed = list(rounds), {decision.round_id: decision for decision in decisions}
    editions = Counter(survey.edition for survey in listed)
    return [_line(survey, signed.get(survey.pk), today, editions[survey.edition] > 1) for survey in listed]


def _line(survey: Round, decision: Decision | None, today: date, is_ambiguous: bool) -> RoundLine:
    name = f"{survey.programme.name} {survey.edition}"
    page = "portals:result" if decision else "surveys:progress"
    query = f"?{urlencode({'programme': survey.programme.slug})}" if is_ambiguous else ""
    url = reverse(page, args=[survey.marketplace.slug, survey.edition]) + query
    if decision is None:
        return RoundLine(name, _(STATES[survey.state]), "neutral", url)
    tone, word, _title = headline(decision, today)
    return RoundLine(name, word, tone, url)
