"""A round with its roster and its draw."""

from typing import ClassVar

from django.db import models

from goodstanding.marketplaces.models import Company, Marketplace
from goodstanding.people.models import Account, Contact
from goodstanding.surveys.models.programmes import Phase, Programme
from goodstanding.surveys.procedure import STATES


class Round(models.Model):
    """One marketplace's survey in one edition of a programme, with the policies in force when it was opened."""

    MODES: ClassVar[dict[str, str]] = {
        "census": "every client is asked",
        "random": "a random draw of the clients is asked",
        "nominated": "the marketplace names the clients",
    }

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="rounds")
    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="rounds")
    edition = models.PositiveSmallIntegerField(help_text="year that names the edition")
    instrument = models.CharField(max_length=80)
    award_rule = models.CharField(max_length=80)
    state = models.CharField(max_length=12, choices=[(s, s) for s in STATES], default="draft")
    opened_at = models.DateTimeField()
    launched_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True, help_text="fixed at launch; moves once, by an Extension")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "marketplace", "edition"], name="one_round_an_edition"),
            models.CheckConstraint(
                condition=models.Q(launched_at=None) | models.Q(closes_at__gt=models.F("launched_at")),
                name="round_closes_after_launch",
            ),
        ]
        indexes = [models.Index(fields=["programme", "state"])]

    def __str__(self) -> str:
        return f"{self.marketplace} {self.edition}"

    @property
    def tenant(self) -> str:
        return f"marketplace:{self.marketplace_id}"


class Fee(models.Model):
    """What a round costs in its programme's phase and what became of it. No judgement reads it."""

    STATES: ClassVar[dict[str, str]] = {
        "free": "nothing to pay",
        "due": "to be paid",
        "paid": "paid",
        "waived": "waived",
    }

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="fee")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, null=True, related_name="+")
    cents = models.PositiveIntegerField(default=0)
    currency = models.CharField(max_length=3, default="USD")
    state = models.CharField(max_length=8, choices=list(STATES.items()))
    reason = models.CharField(max_length=400, blank=True, help_text="why it was waived, or how it was paid")
    settled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.round_id}: {self.cents} {self.state}"


class RosterDraft(models.Model):
    """A roster as it was read, before the marketplace says that it is complete; replaced by the next upload."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="roster_draft")
    source = models.CharField(max_length=200, help_text="name of the file, or 'pasted'")
    lines = models.JSONField(help_text="clients with their contacts, as the roster action takes them")
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.round_id}: draft"


class Evidence(models.Model):
    """What a marketplace offers to show so that an operator may verify its roster."""

    roster = models.OneToOneField("Roster", on_delete=models.PROTECT, related_name="evidence")
    note = models.TextField()
    offered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"evidence for {self.roster_id}"


class InvitationText(models.Model):
    """What a marketplace says in its own words in the invitations of a round, in one language."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="invitation_texts")
    language = models.CharField(max_length=8)
    greeting = models.CharField(max_length=120, blank=True)
    paragraph = models.CharField(max_length=600, blank=True)
    signature = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "language"], name="one_text_a_language")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.language}"


class Roster(models.Model):
    """The complete list of client organisations of a round, committed before anybody is asked."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="roster")
    size = models.PositiveIntegerField(help_text="clients; one row each")
    salt = models.CharField(max_length=64, help_text="makes the row ids opaque; erased with the roster")
    commitment = models.CharField(max_length=64, help_text="SHA-256 of the rows, published before the nonce")
    attested_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    committed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.round_id}: {self.size} clients"


class RosterVerification(models.Model):
    """An operator's finding, with its reason, that a roster is complete by evidence and not only by word."""

    roster = models.OneToOneField(Roster, on_delete=models.PROTECT, related_name="verification")
    verified_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    verified_at = models.DateTimeField()
    reason = models.TextField()

    def __str__(self) -> str:
        return f"roster {self.roster_id} verified"


class RosterRow(models.Model):
    """One client of a roster: a company in a round, under an id that tells outsiders nothing."""

    roster = models.ForeignKey(Roster, on_delete=models.PROTECT, related_name="rows")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="+")
    opaque = models.CharField(max_length=64)
    ticket = models.CharField(max_length=64, blank=True, help_text="hex HMAC under the draw's seed")
    place = models.PositiveIntegerField(null=True, help_text="1-based place in the draw's order")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roster", "company"], name="one_row_a_client"),
            models.UniqueConstraint(fields=["roster", "opaque"], name="one_row_an_opaque_id"),
            models.UniqueConstraint(fields=["roster", "place"], name="one_row_a_place"),
        ]

    def __str__(self) -> str:
        return self.opaque


class RosterContact(models.Model):
    """Whom to ask at a client; a roster row has up to three."""

    row = models.ForeignKey(RosterRow, on_delete=models.CASCADE, related_name="contacts")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=8, default="en")
    order = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["row", "contact"], name="contact_once_a_row"),
            models.CheckConstraint(condition=models.Q(order__range=(1, 3)), name="at_most_three_contacts"),
        ]

    def __str__(self) -> str:
        return f"{self.row_id} {self.order}"


class Draw(models.Model):
    """Who is asked, in which order, and the published values that let anybody replay it."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="draw")
    programme_commitment = models.CharField(max_length=64, help_text="SHA-256 of the programme's nonce")
    programme_nonce = models.CharField(max_length=64, help_text="secret until the roster is committed")
    marketplace_nonce = models.CharField(max_length=64, blank=True)
    seed = models.CharField(max_length=64, blank=True)
    mode = models.CharField(max_length=12, choices=list(Round.MODES.items()), blank=True)
    drawn = models.PositiveIntegerField(null=True, help_text="clients to ask, from the first place on")
    revealed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.round_id}: {self.drawn}"
