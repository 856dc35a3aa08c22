"""Showing whose a domain is, and telling the team where that cannot be seen any more."""

from datetime import datetime

from django.db import transaction

from goodstanding.accreditation.queries.telling import accounts_of
from goodstanding.badges.mails import domain_mail
from goodstanding.badges.models import DomainProof
from goodstanding.badges.proving import DNS, FILE, META, Checker, check
from goodstanding.base.access import Actor, require
from goodstanding.base.outbox import enqueue, is_written
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.models import Marketplace

declare("badges.domain_proved", "Control of a marketplace's domain was seen, by one of the published methods.")
declare("badges.domain_missed", "The yearly check of a domain did not find the code; the marketplace's team was told.")

METHODS = (DNS, FILE, META)


def prove_domain(shop: Marketplace, method: str, *, by: Actor, at: datetime, checker: Checker = check) -> DomainProof:
    """Looks for the marketplace's code at its domain, and keeps what was seen. Raises DomainNotProved.

    The network is asked before the transaction opens.
    """
    require(by.serves(shop.pk) and method in METHODS)
    checker(shop, method)
    return _keep(shop, method, by=by, at=at)


def prove_made_domain(shop: Marketplace, *, by: Actor, at: datetime) -> DomainProof:
    """The proof of a made world: for a name under .example, which nobody can own (RFC 2606)."""
    require(by.is_system and shop.domain.endswith(".example"))
    return _keep(shop, "demo", by=by, at=at)


@transaction.atomic
def _keep(shop: Marketplace, method: str, *, by: Actor, at: datetime) -> DomainProof:
    proof = DomainProof.objects.create(marketplace=shop, domain=shop.domain, method=method, proved_at=at)
    data, tenant = {"method": method}, f"marketplace:{shop.pk}"
    record("badges.domain_proved", by=by, at=at, subject=("marketplace", shop.pk), tenant=tenant, data=data)
    return proof


@transaction.atomic
def tell_of_domain(proof: DomainProof, obstacle: str, *, by: Actor, at: datetime) -> int:
    """Mails the team that the check after this proof failed, once for each proof; returns how many mails were new.

    `obstacle` is the refusal's.
    """
    require(by.is_system)
    purpose, about, shop = "badges.domain", f"domain_proof:{proof.pk}", proof.marketplace
    accounts = [] if is_written(purpose, about) else accounts_of(by, "team", shop.pk)
    for account in accounts:
        mail, language = domain_mail(proof, obstacle, account.language, at.date()), account.language
        enqueue(account.email, mail.subject, mail.text, mail.html, purpose=purpose, about=about, language=language)
    if accounts:
        data, tenant = {"method": proof.method, "mails": len(accounts)}, f"marketplace:{shop.pk}"
        record("badges.domain_missed", by=by, at=at, subject=("marketplace", shop.pk), tenant=tenant, data=data)
    return len(accounts)
