"""`goodstanding assess`: a file of answers in, a verdict and its reasons out."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.progress import Progress

from goodstanding.accreditation.assess.assessment import Assessment, Report, Request, assess_file
from goodstanding.accreditation.assess.printing import print_many, print_one
from goodstanding.accreditation.assess.verdicts import json_of
from goodstanding.base import clock
from goodstanding.base.importing import ImportRefused, Problem, refusal
from goodstanding.rules.accreditation import Evidence, Mode

Publish = Callable[[Assessment, Path], None]
"""Writes further files on an assessment into a folder; the judgements know nothing of how they are published."""

JUDGED: Final = 0
BAD_INPUT: Final = 2
_FILE_WIDTH: Final = 100


def assess(
    file: Path,
    *,
    mapping: Path | None = None,
    mode: Mode = "nominated",
    roster: int | None = None,
    invited: int | None = None,
    policy: str | None = None,
    instrument: str = "trusted-talent-2026-1",
    as_json: bool = False,
    out: Path | None = None,
    publish: Publish | None = None,
) -> int:
    """Judge a file by the rules in force today and print the verdict.

    Returns the exit code: 0 when it could judge, 2 on bad input. Problems go to standard error, and with `as_json`
    to standard output too. `publish` writes beside the verdict in `out`.
    `roster` asserts that the marketplace has so many clients; `policy` is applied literally.
    """
    evidence = Evidence(mode, roster, roster_verified=roster is not None, invited=invited)
    request = Request(file, mapping, evidence, policy, instrument, clock.now().date())
    try:
        with _waiting() as (reading, judging):
            assessment = assess_file(request, reading, judging)
        if out:
            _write(assessment, out, publish)
    except ImportRefused as refused:
        _print_problems(file, refused.problems, as_json=as_json)
        return BAD_INPUT
    if as_json:
        _print_json(_told(assessment))
    else:
        _print(assessment, _console())
    return JUDGED


def _console() -> Console:
    # A name that the terminal's encoding lacks must not cost the verdict.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return Console(highlight=False)


@contextmanager
def _waiting() -> Iterator[tuple[Report, Report]]:
    """Two bars on standard error, where that is a terminal; they vanish when all is done."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        yield _bar(progress, "Reading"), _bar(progress, "Judging")


def _bar(progress: Progress, what: str) -> Report:
    bar = progress.add_task(what, total=None, visible=False)
    return lambda done, total: progress.update(bar, completed=done, total=total, visible=True)


def _write(assessment: Assessment, folder: Path, publish: Publish | None) -> None:
    text = StringIO()
    _print(assessment, Console(file=text, width=_FILE_WIDTH, highlight=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "verdict.json").write_text(_json(_told(assessment)), encoding="utf-8")
        (folder / "verdict.txt").write_text(_without_ends(text.getvalue()), encoding="utf-8")
        if publish:
            publish(assessment, folder)
    except OSError as error:
        raise refusal(error.strerror or "an error", "a folder that can be written", source=f"--out {folder}") from error


def _without_ends(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _told(assessment: Assessment) -> Any:
    if assessment.grouped:
        return [json_of(judgement) for judgement in assessment.judgements]
    return json_of(assessment.judgements[0], assessment.notes)


def _print(assessment: Assessment, console: Console) -> None:
    if len(assessment.judgements) > 1:
        print_many(console, assessment.judgements, assessment.notes)
    else:
        print_one(console, assessment.judgements[0], assessment.layout.questions, assessment.notes)


def _print_problems(file: Path, problems: Sequence[Problem], *, as_json: bool) -> None:
    sys.stderr.write(f"{file.name} was not judged:\n")
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    if as_json:
        _print_json({"problems": [asdict(problem) for problem in problems]})


def _print_json(told: Any) -> None:
    sys.stdout.write(_json(told))


def _json(told: Any) -> str:
    return json.dumps(told, indent=1, allow_nan=False) + "\n"
