"""A review on a page: {% load reviews %}{% published_review review %}."""

from typing import Any

from django.template import Library

from goodstanding.engagements.models import Review
from goodstanding.engagements.reviews_words import told

register = Library()


@register.inclusion_tag("engagements/review.html")
def published_review(
    review: Review, *, own_side: str = "", level: int = 3, links: bool = True, by_author: bool = False
) -> dict[str, Any]:
    """A revealed review with its marks and its reply.

    `own_side` is the reader's side of its engagement, if any; `links` whether it may be answered and reported from
    here; the heading, of `level`, is the engagement's title, or the author's name on a page about one engagement.
    The marks of nouns above show where the page took the review through `review_marks.marked`.
    """
    return {
        "review": review,
        "mark": review.mark,
        "score": f"{review.points / 100:.2f}",
        "marks": list(told(review)),
        "author": review.engagement.company if review.side == "company" else review.engagement.worker,
        "replier": review.engagement.worker if review.side == "company" else review.engagement.company,
        "may_reply": own_side not in ("", review.side) and not hasattr(review, "reply"),
        "may_report": own_side != review.side,
        "links": links,
        "by_author": by_author,
        "level": level,
    }
