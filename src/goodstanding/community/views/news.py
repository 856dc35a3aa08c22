"""The news for everybody, as pages and as a feed."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import override
from django.views.decorators.http import require_safe

from goodstanding.base import clock
from goodstanding.base.access import STRANGER, actor_of
from goodstanding.base.errors import NotYours
from goodstanding.community import queries, structured
from goodstanding.community.articles import articles_of
from goodstanding.community.congratulations import shown_day
from goodstanding.community.feed import atom
from goodstanding.community.languages import LANGUAGES, ORIGINAL, wanted
from goodstanding.community.views.public import spoken_page

ON_THE_PAGE, IN_THE_FEED = 30, 50


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The newest announcements."""
    language = wanted(request)
    found = queries.public_news(actor_of(request), clock.now().date())
    with override(language):
        articles = articles_of(found[:ON_THE_PAGE], language)
        lines = [(article, shown_day(article.since.date(), language)) for article in articles]
        return spoken_page(request, "news", {"lines": lines})


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """One announcement; 404 before its day, without consent, and once the award counts no more."""
    language, today = wanted(request), clock.now().date()
    found = [each for each in queries.public_news(actor_of(request), today) if each.announcement.slug == slug]
    if not found:
        raise NotYours
    with override(language):
        (told,) = articles_of(found, language)
        days = {"day": shown_day(told.since.date(), language), "until": shown_day(told.valid_until, language)}
        data = structured.element(structured.news_article(told))
        shop = found[0].announcement.award.decision.round.marketplace_id
        given = {"article": told, "data": data, **days, "over": told.valid_until < today}
        return spoken_page(request, "article", {**given, "serves": actor_of(request).serves(shop)})


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The news as Atom, in English unless the address asks for another language."""
    asked = request.GET.get("language", ORIGINAL)
    language = asked if asked in LANGUAGES else ORIGINAL
    found = queries.public_news(STRANGER, clock.now().date())[:IN_THE_FEED]
    path = reverse("community:feed") + ("" if language == ORIGINAL else f"?language={language}")
    with override(language):
        made = atom(articles_of(found, language), language, path, reverse("community:news"), queries.begun_at(STRANGER))
    etag = f'"{sha256(made).hexdigest()[:32]}"'
    response = HttpResponse(made, content_type="application/atom+xml; charset=utf-8", headers={"ETag": etag})
    response["Access-Control-Allow-Origin"] = "*"
    return get_conditional_response(request, etag=etag, response=response) or response
