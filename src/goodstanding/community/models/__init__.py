"""Tables of what a programme says in public and who meets: its page, the news of its awards, gatherings."""

from goodstanding.community.models.board import BoardPost, PostReport
from goodstanding.community.models.digests import DigestWish
from goodstanding.community.models.events import Gathering, Rsvp
from goodstanding.community.models.news import Announcement, Congratulation
from goodstanding.community.models.pages import ContactMessage, Milestone, PageVersion, RoleContact, Sponsor
from goodstanding.community.models.plans import ActionPlan, Coach, CoachRequest, ItemQuestion, Remeasure
from goodstanding.community.models.sessions import Material, Session

__all__ = [
    "ActionPlan",
    "Announcement",
    "BoardPost",
    "Coach",
    "CoachRequest",
    "Congratulation",
    "ContactMessage",
    "DigestWish",
    "Gathering",
    "ItemQuestion",
    "Material",
    "Milestone",
    "PageVersion",
    "PostReport",
    "Remeasure",
    "RoleContact",
    "Rsvp",
    "Session",
    "Sponsor",
]
