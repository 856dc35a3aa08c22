"""What a marketplace's team reads when its clients' answers were opened. Call it in the transaction that opens them."""

from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.letters import Letter, address_of, button, one_line, paragraph, spoken_in, write
from goodstanding.base.outbox import enqueue
from goodstanding.people.models import Account
from goodstanding.surveys.models import BreakGlass


def tell_of_break_glass(glass: BreakGlass) -> None:
    team = {"grants__office": "team", "grants__tenant": glass.round.marketplace_id, "grants__ended_at": None}
    for account in Account.objects.filter(is_active=True, **team).distinct().order_by("pk"):
        _send(account, glass)


def _send(account: Account, glass: BreakGlass) -> None:
    language, survey = spoken_in(account.language), glass.round
    with override(language):
        names = {
            "operator": one_line(survey.programme.operator),
            "round": str(survey),
            "until": date_format(glass.ends_at.astimezone(ZoneInfo(account.zone)), "j F Y, H:i"),
            "zone": account.zone,
        }
        letter = Letter(
            _("%(operator)s opened answers with names") % names,
            [
                paragraph(_("An operator of %(operator)s reads the answers of %(round)s with names.") % names),
                paragraph(_("Until %(until)s (%(zone)s), for this reason:") % names),
                paragraph(glass.reason),
                button(
                    _("See the round"),
                    address_of(reverse("portals:marketplace", args=[survey.marketplace.slug])),
                ),
            ],
            [paragraph(_("Each respondent reads the same under “Your data”. The record keeps it for good."))],
        )
        written = write(letter, language)
    about = f"break_glass:{glass.pk}"
    mail = (account.email, written.subject, written.text, written.html)
    enqueue(*mail, purpose="surveys.break_glass", about=about, language=language)
