"""Letters to the holder of an award that ends, or has ended."""

from datetime import date

from django.utils.translation import gettext as _

from goodstanding.accreditation.mails.frame import names_of, page, shown_day, team_letter
from goodstanding.accreditation.models import Award
from goodstanding.base.letters import Part, Written, button, paragraph
from goodstanding.policies import fieldwork
from goodstanding.surveys.models import Round


def renewal_mail(award: Award, on: date, upcoming: Round | None) -> Written:
    """How long the award still holds, and what to do; `upcoming` is the round that may renew it, if one is open."""
    survey = award.decision.round
    names = {**names_of(survey), "day": shown_day(award.valid_until), "days": (award.valid_until - on).days}
    ends = _("“%(designation)s” of %(marketplace)s holds until %(day)s: %(days)s days from now.") % names
    subject = _("%(marketplace)s: the award ends on %(day)s") % names
    return team_letter(subject, [paragraph(ends), *_way_on(survey, upcoming, on)], survey)


def _way_on(survey: Round, upcoming: Round | None, on: date) -> list[Part]:
    slug, numbers = survey.marketplace.slug, fieldwork(on)
    if upcoming is None:
        words = _("A new award needs a new round: its field is open for %(days)s days, then the answers are checked.")
        new = page("surveys:new_round", slug)
        return [paragraph(words % {"days": numbers.field_days}), button(_("Open a round"), new)]
    words = _("Round %(edition)s is under way. When it is awarded, nothing else is to be done.")
    here = page("surveys:progress", slug, upcoming.edition)
    return [paragraph(words % {"edition": upcoming.edition}), button(_("See your round"), here)]


def lapse_mail(award: Award, on: date, upcoming: Round | None) -> Written:
    """The award has ended without a new one."""
    survey = award.decision.round
    names = {**names_of(survey), "day": shown_day(award.valid_until)}
    words = (
        _("“%(designation)s” of %(marketplace)s held until %(day)s and has lapsed. It stays in the history.") % names
    )
    subject = _("%(marketplace)s: the award has lapsed") % names
    return team_letter(subject, [paragraph(words % names), *_way_on(survey, upcoming, on)], survey)
