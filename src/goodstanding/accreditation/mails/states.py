"""Letters to the holder of an award whose state an operator has changed."""

from django.utils.translation import gettext as _

from goodstanding.accreditation.mails.frame import names_of, page, shown_day, team_letter
from goodstanding.accreditation.models import Award
from goodstanding.accreditation.states import Standing
from goodstanding.base.letters import Written, button, paragraph


def state_mail(award: Award, standing: Standing) -> Written:
    """What was done to the award, why, and how to disagree."""
    survey = award.decision.round
    names = {**names_of(survey), "since": shown_day(standing.since), "until": shown_day(award.valid_until)}
    subjects = {
        "suspended": _("%(marketplace)s: the award is suspended"),
        "withdrawn": _("%(marketplace)s: the award is withdrawn"),
    }
    sentences = {
        "suspended": _("“%(designation)s” of %(marketplace)s is suspended since %(since)s and counts for nothing now."),
        "withdrawn": _("“%(designation)s” of %(marketplace)s was withdrawn on %(since)s, for good."),
    }
    back = _("“%(designation)s” of %(marketplace)s counts again, until %(until)s.")
    subject = subjects.get(standing.state, _("%(marketplace)s: the award counts again")) % names
    parts = [paragraph(sentences.get(standing.state, back) % names)]
    if standing.reason:
        reason = _("The reason, which everybody may read: %(reason)s") % {"reason": standing.reason}
        disagree = _("If you disagree, answer this mail or write to %(operator)s.") % names
        parts += [paragraph(reason), paragraph(disagree)]
    here = page("portals:result", survey.marketplace.slug, survey.edition)
    return team_letter(subject, [*parts, button(_("See the award"), here)], survey)
