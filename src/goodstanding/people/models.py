"""Who signs in, which offices they hold, and the addresses that surveys are sent to."""

from functools import cached_property
from typing import ClassVar, cast

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from goodstanding.base.access import Actor, Office, Role


class Account(AbstractBaseUser):
    """A person who can sign in. The address is kept in lower case: one person, one account."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=8, default="en")
    zone = models.CharField(max_length=64, default="UTC", help_text="IANA time zone of the deadlines shown")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = BaseUserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="account_email_in_lower_case")
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def actor(self) -> Actor:
        """This account with the roles it holds now, as `base.access` understands them."""
        grants = self.grants.filter(ended_at=None).values_list("office", "tenant")
        return Actor(account=self.pk, roles=frozenset(Role(cast(Office, office), tenant) for office, tenant in grants))


class Grant(models.Model):
    """An office held at a tenant from a day to another; the office says what kind of tenant it is."""

    OFFICES: ClassVar[dict[Office, str]] = {
        "operator": "operates a programme",
        "team": "works for a marketplace",
        "client": "buys work for a company",
        "worker": "works through a marketplace",
    }

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    office = models.CharField(max_length=12, choices=list(OFFICES.items()))
    tenant = models.BigIntegerField(help_text="id of the programme, marketplace, company or worker")
    granted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "office", "tenant"], condition=models.Q(ended_at=None), name="one_grant_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.office} {self.tenant}"


class Contact(models.Model):
    """A person's address, one row for the whole install, so that one calendar can spare its owner."""

    email = models.EmailField(unique=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.email


class OptOut(models.Model):
    """'Never ask me again', said once: for one marketplace, or for all where `marketplace` is 0."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="opt_outs")
    marketplace = models.BigIntegerField(default=0, help_text="id of the marketplace; 0 for all")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contact", "marketplace"], name="opted_out_once")]

    def __str__(self) -> str:
        return f"{self.contact_id} from {self.marketplace or 'all'}"


class Ask(models.Model):
    """A line of the ask calendar: one mail that asked a contact for answers, whatever the programmes in it."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="asks")
    asked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["contact", "asked_at"])]

    def __str__(self) -> str:
        return f"{self.contact_id} {self.asked_at:%Y-%m-%d}"
