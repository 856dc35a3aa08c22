"""The public addresses of badges. They are signed into badges: they can never change."""

from uuid import UUID

from django.conf import settings

from goodstanding.badges.formats.did import did_of
from goodstanding.marketplaces.models import Marketplace, Worker
from goodstanding.surveys.models import Programme, Round

type Issuing = Programme | Marketplace
"""Who signs badges: a programme's operator those of awards, a marketplace those of its workers' standings."""


def did_of_issuer(issuer: Issuing) -> str:
    """The did:web of an issuer. The folder keeps a programme and a marketplace of one slug apart."""
    return did_of(settings.ORIGIN, issuer.slug, _folder(issuer))


def of_issuer(issuer: Issuing) -> str:
    """The folder of an issuer's did.json, keys and verifier; the page of a programme's issuer too."""
    return f"{settings.ORIGIN}/{_folder(issuer)}/{issuer.slug}"


def _folder(issuer: Issuing) -> str:
    return "marketplaces" if isinstance(issuer, Marketplace) else "issuers"


def of_issuer_page(issuer: Issuing) -> str:
    """The page that says who an issuer is; a marketplace's own address is its team's page."""
    return f"{of_issuer(issuer)}/issuer" if isinstance(issuer, Marketplace) else of_issuer(issuer)


def of_worker(worker: Worker) -> str:
    """A worker's public profile."""
    return f"{settings.ORIGIN}/workers/{worker.marketplace.slug}/{worker.slug}"


def of_credential(credential: UUID) -> str:
    """A badge's id, which is its verification page's address too."""
    return f"{settings.ORIGIN}/credentials/{credential}"


def of_status_list(number: int) -> str:
    return f"{settings.ORIGIN}/status/revocation/{number}"


def of_policy(version: str) -> str:
    """Where a policy version such as accredit-1@2026-01-01 is published for a programme."""
    return f"{settings.ORIGIN}/policies/{version}"


def of_achievement(survey: Round, policy: str) -> str:
    """What is awarded: one address for a programme, an edition and a policy version."""
    return f"{settings.ORIGIN}/achievements/{name_of_achievement(survey.programme.slug, survey.edition, policy)}"


def name_of_achievement(programme: str, edition: int, policy: str) -> str:
    return f"{programme}~{edition}~{policy}"


def parts_of_achievement(name: str) -> tuple[str, int, str]:
    """Programme, edition and policy version in an achievement's name. Raises ValueError for another form."""
    programme, edition, policy = name.split("~")
    return programme, int(edition), policy


def of_standing(marketplace: str, kind: str, policy: str) -> str:
    """What a standing is: one address for a marketplace, a kind of standing and a policy version."""
    return f"{settings.ORIGIN}/achievements/{marketplace}~{kind}~{policy}"


def of_short_code(code: str) -> str:
    return f"{settings.ORIGIN}/c/{code}"
