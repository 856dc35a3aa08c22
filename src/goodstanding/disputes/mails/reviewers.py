"""The mail that invites somebody from outside to hear an appeal."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goodstanding.base.letters import FALLBACK, Letter, address_of, button, one_line, paragraph, write
from goodstanding.base.outbox import enqueue
from goodstanding.disputes.models import Reviewer


def invite(reviewer: Reviewer) -> None:
    """Asks the reviewer to sign in with this address, read both sides and rule."""
    case = reviewer.case
    names = {"judge": one_line(case.judge_name), "title": one_line(case.title)}
    parts = [
        paragraph(_("Hello,")),
        paragraph(_("%(judge)s asks you to hear an appeal, as somebody from outside: “%(title)s”.") % names),
        paragraph(_("Sign in with this e-mail address, read both sides and the first ruling, and rule with reasons.")),
        button(_("Read the case"), address_of(reverse("disputes:case", args=[case.pk]))),
    ]
    small = [paragraph(_("If you have something to do with either side, tell %(judge)s and leave it.") % names)]
    written = write(Letter(_("An appeal: %(title)s") % names, parts, small), FALLBACK)
    enqueue(
        reviewer.email,
        written.subject,
        written.text,
        written.html,
        purpose="disputes.reviewer_invited",
        about=f"case:{case.pk}",
        language=FALLBACK,
    )
