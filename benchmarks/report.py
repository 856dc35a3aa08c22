"""What a findings report costs: `.venv/bin/python benchmarks/report.py`.

One round of 30 clients, as page, signed JSON and PDF in each of five languages; the PDF beside WeasyPrint, where that
is installed, which lays out the same pages as a tagged PDF from HTML with hardly any style. In one run they take
turns. Then a hundred reports of rounds of their own, page, JSON and PDF each, as `goodstanding report all` writes
them. Prints Markdown.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "goodstanding.config.settings"
os.environ["GOODSTANDING_DATA"] = tempfile.mkdtemp(prefix="goodstanding-report-")

import django

django.setup()

from django.template.loader import render_to_string  # noqa: E402
from django.utils.translation import override  # noqa: E402
from rich.progress import track  # noqa: E402

from goodstanding.accreditation.assess.answers import Round  # noqa: E402
from goodstanding.accreditation.assess.rulebook import rulebook  # noqa: E402
from goodstanding.accreditation.assess.verdicts import judge_round  # noqa: E402
from goodstanding.policies import load  # noqa: E402
from goodstanding.reports.command import STYLE, write_report  # noqa: E402
from goodstanding.reports.content import Report, report  # noqa: E402
from goodstanding.reports.document import document  # noqa: E402
from goodstanding.reports.facts import Facts, Reviewed  # noqa: E402
from goodstanding.reports.paper import pdf  # noqa: E402
from goodstanding.reports.signing import as_json, report_signer  # noqa: E402
from goodstanding.rules.accreditation import Evidence  # noqa: E402
from goodstanding.rules.survey import Response  # noqa: E402

LANGUAGES = ("en", "es", "fr", "pt", "ar")
DAY = date(2026, 4, 2)
MOST_SECONDS, MOST_FOR_A_HUNDRED = 0.5, 30.0


def main() -> int:
    """Prints the tables; returns 1 where a report takes longer than it may, else 0."""
    options = arguments()
    say(f"Report of {options.clients} clients, median of {options.times} runs after one to warm up:\n")
    say("| language | facts to page, ms | facts to JSON, ms | facts to PDF, ms | WeasyPrint, ms | ratio |")
    say("| --- | --- | --- | --- | --- | --- |")
    slowest = max(compared(language, options) for language in LANGUAGES)
    seconds, computing = many(options)
    say(f"\n{options.reports} reports as page, JSON and PDF: {seconds:.1f} s, of which {computing:.1f} s computing.")
    return int(slowest > MOST_SECONDS or seconds * 100 / options.reports > MOST_FOR_A_HUNDRED)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=30)
    parser.add_argument("--times", type=int, default=9)
    parser.add_argument("--reports", type=int, default=100)
    return parser.parse_args()


def compared(language: str, options: argparse.Namespace) -> float:
    """A row of the table; the slowest of our medians, in seconds. Each run is of other answers."""
    told = [facts(options.clients, seed) for seed in range(options.times + 1)]
    ours: dict[str, list[float]] = {"page": [], "json": [], "pdf": []}
    theirs: list[float] = []
    for one in told:
        ours["page"].append(timed(page, one, language))
        ours["json"].append(timed(signed, one, language))
        ours["pdf"].append(timed(paper, one, language))
        theirs += weasy(one, language)
    medians = [median(each[1:]) for each in ours.values()]
    other = median(theirs[1:]) if theirs else None
    beside = f"{1000 * other:.0f} | {other / medians[2]:.1f}" if other else "not installed | "
    say(f"| {language} | {' | '.join(f'{1000 * each:.0f}' for each in medians)} | {beside} |")
    return max(medians)


def facts(clients: int, seed: int) -> Facts:
    """A round with answers of its own."""
    draw = random.Random(seed)  # noqa: S311
    instrument = load().instrument("trusted-talent-2026-1")
    levels = [draw.gauss(4.1, 0.4) for _ in instrument.items]
    answers = [tuple(min(5, max(1, round(draw.gauss(level, 0.9)))) for level in levels) for _ in range(clients)]
    responses = tuple(Response(f"r{n}", f"c{n}", row) for n, row in enumerate(answers))
    evidence = Evidence("census", roster_size=2 * clients, roster_verified=True, invited=2 * clients)
    rules = rulebook(load(), DAY, None)
    return Facts(
        marketplace=f"Marketplace {seed}",
        programme="Trusted Talent Partner",
        operator="Open Assembly",
        designation="Trusted Talent Partner",
        edition="2026",
        on=DAY,
        judgement=judge_round(Round("", responses, ()), instrument.questionnaire, rules, evidence, True),
        asked=instrument.items,
        instrument=instrument,
        questions=(),
        reviewed=Reviewed(),
    )


def made(told: Facts, language: str) -> Report:
    return report(told, load(), language)


def page(told: Facts, language: str) -> str:
    found = made(told, language)
    with override(language):
        return render_to_string("reports/alone.html", {"document": document(found), "sheet": STYLE.read_text()})


def signed(told: Facts, language: str) -> bytes:
    return as_json(made(told, language), report_signer())


def paper(told: Facts, language: str) -> bytes:
    return pdf(document(made(told, language)), "a4")


def plain(told: Facts, language: str) -> str:
    """The pages for WeasyPrint: without the web's style sheets, which would cost it far more."""
    found = made(told, language)
    with override(language):
        body = render_to_string("reports/document.html", {"document": document(found)})
    style = "@page { size: A4 } body { font-family: Noto Sans } section { break-before: page }"
    return (
        f'<html lang="{found.language}"><head><title>x</title><style>{style}</style></head><body>{body}</body></html>'
    )


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def timed(act: Callable[..., Any], *given: Any) -> float:
    start = time.perf_counter()
    act(*given)
    return time.perf_counter() - start


def weasy(told: Facts, language: str) -> list[float]:
    """The seconds of WeasyPrint for a tagged PDF, in a list that is empty where it is not installed."""
    try:
        from weasyprint import HTML
    except ImportError:
        return []
    return [timed(lambda: HTML(string=plain(told, language)).write_pdf(pdf_variant="pdf/ua-1"))]


def many(options: argparse.Namespace) -> tuple[float, float]:
    """Seconds by the clock and of the processor: they part where the machine does other work too."""
    told = [facts(options.clients, 1_000 + seed) for seed in range(options.reports)]
    signer = report_signer()
    with tempfile.TemporaryDirectory() as folder:
        start, began = time.perf_counter(), time.process_time()
        for number, one in enumerate(track(told, "Writing", disable=not sys.stderr.isatty())):
            write_report(made(one, LANGUAGES[number % len(LANGUAGES)]), Path(folder) / str(number), signer)
        return time.perf_counter() - start, time.process_time() - began


if __name__ == "__main__":
    raise SystemExit(main())
