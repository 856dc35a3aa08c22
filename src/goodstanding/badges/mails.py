"""The mail to a team whose domain does not show its code any more."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.badges.inserts import day
from goodstanding.badges.models import DomainProof
from goodstanding.badges.proving import DNS, FILE, META, place_of
from goodstanding.badges.queries.domains import LASTS
from goodstanding.base.letters import (
    Letter,
    Part,
    Written,
    address_of,
    button,
    heading,
    one_line,
    paragraph,
    points,
    spoken_in,
    write,
)


def domain_mail(proof: DomainProof, obstacle: str, wish: str, on: date) -> Written:
    """What was looked for, what was found, what to do and by when, in the language of who reads it.

    `obstacle` says in English why nothing could be read; "" where the domain answers without the code.
    """
    language, shop = spoken_in(wish), proof.marketplace
    names = {"domain": proof.domain, "marketplace": one_line(shop.name)}
    with override(language):
        subject = _("%(marketplace)s: the code at %(domain)s was not found") % names
        parts = [
            paragraph(_("Hello,")),
            paragraph(_("Once a year we look whether %(domain)s is still yours. Today it did not show it.") % names),
            *_looked_for(proof),
            *_found(names, obstacle),
            *_to_do(proof, on),
            button(_("Check the domain"), address_of(reverse("badges:team", args=[shop.slug]) + "#domain")),
        ]
        why = _("You get this mail because you work for %(marketplace)s. It is sent once, not every day.") % names
        return write(Letter(subject, parts, [paragraph(why)]), language)


def _looked_for(proof: DomainProof) -> list[Part]:
    place, code = place_of(proof.marketplace, proof.method)
    where = {
        DNS: _("A TXT record of %(place)s with this text:"),
        FILE: _("A file at %(place)s with this text:"),
        META: _("This tag in the page at %(place)s:"),
    }[proof.method]
    return [heading(_("What we looked for")), paragraph(where % {"place": place}), points([code])]


def _found(names: dict[str, str], obstacle: str) -> list[Part]:
    title = heading(_("What we found"))
    if not obstacle:
        return [title, paragraph(_("%(domain)s answers, but your code is not there.") % names)]
    return [title, paragraph(_("Nothing that could be read. The cause, in English:")), points([obstacle])]


def _to_do(proof: DomainProof, on: date) -> list[Part]:
    """The badge's page warns from the day after the last of the proof's validity."""
    last = proof.proved_at.date() + LASTS
    names = {"day": day(last), "domain": proof.domain}
    if on > last:
        now = _("Put the code back, or use another of the three places on your badge page.")
        said = _(
            "Your badge stays valid. Until we find the code, its page says that nobody has shown control of "
            "%(domain)s for more than a year, and no new badge is signed."
        )
    else:
        now = _("Put the code back by %(day)s, or use another of the three places on your badge page.")
        said = _(
            "Your badge stays valid. After that day its page says that nobody has shown control of %(domain)s for "
            "more than a year, and no new badge is signed."
        )
    daily = _("We look again every day. You can also have us look at once.")
    return [heading(_("What to do")), paragraph(now % names), paragraph(daily), paragraph(said % names)]
