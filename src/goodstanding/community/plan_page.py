"""What the pages about weak items, plans and gains show."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from goodstanding.base.access import Actor
from goodstanding.community.congratulations import shown_day
from goodstanding.community.languages import LANGUAGES
from goodstanding.community.matching import Match
from goodstanding.community.models.plans import ActionPlan, Coach, CoachRequest, Remeasure
from goodstanding.community.queries import coaching, plans, remeasures
from goodstanding.marketplaces.models import Marketplace
from goodstanding.surveys.models import Programme

YEAR: Final = timedelta(days=365)
FEWEST_MEASURED: Final = 5
"""Re-measures behind a public count; from fewer, who took part could tell who did not gain."""


def plans_page(actor: Actor, marketplace: Marketplace, language: str) -> dict[str, Any]:
    """The context of a marketplace's list: weak items without a plan, and every plan."""
    made = list(plans.plans_of(actor, marketplace))
    taken = {(plan.round_id, plan.item) for plan in made if plan.state != "dropped"}
    weak = plans.weak_items(actor, marketplace, language)
    return {
        "marketplace": marketplace,
        "weak": [(each, band_word(each.band)) for each in weak if (each.decision.round_id, each.key) not in taken],
        "plans": [(plan, plans.item_words(actor, plan, language), *state_of(plan)) for plan in made],
    }


def band_word(band: str) -> str:
    """How weak an item is."""
    return _("Under its floor") if band == "below" else _("Near its floor")


def state_of(plan: ActionPlan) -> tuple[str, str]:
    """A plan's state as word and tone; its gain once it was measured."""
    measured = getattr(plan, "remeasure", None)
    if measured:
        return _measured(measured)
    return {
        "open": (_("Under way"), "neutral"),
        "done": (_("Done"), "good"),
        "dropped": (_("Dropped"), "neutral"),
    }[plan.state]


def _measured(remeasure: Remeasure) -> tuple[str, str]:
    return {
        "": (_("Measured again now"), "neutral"),
        "gained": (_("Gained"), "good"),
        "unclear": (_("Cannot tell"), "neutral"),
        "lost": (_("Lost"), "bad"),
        "hidden": (_("Too few answers"), "warning"),
    }[remeasure.word]


def plan_page(actor: Actor, plan: ActionPlan, at: datetime, language: str) -> dict[str, Any]:
    """The context of one plan: the advice, the coach, the date, what it brought."""
    asked = list(coaching.requests_of(actor, plan))
    current = next((each for each in asked if each.state in ("asked", "accepted")), None)
    fits = [] if current or plan.state != "open" else coaching.coaches_for(actor, plan, at)
    measured = Remeasure.objects.filter(plan=plan).first()
    word, tone = state_of(plan)
    return {
        "plan": plan,
        "item": plans.item_words(actor, plan, language),
        "band": band_word(plan.band),
        "play": plans.play_for(actor, plan.round, plan.item, language),
        "due": shown_day(plan.due_on, language),
        "current": current,
        "current_word": _request_word(current) if current else "",
        "coaches": [(coach, _why(match), _languages(coach)) for coach, match in fits],
        "remeasure": measured,
        "result": result_of(measured) if measured else "",
        "rests": shown_day(remeasures.rest_ends(actor, plan), language),
        "closes": shown_day(measured.closes_at.date(), language) if measured else "",
        "word": word,
        "tone": tone,
    }


def _request_word(request: CoachRequest) -> str:
    words = {"asked": _("You asked; the answer comes by mail."), "accepted": _("Accepted: the coach offers times.")}
    return words[request.state]


def _why(match: Match) -> list[str]:
    return [
        _("knows this statement"),
        _("speaks %(language)s") % {"language": LANGUAGES.get(match.language, match.language)},
        _("hours between your clocks: %(hours)s") % {"hours": f"{match.hours_apart:g}"},
        _("teams at hand: %(busy)s") % {"busy": match.busy},
    ]


def _languages(coach: Coach) -> str:
    return ", ".join(LANGUAGES.get(code, code) for code in coach.languages)


def result_of(remeasure: Remeasure) -> str:
    """What a re-measure found, in one sentence with its interval; '' before it closes."""
    if remeasure.word == "hidden":
        return _("Fewer than 5 clients rated it, so no figure is shown.")
    if remeasure.low is None or remeasure.high is None:
        return ""
    low, high = sorted((abs(remeasure.low), abs(remeasure.high)))
    names = {"low": f"{low:.1f}", "high": f"{high:.1f}", "clients": remeasure.clients}
    if remeasure.word == "gained":
        return (
            _("Gained: %(clients)s clients rate it %(low)s to %(high)s points higher, with 90 %% confidence.") % names
        )
    if remeasure.word == "lost":
        return _("Lost: %(clients)s clients rate it %(low)s to %(high)s points lower, with 90 %% confidence.") % names
    names |= {"low": f"{abs(remeasure.low):.1f}", "high": f"{remeasure.high:.1f}"}
    words = _(
        "Cannot tell: between %(low)s points lower and %(high)s higher, with 90 %% confidence (%(clients)s clients)."
    )
    return words % names


def improved_page(actor: Actor, programme: Programme, on: date, language: str) -> dict[str, Any]:
    """The context of the public list: of the last year, with counts where enough were measured."""
    since = on - YEAR
    count, gained = remeasures.measured(actor, programme, since)
    named = remeasures.most_improved(actor, programme, since)
    return {
        "programme": programme,
        "lines": [(each.plan, plans.item_words(actor, each.plan, language), result_of(each)) for each in named],
        "count": count if count >= FEWEST_MEASURED else None,
        "gained": gained,
    }
