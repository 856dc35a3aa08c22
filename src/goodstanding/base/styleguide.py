"""The page that shows every part and every chart, in either direction, scheme and shell."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from goodstanding.base import charts
from goodstanding.base.charts import Row
from goodstanding.base.shell import Column, Link, Moment, Step, Table

SHELLS = {"public": "base/public.html", "portal": "base/portal.html"}
AGREEMENT = [("5", "Strongly agree"), ("4", "Agree"), ("3", "Neither agree nor disagree"), ("2", "Disagree")]

SNIPPET = '<a href="https://trust.example/c/7Q4K2M"><img src="https://trust.example/live.svg" alt="Trusted"></a>'


class Enrolment(forms.Form):
    """A form with one of everything, shown half filled and wrong."""

    name = forms.CharField(label="Name of the marketplace", help_text="As clients know it.")
    email = forms.EmailField(label="Your e-mail", help_text="We send the report here. Nobody else sees it.")
    region = forms.ChoiceField(
        label="Region", choices=[("", "Choose a region"), ("ea", "East Africa"), ("sa", "South Asia")]
    )
    about = forms.CharField(label="What clients hire for", widget=forms.Textarea({"rows": 4}), required=False)
    fair = forms.ChoiceField(
        label="1. Costs, fees and contract terms are fair and reasonable.",
        choices=[*AGREEMENT, ("1", "Strongly disagree"), ("na", "I can't say")],
        widget=forms.RadioSelect,
        help_text="Think of the last 12 months.",
    )


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every part; `?dir=rtl`, `?scheme=dark` and `?shell=portal` show it the other way."""
    shell, dir_, scheme = (request.GET.get(name, "") for name in ("shell", "dir", "scheme"))
    given = {
        "shell": SHELLS.get(shell, SHELLS["public"]),
        "dir": dir_ if dir_ in {"ltr", "rtl"} else "",
        "scheme": scheme if scheme in {"light", "dark"} else None,
        "who": "Wanjiru, Kazi Hub",
        "place": "Kazi Hub",
        "form": Enrolment({"name": "Kazi Hub", "email": "wanjiru", "region": "ea"}, auto_id="wrong_%s"),
        "clean": Enrolment(initial={"name": "Kazi Hub", "region": "ea", "fair": "4"}),
        "page": Paginator(range(60), 20).page(2),
        **_words(),
        "charts": _charts(),
    }
    return render(request, "base/styleguide.html", given)


def _words() -> dict[str, object]:
    return {
        "navigation": [
            Link("Round 2026", "#main", current=True),
            Link("Clients", "#tables"),
            Link("Report", "#charts"),
        ],
        "crumbs": [Link("Rounds", "#main"), Link("2026", "#main"), Link("Clients", "#tables", current=True)],
        "steps": [
            Step("Profile", "done"),
            Step("Clients", "done"),
            Step("Check", "now"),
            Step("Preview", "next"),
            Step("Go", "next"),
        ],
        "facts": [
            ("Held by", "Kazi Hub, Nairobi, kazihub.example"),
            ("Awarded by", "Open Assembly"),
            ("Evidence", "15 to 29 clients answered, March to May 2026"),
            ("Valid", "1 October 2025 to 30 September 2026"),
        ],
        "moments": [
            Moment("1 October 2025", "Awarded", "Trusted Talent Partner, policy accredit-1 of 1 January 2025."),
            Moment("12 March 2026", "Round opened", "34 clients on the roster, all of them asked."),
            Moment("Today", "18 answers", "9 more make the result firm.", now=True),
        ],
        "table": Table(
            "Clients who answered",
            [Column("Client"), Column("Asked"), Column("Answers", numeric=True), Column("Mean", numeric=True)],
            [
                ["Amina Foods", "12 March 2026", 13, "4.62"],
                ["Baraka Logistics", "12 March 2026", 12, "4.15"],
                ["Cheka", "14 March 2026", 13, "3.85"],
            ],
        ),
        "snippet": SNIPPET,
        "refusal": {
            "rule": "A roster lists every client with a paid engagement in the last 12 months.",
            "fact": "This roster has no client.",
            "way_on": "Add the clients, then commit the roster.",
        },
    }


def _charts() -> list[tuple[SafeString, str]]:
    """Each chart with its caption."""
    items = [
        Row("Costs, fees and contract terms are fair and reasonable", 4.4, "n 18"),
        Row("Invoicing and payment are right", 3.6, "n 17"),
        Row("Problems are resolved fairly", 3.2, "n 16"),
        Row("Data privacy and security", None, "n under 5"),
    ]
    seasons = [Row("2022", None, "hidden"), Row("2023", 3.86), Row("2024", 4.02), Row("2025", 4.11), Row("2026", 4.21)]
    weeks = [88, 91, 92, 93, 93, 95, None, 92, 89, 91, 92, 93, 94, 95, 95, 96]
    bins = ("disagree", "neither", "agree")
    return [
        (
            charts.score_dot(
                4.21, 4.0, (4.02, 4.40), 1, 5, "The score is 4.21 of 5, from 4.02 to 4.40; 4.00 is needed."
            ),
            "18 of 34 clients answered. The bar is the 90 % interval.",
        ),
        (
            charts.score_dot(3.994, 4.034, None, 1, 5, "The score is 3.99 of 5; 4.03 is needed."),
            "10 clients, chosen by the marketplace: no interval.",
        ),
        (
            charts.dots(items, 1, 5, 3.25, "Items: three of four are shown, one is below 3.25."),
            "Filled: 3.25 or more. Ring: below.",
        ),
        (
            charts.bars_from_zero(
                [Row("Reminders sent", 34), Row("Answers", 18), Row("Opted out", None, "under 5")],
                34,
                "34 reminders, 18 answers.",
            ),
            "From zero.",
        ),
        (charts.histogram3((2, 4, 12), bins, "12 agree, 4 neither, 2 disagree."), "18 clients."),
        (charts.histogram3((0, 0, 18), bins, "Nearly all agree."), "18 clients. Nobody can tell one answer from this."),
        (charts.histogram3(None, bins, "Too few answers to show."), "3 clients."),
        (
            charts.strip(weeks, 90, 86, 98, "13 of the last 16 weeks scored 90 or more."),
            "Filled: 90 or more. Ring: below 90. Dash: no score. New score every Monday.",
        ),
        (
            charts.years(seasons, 4.0, 3, 5, "From 3.86 in 2023 to 4.21 in 2026; 4.00 is needed."),
            "A dot for each year; the line is the need.",
        ),
    ]
