"""Why findings are not published."""

from django.utils.translation import gettext as _

from goodstanding.base.errors import Refusal


class FindingsPublished(Refusal):
    """A second publication for an edition."""

    def __init__(self, edition: int) -> None:
        super().__init__(
            rule=_("Findings are published once for an edition, and never change."),
            fact=_("The findings of edition %(edition)s are published.") % {"edition": edition},
            way_on=_("Read them on their page; what was learned since belongs in the next edition."),
        )


class FindingsTooEarly(Refusal):
    """Findings of an edition that is not over."""

    def __init__(self, waits: str) -> None:
        facts = {
            "year": _("The year of this edition is not over."),
            "rounds": _("A round of this edition is in the field or waits for its signature."),
        }
        super().__init__(
            rule=_("Findings tell of an edition that is over, so that nothing is added to it later."),
            fact=facts[waits],
            way_on=_("Publish them once the year is over and every round of it is decided."),
        )


class FindingsChanged(Refusal):
    """Findings that would say something else than their preview."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("What is published is what was previewed."),
            fact=_("A decision, a release of norms or the policy has changed since you opened the preview."),
            way_on=_("Read the preview as it stands now, then publish it."),
        )
