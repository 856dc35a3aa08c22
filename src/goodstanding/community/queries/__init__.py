"""Reads of what a programme says in public, and of what stands behind it."""

from goodstanding.community.queries.news import Published, announceable, announcements, public_news, words_of
from goodstanding.community.queries.pages import (
    PageText,
    Way,
    begun_at,
    contacts_named,
    holders,
    logo_of,
    milestones,
    our_text,
    page_text,
    programmes_to_tidy,
    public_programme,
    sponsors,
    versions,
    ways_to_reach,
)

__all__ = [
    "PageText",
    "Published",
    "Way",
    "announceable",
    "announcements",
    "begun_at",
    "contacts_named",
    "holders",
    "logo_of",
    "milestones",
    "our_text",
    "page_text",
    "programmes_to_tidy",
    "public_news",
    "public_programme",
    "sponsors",
    "versions",
    "ways_to_reach",
    "words_of",
]
