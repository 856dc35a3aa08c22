"""Mails about plans: the day has come, a coach is asked, a coach has answered, the one question."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.access import SYSTEM
from goodstanding.base.letters import Letter, Written, address_of, button, link, one_line, paragraph, spoken_in, write
from goodstanding.community.congratulations import shown_day
from goodstanding.community.models.plans import ActionPlan, CoachRequest, ItemQuestion
from goodstanding.community.queries.plans import item_words


def due_mail(plan: ActionPlan, words: str) -> Written:
    """Tells who sees to a plan that its day has come."""
    language = spoken_in(plan.owner.language)
    with override(language):
        subject = _("Today: your plan at %(marketplace)s") % {"marketplace": one_line(plan.marketplace.name)}
        parts = [
            paragraph(_("You see to this, and its day has come:")),
            paragraph(one_line(plan.action)),
            paragraph(_("It is about this statement: “%(item)s”") % {"item": one_line(words)}),
            button(_("Say how it stands"), address_of(_page_of(plan))),
        ]
        small = _("You get this one mail because you see to the plan.")
        return write(Letter(subject, parts, [paragraph(small)]), language)


def _page_of(plan: ActionPlan) -> str:
    return reverse("community:plan", args=[plan.marketplace.slug, plan.pk])


def asked_mail(request: CoachRequest) -> Written:
    """Asks a coach: the marketplace, the item, its band, and no figure."""
    language = spoken_in(request.coach.account.language)
    plan = request.plan
    with override(language):
        names = {"marketplace": one_line(plan.marketplace.name)}
        item = one_line(item_words(SYSTEM, plan, language))
        parts = [
            paragraph(_("%(marketplace)s asks you to coach its team about this statement:") % names),
            paragraph(item),
            paragraph(_("It is under its floor.") if plan.band == "below" else _("It is near its floor.")),
            button(_("Accept or decline"), address_of(reverse("community:coaching"))),
        ]
        small = _("You get this because you offered to coach. On the same page you pause or stop that.")
        return write(Letter(_("%(marketplace)s asks you as a coach") % names, parts, [paragraph(small)]), language)


def answered_mail(request: CoachRequest) -> Written:
    """Tells who asked what the coach said."""
    language = spoken_in(request.asked_by.language)
    with override(language):
        names = {"coach": one_line(request.coach.account.name)}
        accepts = request.state == "accepted"
        subject = _("%(coach)s coaches you") % names if accepts else _("%(coach)s cannot coach you now") % names
        next_step = _("The coach offers times to talk, which you find among the events.")
        parts = [
            paragraph(next_step if accepts else _("Other coaches may fit as well.")),
            button(_("See the plan"), address_of(_page_of(request.plan))),
        ]
        return write(Letter(subject, parts, [paragraph(_("You get this because you asked."))]), language)


def question_mail(question: ItemQuestion, words: str, token: str) -> tuple[Written, dict[str, str]]:
    """The one question, and the headers by which a mail program stops such mails with one click (RFC 8058)."""
    language, plan = spoken_in(question.language), question.remeasure.plan
    stop = address_of(reverse("community:never_ask", args=[token]))
    with override(language):
        names = {"marketplace": one_line(plan.marketplace.name), "programme": one_line(plan.round.programme.name)}
        until = {"day": shown_day(question.remeasure.closes_at.date(), language)}
        parts = [
            paragraph(_("%(programme)s asked clients of %(marketplace)s what working through it is like.") % names),
            paragraph(_("Its team has worked on one thing since and asks how it is now:")),
            paragraph(one_line(words)),
            paragraph(_("It takes 1 minute, until %(day)s.") % until),
            button(_("Answer the question"), address_of(reverse("community:question", args=[token]))),
        ]
        who = (
            _("%(marketplace)s sees how many answered and their mean, from 5 clients on, and no single answer.") % names
        )
        small = [paragraph(who), paragraph(_("The answer counts for no award.")), link(_("Never ask me again"), stop)]
        letter = write(Letter(_("1 question about %(marketplace)s") % names, parts, small), language)
    return letter, {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
