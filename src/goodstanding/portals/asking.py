"""What anybody may open a case about without an account: misuse of a badge, and a question to a programme."""

from dataclasses import dataclass
from typing import Literal

from django.urls import reverse
from django.utils.translation import gettext as _

from goodstanding.badges.models import Credential
from goodstanding.disputes.actions import Filing, Side
from goodstanding.disputes.subjects import question
from goodstanding.surveys.models import Programme


@dataclass(frozen=True)
class Asked:
    """What a page asks about: its words, where it goes back to, and what is filed."""

    kind: Literal["badge", "question"]
    programme: Programme
    title: str
    lead: str
    back: str
    subject: tuple[str, int]
    about: str

    def filing(self, claimant: Side) -> Filing:
        """What somebody of the public files: nobody is asked, those who operate the programme rule."""
        if self.kind == "question":
            return question(self.programme, claimant)
        name = self.programme.name
        return Filing("badge", self.subject, self.about, claimant, None, self.programme.pk, name)


def about_badge(found: Credential) -> Asked:
    """Misuse of the badge of an award."""
    survey = found.award.decision.round
    names = {"name": survey.marketplace.name, "designation": survey.programme.designation, "edition": survey.edition}
    return Asked(
        kind="badge",
        programme=survey.programme,
        title=_("Report misuse of this badge"),
        lead=_("%(operator)s looks at it and rules, with reasons.") % {"operator": survey.programme.operator},
        back=reverse("badges:badge", args=[found.pk]),
        subject=("award", found.award_id),
        about=_("%(name)s: %(designation)s %(edition)s") % names,
    )


def about_programme(found: Programme) -> Asked:
    """A question to those who operate a programme."""
    return Asked(
        kind="question",
        programme=found,
        title=_("Ask %(name)s") % {"name": found.name},
        lead=_("%(operator)s answers, in writing.") % {"operator": found.operator},
        back=reverse("community:programme", args=[found.slug]),
        subject=("programme", found.pk),
        about=found.name,
    )
