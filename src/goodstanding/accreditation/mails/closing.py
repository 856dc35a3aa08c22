"""Letters when a field has closed: to the team, and to the operators for whom a decision waits."""

from django.utils.translation import gettext as _

from goodstanding.accreditation.mails.frame import framed, names_of, page, team_letter
from goodstanding.base.letters import Part, Written, button, paragraph
from goodstanding.rules.accreditation import AwardPolicy
from goodstanding.surveys.models import Closing, Round


def candidate_mail(survey: Round, policy: AwardPolicy) -> Written:
    """To the team: enough clients have answered, and what happens now."""
    names = names_of(survey)
    then = _(
        "%(operator)s checks the answers and decides by the published rule. Nobody at your marketplace sees results "
        "before. You get a mail with the decision and its reasons."
    )
    parts = [paragraph(_counted(survey.closing, policy)), paragraph(then % names), _to_round(survey)]
    return team_letter(_("%(marketplace)s: enough clients have answered") % names, parts, survey)


def too_few_mail(survey: Round, policy: AwardPolicy) -> Written:
    """To the team: too few have answered, what there is all the same, and what happens now."""
    names = names_of(survey)
    then = _("%(operator)s confirms it. You get a mail that says from which day you may try again.") % names
    if survey.closing.answered >= policy.report_min_clients:
        then = f"{_('You get a report of what your clients say all the same.')} {then}"
    parts = [paragraph(_counted(survey.closing, policy)), paragraph(then), _to_round(survey)]
    return team_letter(_("%(marketplace)s: too few clients have answered") % names, parts, survey)


def _counted(closing: Closing, policy: AwardPolicy) -> str:
    words = _("The field has closed. Of the %(invited)s clients reached, %(answered)s answered; %(need)s are needed.")
    return words % {"invited": closing.invited, "answered": closing.answered, "need": policy.min_clients}


def _to_round(survey: Round) -> Part:
    return button(_("See your round"), page("surveys:progress", survey.marketplace.slug, survey.edition))


def waiting_mail(survey: Round) -> Written:
    """To an operator: a round waits for a decision."""
    names, is_candidate = names_of(survey), survey.state == "candidate"
    subject = _("%(marketplace)s waits for your signature") if is_candidate else _("%(marketplace)s: too few answers")
    enough = _(
        "The field of %(marketplace)s, edition %(edition)s, has closed with enough answers. Check the verdict, then "
        "sign it or hold it with a reason."
    )
    too_few = _("The field of %(marketplace)s, edition %(edition)s, has closed with too few answers. Confirm it.")
    words = enough if is_candidate else too_few
    why = _("You get this mail because you operate the programme “%(programme)s”.") % names
    board = button(_("Open the board"), page("portals:board", survey.programme.slug))
    return framed(subject % names, [paragraph(words % names), board], why)
