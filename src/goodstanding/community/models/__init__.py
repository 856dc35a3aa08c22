"""Tables of what a programme says in public: its page, who stands by it, and the news of its awards."""

from goodstanding.community.models.news import Announcement, Congratulation
from goodstanding.community.models.pages import ContactMessage, Milestone, PageVersion, RoleContact, Sponsor

__all__ = [
    "Announcement",
    "Congratulation",
    "ContactMessage",
    "Milestone",
    "PageVersion",
    "RoleContact",
    "Sponsor",
]
