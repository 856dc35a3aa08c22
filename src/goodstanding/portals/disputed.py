"""What cases about programmes and awards are about, for who rules them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goodstanding.accreditation.models import Award
from goodstanding.disputes.describing import Subject, describes
from goodstanding.engagements.thread_words import day_words
from goodstanding.surveys.models import Programme


@describes("programme")
def programme(pk: int) -> Subject | None:
    """A programme that somebody asks something."""
    found = Programme.objects.filter(pk=pk).first()
    if found is None:
        return None
    return Subject(found.name, reverse("community:programme", args=[found.slug]), [(_("Programme"), found.name)])


@describes("award")
def award(pk: int) -> Subject | None:
    """An award whose badge somebody shows."""
    found = Award.objects.filter(pk=pk).select_related("decision__round__programme", "decision__round__marketplace")
    held = found.first()
    if held is None:
        return None
    survey = held.decision.round
    facts = [(_("Marketplace"), survey.marketplace.name), (_("Programme"), survey.programme.name)]
    facts.append((_("Valid until"), day_words(held.valid_until)))
    return Subject(
        survey.marketplace.name, reverse("badges:register_marketplace", args=[survey.marketplace.slug]), facts
    )
