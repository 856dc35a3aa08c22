"""What an explained verdict costs: `.venv/bin/python benchmarks/assess.py`.

Judges the Carpentries file by `assess`, and side by side, in turn, reads it with csv and averages it with statistics:
the floor. Prints ratios, in Markdown: of medians for the cost, and to a straight line for the growth of the file.
"""

import argparse
import csv
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import mean, median
from time import perf_counter

from goodstanding.accreditation.assess.assessment import Request, assess_file
from goodstanding.accreditation.assess.verdicts import json_of
from goodstanding.rules.accreditation import Evidence

HERE = Path(__file__).parent.parent / "examples" / "carpentries"
WORDS = {
    **{"Strongly Disagree": 1, "Disagree": 2, "Neither Agree nor Disagree": 3, "Agree": 4, "Strongly Agree": 5},
    **{"Never": 1, "Rarely": 2, "Sometimes": 3, "Often": 4, "All of the time": 5},
}
AGREEMENT = ["InformationReasonableTime", "AtmosphereWelcoming", "LearnedSkills", "Material", "Recommend", "Worth"]
QUESTIONS = [
    *AGREEMENT,
    *(f"Trainers{what}" for what in ("ClearAnswers", "Considerate", "Communicators", "Enthusiastic")),
]
MAPPING = 'group = ["group"]\nminimum_answered = 7\n[items]\n' + "".join(f"{name} = {{}}\n" for name in QUESTIONS)
TIMES = (1, 2, 5, 10, 20)


def floor(file: Path) -> dict[str, float]:
    """The mean score of each event and nothing else: no check, no rule, no reason."""
    events: defaultdict[str, list[float]] = defaultdict(list)
    with file.open(newline="", encoding="utf-8-sig") as stream:
        for row in csv.DictReader(stream):
            points = [WORDS[row[question]] for question in QUESTIONS if row[question]]
            if len(points) >= 7:
                events[(row["MemberSiteOther"] or row["MemberSite"]).strip()].append(mean(points))
    return {event: mean(scores) for event, scores in events.items()}


def explained(file: Path, mapping: Path) -> str:
    """All verdicts with their reasons and what would change them, as JSON."""
    request = Request(file, mapping, Evidence("nominated"), None, "trusted-talent-2026-1", date(2026, 1, 1))
    judgements = assess_file(request, _silent, _silent).judgements
    return json.dumps([json_of(judgement) for judgement in judgements])


def _silent(done: int, total: int) -> None:
    pass


def seconds(*works: Callable[[], object], repeats: int) -> list[float]:
    """The median time of each work, taken in turn so that a busy machine is busy for all."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(repeats):
        for work, times in zip(works, taken, strict=True):
            start = perf_counter()
            work()
            times.append(perf_counter() - start)
    return [median(times) for times in taken]


def grown(folder: Path, times: int, *, events: bool) -> Path:
    """The file `times` times over as points: with as many more events, or as many more clients in each event."""
    with (HERE / "answers.csv").open(newline="", encoding="utf-8-sig") as stream:
        rows = list(csv.DictReader(stream))
    path = folder / f"{times}{'events' if events else 'clients'}.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        sheet = csv.writer(stream)
        sheet.writerow(["group", *QUESTIONS])
        for copy in range(times):
            for row in rows:
                event = (row["MemberSiteOther"] or row["MemberSite"])[:24]
                points = [WORDS.get(row[question], "") for question in QUESTIONS]
                sheet.writerow([f"{event} {copy}" if events and event else event, *points])
    return path


def growth(folder: Path, repeats: int) -> None:
    mapping = folder / "mapping.toml"
    mapping.write_text(MAPPING, encoding="utf-8")
    columns = [
        seconds(*(partial(explained, grown(folder, times, events=events), mapping) for times in TIMES), repeats=repeats)
        for events in (True, False)
    ]
    sys.stdout.write("\n| rows | more events: ratio to a straight line | more clients: ratio |\n| --- | --- | --- |\n")
    for place, times in enumerate(TIMES):
        ratios = (f"{column[place] / column[0] / times:.2f}" for column in columns)
        sys.stdout.write(f"| {times}x | {' | '.join(ratios)} |\n")


def check(answers: Path, mapping: Path) -> int:
    """How many events there are; the two ways find the same mean scores."""
    means = sorted(floor(answers).values())
    scores = sorted(told["trust_score"] for told in json.loads(explained(answers, mapping)) if told["n_clients"])
    assert all(abs(left - right) < 1e-9 for left, right in zip(means, scores, strict=True))
    return len(means)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--repeats", type=int, default=9, help="how often each file is judged (default: 9)")
    asked = ask.parse_args()
    answers, mapping = HERE / "answers.csv", HERE / "mapping.toml"
    events = check(answers, mapping)
    read, judged = seconds(partial(floor, answers), partial(explained, answers, mapping), repeats=asked.repeats)
    sys.stdout.write(f"{events} events. An explained verdict of each costs {judged / read:.1f} times the floor.\n")
    with tempfile.TemporaryDirectory() as folder:
        growth(Path(folder), max(1, asked.repeats // 3))


if __name__ == "__main__":
    main()
