"""The law's refusals about badges and about what is public of an award."""

from django.utils.translation import gettext as _

from goodstanding.base.errors import Over, Refusal


class LinkInStory(Refusal):
    """A story that would lead readers of the register elsewhere."""

    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("The register leads to nothing but what it can answer for."),
            fact=_("The story has a link or an address in it."),
            way_on=_("Say it in words, without links and addresses."),
        )


class NoDomainProof(Refusal):
    """A badge for a marketplace that has not shown that its domain is its own."""

    def __init__(self, domain: str) -> None:
        super().__init__(
            rule=_("A badge names a domain only after its holder has shown control of it, within the last year."),
            fact=_("Nobody has shown control of %(domain)s yet.") % {"domain": domain},
            way_on=_("The marketplace's team proves it on its badge page, in a few minutes."),
        )


class AwardNotHeld(Refusal):
    """A badge for an award that does not count."""

    def __init__(self, state: str) -> None:
        super().__init__(
            rule=_("A badge is signed for an award that is held."),
            fact=_("This award is %(state)s.") % {"state": state},
            way_on=_("Reinstate it, or wait for the next award."),
        )


class DomainNotProved(Refusal):
    """A check of a domain that did not find what proves it. `obstacle` says in English why nothing could be read
    there; "" where the domain answers without the code."""

    status = 422

    def __init__(self, domain: str, obstacle: str = "") -> None:
        self.obstacle = obstacle
        super().__init__(
            rule=_("Control of a domain is shown by putting our code where only its owner can."),
            fact=obstacle or _("%(domain)s answers, but your code is not there.") % {"domain": domain},
            way_on=_("Put the code there as the page says, wait until it is public, then check again."),
        )


class CannotPublish(Refusal):
    """Text in a badge that some verifiers would read otherwise than others."""

    status = 422

    def __init__(self, fact: str) -> None:
        super().__init__(
            rule=_("A badge is signed when every verifier reads it alike."),
            fact=fact,
            way_on=_("Change that text, then issue the badge again."),
        )


class NoPressKit(Refusal):
    """A press kit for an award that nobody may show."""

    def __init__(self, fact: str, way_on: str) -> None:
        super().__init__(rule=_("A press kit comes with an award that is held."), fact=fact, way_on=way_on)


class StandingNotHeld(Refusal):
    """A badge for a standing that its worker does not hold."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("A badge says that a standing is held now."),
            fact=_("You do not hold this standing at the moment."),
            way_on=_("Look on My standing what would change it, and from when."),
        )


class NoReason(Refusal):
    """A badge withdrawn without a word."""

    status = 422

    def __init__(self) -> None:
        super().__init__(
            rule=_("A badge is withdrawn for a reason that everybody may read."),
            fact=_("The reason is empty."),
            way_on=_("Say in a sentence why."),
        )


class BadgeGone(Over):
    """The file of a badge that its worker does not show any more."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("A worker decides whether others may check a standing."),
            fact=_("This badge is withdrawn, and its file with it."),
            way_on=_("Ask the person who gave it to you."),
        )
