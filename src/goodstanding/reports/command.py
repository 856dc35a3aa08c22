"""Reports as files: beside an assessment, and of every signed round."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override
from rich.console import Console
from rich.progress import track

from goodstanding.accreditation.assess.assessment import Assessment
from goodstanding.accreditation.assess.verdicts import Judgement
from goodstanding.base.access import SYSTEM
from goodstanding.base.importing import refusal, shown
from goodstanding.base.keys import Signer
from goodstanding.policies import load
from goodstanding.reports import queries
from goodstanding.reports.content import Report, report
from goodstanding.reports.document import document
from goodstanding.reports.facts import Facts
from goodstanding.reports.paper import pdf
from goodstanding.reports.refusals import FactsChanged
from goodstanding.reports.signing import as_json, report_signer

STYLE = Path(__file__).parent / "static" / "reports" / "report.css"


def write_report(found: Report, folder: Path, signer: Signer | None) -> None:
    """report.html, report.pdf and report.json in the folder. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    laid_out = document(found)
    with override(found.language):
        page = render_to_string("reports/alone.html", {"document": laid_out, "sheet": STYLE.read_text("utf-8")})
    (folder / "report.html").write_text(page, encoding="utf-8")
    (folder / "report.pdf").write_bytes(pdf(laid_out, "a4"))
    (folder / "report.json").write_bytes(as_json(found, signer))


def publishing(language: str, name: str | None = None) -> Callable[[Assessment, Path], None]:
    """What writes the reports of an assessment: into the folder, or of several groups into a folder for each.

    They are unsigned: nobody but who ran the command answers for them. `name` is the marketplace's where the file has
    no groups.
    """

    def publish(assessment: Assessment, folder: Path) -> None:
        if language not in dict(settings.LANGUAGES):
            known = f"one of {', '.join(dict(settings.LANGUAGES))}"
            raise refusal(shown(language), known, source="--language")
        places = _places(assessment, folder)
        for judgement, place in track(places, "Writing", console=_progress(), transient=True):
            write_report(report(_facts(assessment, judgement, name), load(), language), place, None)

    return publish


def report_all(folder: Path, language: str) -> int:
    """Writes the report of every signed round, with progress on standard error. Returns the exit code: 0, or 1 where
    a report could not be written; the others are."""
    refused = 0
    signer, many = report_signer(), queries.all_reported(SYSTEM).count()
    for decision, facts in track(queries.all_facts(SYSTEM), "Writing", total=many, console=_progress()):
        survey = decision.round
        place = folder / survey.marketplace.slug / f"{survey.programme.slug}-{survey.edition}"
        if facts:
            write_report(report(facts, load(), language), place, signer)
        else:
            refused += 1
            sys.stderr.write(f"{place}: {FactsChanged()}\n")
    sys.stderr.write(f"{many - refused} of {many} reports written to {folder}\n")
    return 1 if refused else 0


def _progress() -> Console:
    return Console(stderr=True)


def _places(assessment: Assessment, folder: Path) -> list[tuple[Judgement, Path]]:
    if len(assessment.judgements) == 1:
        return [(assessment.judgements[0], folder)]
    numbered = enumerate(assessment.judgements, start=1)
    return [(judgement, folder / f"{number:03}-{_safe(judgement.round.group)}") for number, judgement in numbered]


def _safe(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60]


def _facts(assessment: Assessment, judgement: Judgement, name: str | None) -> Facts:
    questions = assessment.layout.questions
    return Facts(
        marketplace=judgement.round.group or name or "the marketplace",
        programme="",
        operator="",
        designation="",
        edition="",
        on=assessment.on,
        judgement=judgement,
        asked=tuple(question.item for question in questions),
        instrument=assessment.instrument,
        questions=tuple(question.wording for question in questions),
    )
