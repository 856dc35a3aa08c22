"""An announcement as it is read: its words in a language, the winner's story, and what became of the award."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from goodstanding.badges.register.lines import newest_badges
from goodstanding.community.queries import Published


@dataclass(frozen=True)
class Article:
    """One piece of news. `story` is the winner's own, `badge` its newest badge's address; '' where there is none."""

    key: UUID
    path: str
    language: str
    title: str
    text: str
    story: str
    marketplace: str
    marketplace_slug: str
    site: str
    programme: str
    programme_slug: str
    operator: str
    valid_until: date
    badge: str
    since: datetime
    updated: datetime

    @property
    def whole_text(self) -> str:
        """The congratulation, and below it the story with the name of whose it is."""
        return f"{self.text}\n\n{self.marketplace}:\n\n{self.story}" if self.story else self.text


def articles_of(news: Iterable[Published], language: str) -> list[Article]:
    """The news in a language, in their order."""
    told = list(news)
    badges = newest_badges(each.announcement.award for each in told)
    return [_article(each, language, badges.get(each.announcement.award_id, "")) for each in told]


def _article(published: Published, language: str, badge: str) -> Article:
    announcement = published.announcement
    survey, words = announcement.award.decision.round, announcement.words[language]
    return Article(
        key=announcement.key,
        path=reverse("community:article", args=[announcement.slug]),
        language=language,
        title=words["title"],
        text=words["text"],
        story=published.story,
        marketplace=survey.marketplace.name,
        marketplace_slug=survey.marketplace.slug,
        site=survey.marketplace.site,
        programme=survey.programme.name,
        programme_slug=survey.programme.slug,
        operator=survey.programme.operator,
        valid_until=announcement.award.valid_until,
        badge=badge,
        since=published.since,
        updated=published.updated,
    )
