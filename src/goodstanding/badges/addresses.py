"""The public addresses of badges. They are signed into badges: they can never change."""

from uuid import UUID

from django.conf import settings

from goodstanding.badges.formats.did import did_of
from goodstanding.surveys.models import Programme, Round


def did_of_issuer(programme: Programme) -> str:
    """The did:web of a programme's operator as issuer."""
    return did_of(settings.ORIGIN, programme.slug)


def of_issuer(slug: str) -> str:
    return f"{settings.ORIGIN}/issuers/{slug}"


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


def of_short_code(code: str) -> str:
    return f"{settings.ORIGIN}/c/{code}"
