"""Tables of badges."""

from goodstanding.badges.models.credentials import Credential, Revocation, StatusList
from goodstanding.badges.models.domains import DomainProof, LookalikeReport
from goodstanding.badges.models.looks import BadgeWording, Emblem
from goodstanding.badges.models.publicity import Publicity, Story, StoryRemoval
from goodstanding.badges.models.workers import WorkerBadge, WorkerCredential

__all__ = [
    "BadgeWording",
    "Credential",
    "DomainProof",
    "Emblem",
    "LookalikeReport",
    "Publicity",
    "Revocation",
    "StatusList",
    "Story",
    "StoryRemoval",
    "WorkerBadge",
    "WorkerCredential",
]
