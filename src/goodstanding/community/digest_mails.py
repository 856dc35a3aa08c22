"""The mail of openings."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.letters import (
    Letter,
    Written,
    address_of,
    button,
    link,
    one_line,
    paragraph,
    points,
    spoken_in,
    write,
)
from goodstanding.community.models.digests import DigestWish
from goodstanding.engagements.models import Opening


def digest_mail(
    wish: DigestWish, openings: Sequence[Opening], has_more: bool, token: str
) -> tuple[Written, dict[str, str]]:
    """The mail, and the headers by which a mail program stops such mails with one click (RFC 8058)."""
    language, shop = spoken_in(wish.account.language), wish.worker.marketplace
    stop = address_of(reverse("community:digest_stop", args=[wish.pk, token]))
    with override(language):
        words = _("New openings on %(name)s: %(count)s")
        names = {"count": len(openings), "name": one_line(shop.name)}
        parts = [
            paragraph(words % names),
            points([_line(each) for each in openings]),
            *([paragraph(_("There are more on the page."))] if has_more else []),
            button(_("See the openings"), address_of(reverse("engagements:openings"))),
        ]
        settings = address_of(reverse("community:digest", args=[wish.worker_id]))
        small = [
            paragraph(_("You asked for this as a Top Rated worker.")),
            link(_("Change which and how often"), settings),
            link(_("Stop these mails"), stop),
        ]
        letter = write(Letter(words % names, parts, small), language)
    return letter, {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _line(opening: Opening) -> str:
    page = address_of(reverse("engagements:opening", args=[opening.pk]))
    return f"{one_line(opening.title)}, {one_line(str(opening.company))}: {page}"
