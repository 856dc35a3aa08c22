"""What pages and mails call the parts of a gathering, in the language that is active."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


def kind_word(kind: str) -> str:
    """The kind of a gathering."""
    return {
        "partner": _("Partner event"),
        "webinar": _("Office hours: webinar"),
        "group": _("Office hours: small group"),
        "single": _("Office hours: one to one"),
        "hosted": _("Hosted by a Top Rated worker"),
        "yearly": _("Yearly event"),
    }[kind]


def audience_word(audience: str) -> str:
    """Whom a gathering is for."""
    return {
        "public": _("Everybody"),
        "holders": _("Teams of marketplaces that hold the award"),
        "ever": _("Teams of marketplaces that hold or held the award"),
        "top": _("Top Rated workers"),
        "invited": _("The team, workers and companies of one marketplace"),
    }[audience]


def changed_words(columns: Sequence[str]) -> list[str]:
    """What was changed, each thing once; the end moves with the beginning."""
    words = {
        "starts_at": _("the time"),
        "ends_at": _("the time"),
        "place": _("the place"),
        "link": _("the link of the call"),
        "title": _("the title"),
        "about": _("what it is about"),
        "language": _("the language"),
        "zone": _("the time zone"),
        "capacity": _("the number of places"),
        "audience": _("whom it is for"),
    }
    return list(dict.fromkeys(words[column] for column in columns if column in words))
