"""A case and its parties."""

from typing import ClassVar, get_args

from django.db import models
from django.db.models import Q

from goodstanding.people.models import Account
from goodstanding.rules.disputes.procedure import State, Turn


class Case(models.Model):
    """A matter about one thing, which belongs to another noun: `subject_kind` and `subject_id` name it.

    The policy of the day on which it was opened is its law to the end.
    """

    JUDGES: ClassVar[dict[str, str]] = {"team": "the team of a marketplace", "operator": "who operates a programme"}
    CLOSINGS: ClassVar[dict[str, str]] = {
        "": "open",
        "agreed": "both agreed",
        "withdrawn": "taken back by who opened it",
        "ruled": "ruled, and nobody appealed in time or could",
        "ruled_again": "ruled on appeal",
    }

    kind = models.CharField(max_length=16, help_text="a kind of the policy")
    policy = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=24, help_text="what it is about, such as review")
    subject_id = models.BigIntegerField()
    title = models.CharField(max_length=200, help_text="what it is about, in the words of its owner")
    judge_office = models.CharField(max_length=8, choices=list(JUDGES.items()))
    judge_tenant = models.BigIntegerField(help_text="id of the marketplace or programme whose people rule")
    judge_name = models.CharField(max_length=120)
    state = models.CharField(max_length=9, choices=[(state, state) for state in get_args(State)])
    turn = models.CharField(max_length=11, choices=[(turn, turn) for turn in get_args(Turn)], blank=True)
    moved_at = models.DateTimeField(help_text="when it came into its state")
    due_at = models.DateTimeField(null=True, help_text="until when whose turn it is may act")
    told_next_at = models.DateTimeField(null=True, help_text="when both are told next how it stands, where they are")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closing = models.CharField(max_length=11, choices=list(CLOSINGS.items()), blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_kind", "subject_id"],
                condition=Q(closed_at=None) & ~Q(kind="question"),
                name="one_open_case_a_subject_and_kind",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False, due_at=None) & ~Q(closing="")
                | ~Q(state="closed") & Q(closed_at=None, due_at__isnull=False, closing=""),
                name="case_closed_with_its_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["judge_office", "judge_tenant", "state", "due_at"], name="case_of_judge"),
            models.Index(fields=["state", "due_at"], name="case_by_clock"),
            models.Index(fields=["subject_kind", "subject_id"], name="case_of_subject"),
            models.Index(fields=["opened_by", "opened_at"], name="case_by_opener"),
            models.Index(fields=["judge_office", "judge_tenant", "state", "moved_at"], name="case_waits"),
            models.Index(fields=["told_next_at"], condition=Q(told_next_at__isnull=False), name="case_to_tell"),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}: {self.kind} {self.state}"

    @property
    def tenant(self) -> str:
        """Whose case it is, for the record."""
        return f"{'marketplace' if self.judge_office == 'team' else 'programme'}:{self.judge_tenant}"


class Party(models.Model):
    """One side of a case: all who hold an office at a tenant, or one person who wrote without holding any."""

    ROLES: ClassVar[dict[str, str]] = {"claimant": "who opened it", "respondent": "who is asked"}
    OFFICES: ClassVar[dict[str, str]] = {
        "client": "a company",
        "worker": "a worker",
        "team": "a marketplace",
        "public": "somebody without an office",
    }

    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False, related_name="parties")
    role = models.CharField(max_length=10, choices=list(ROLES.items()))
    office = models.CharField(max_length=6, choices=list(OFFICES.items()))
    tenant = models.BigIntegerField(null=True, help_text="id of the company, worker or marketplace; none: the public")
    name = models.CharField(max_length=160)
    email = models.EmailField(blank=True, help_text="of the public, in lower case")
    zone = models.CharField(max_length=64, default="UTC", help_text="IANA time zone where nobody's account has one")
    language = models.CharField(max_length=8, default="en")
    token_digest = models.CharField(max_length=64, blank=True, help_text="of the secret link of the public")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "role"], name="one_party_a_role"),
            models.UniqueConstraint(fields=["token_digest"], condition=~Q(token_digest=""), name="one_party_a_link"),
            models.CheckConstraint(
                condition=Q(office="public", tenant=None) & ~Q(email="") & ~Q(token_digest="")
                | ~Q(office="public") & Q(tenant__isnull=False, email="", token_digest=""),
                name="party_can_be_reached",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "tenant"], name="party_of_tenant"),
            models.Index(fields=["email"], condition=~Q(email=""), name="party_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.role} of case {self.case_id}"
