"""The command line. It only parses: every verb lives in its noun and is imported when it is asked for."""

import os
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(
    help="The open trust layer for talent marketplaces.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
record = typer.Typer(help="The append-only record.", no_args_is_help=True)
app.add_typer(record, name="record")
persons = typer.Typer(help="Persons and their own data.", no_args_is_help=True)
app.add_typer(persons, name="person")
draw = typer.Typer(help="Draws of who is asked.", no_args_is_help=True)
app.add_typer(draw, name="draw")


class Mode(StrEnum):
    census = "census"
    random = "random"
    nominated = "nominated"


def main() -> None:
    """Entry point of `goodstanding`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodstanding.config.settings")
    app()


def start_django() -> None:
    import django

    django.setup()


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.")] = 8000,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make the world anew.")] = False,
) -> None:
    """Run the product with a made world; data lies in .data/demo."""
    os.environ["GOODSTANDING_DEMO"] = "1"
    os.environ["GOODSTANDING_ORIGIN"] = f"http://127.0.0.1:{port}"
    start_django()
    from goodstanding.demo.command import demo as run

    raise typer.Exit(run(port=port, fresh=fresh))


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    threads: Annotated[int, typer.Option(help="Requests answered at once.")] = 8,
) -> None:
    """Run the web server of an install, after refusing weak settings and bringing the database up to date."""
    start_django()
    from goodstanding.config.serving import serve as run

    run(host=host, port=port, threads=threads)


@app.command()
def worker(
    once: Annotated[bool, typer.Option("--once", help="Do what is due, then stop.")] = False,
) -> None:
    """Run the background worker: mails, due jobs, tasks."""
    start_django()
    from goodstanding.base.checks import refuse_weak_settings
    from goodstanding.base.worker import run_worker

    refuse_weak_settings()
    run_worker(once=once)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def manage(context: typer.Context) -> None:
    """Run a Django management command, such as `manage migrate`."""
    start_django()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["goodstanding manage", *context.args])


@app.command()
def assess(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX of answers.")],
    mapping: Annotated[Path | None, typer.Option(help="TOML that says what the columns of another file mean.")] = None,
    mode: Annotated[Mode, typer.Option(help="How the clients were chosen.")] = Mode.nominated,
    roster: Annotated[int | None, typer.Option(help="All its clients; asserts a verified roster.")] = None,
    invited: Annotated[int | None, typer.Option(help="Clients that were invited.")] = None,
    policy: Annotated[str | None, typer.Option(help="Award rule, applied literally.")] = None,
    instrument: Annotated[str, typer.Option(help="Questionnaire of the file.")] = "trusted-talent-2026-1",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder for the verdict and its report.")] = None,
    language: Annotated[str, typer.Option(help="Language of the report: en, es, fr, pt or ar.")] = "en",
    name: Annotated[str | None, typer.Option(help="The marketplace's name in the report.")] = None,
) -> None:
    """Judge a file of survey answers by a published rule, and say why."""
    from goodstanding.accreditation.assess import assess as run

    raise typer.Exit(
        run(
            file,
            mapping=mapping,
            mode=mode.value,
            roster=roster,
            invited=invited,
            policy=policy,
            instrument=instrument,
            as_json=as_json,
            out=out,
            publish=_publishing(language, name) if out else None,
        )
    )


class Engine(StrEnum):
    local = "local"
    spark = "spark"


@app.command()
def score(
    file: Annotated[Path, typer.Argument(help="CSV or Parquet; docs/scale.md says what it holds.")],
    policy: Annotated[str, typer.Option(help="A score or a standing.")] = "standing-1",
    weeks: Annotated[int, typer.Option(help="How many Mondays are scored.", min=1, max=520)] = 16,
    on: Annotated[datetime | None, typer.Option(help="The last day; today.", formats=["%Y-%m-%d"])] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for scores, standings and scorecards.")] = None,
    engine: Annotated[Engine, typer.Option(help="What moves the rows; the scores are the same.")] = Engine.local,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score a file of engagements of any size: exit 0 where it could, 2 where the file cannot be used, and why."""
    start_django()
    from goodstanding.reputation.scale.command import run

    day = on.date() if on else None
    raise typer.Exit(run(file, policy=policy, weeks=weeks, out=out, engine=engine.value, on=day, as_json=as_json))


@app.command()
def rehearse(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX of engagements; docs/import.md lists its columns.")],
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As of this day, not the last one.")] = None,
    currency_ref: Annotated[int | None, typer.Option(help="What $500 are in the file's currency, in cents.")] = None,
    rows: Annotated[int | None, typer.Option(help="Most rows, where the file has more than 20,000.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder for JSON, CSV and a page.")] = None,
) -> None:
    """See the workers of a file under four rules of scores and standings, side by side; nothing is kept."""
    start_django()
    from goodstanding.reputation.rehearsal.command import rehearse as run

    day = on.date() if on else None
    raise typer.Exit(run(file, on=day, reference_cents=currency_ref, rows=rows, json_too=as_json, out=out))


def _publishing(language: str, name: str | None) -> Callable[[Any, Path], None]:
    """What writes the findings report beside a verdict."""
    start_django()
    from goodstanding.reports.command import publishing

    return publishing(language, name)


reports = typer.Typer(help="Findings reports.", no_args_is_help=True)
app.add_typer(reports, name="report")


@reports.command("all")
def report_all(
    out: Annotated[Path, typer.Argument(help="Folder for the reports.")],
    language: Annotated[str, typer.Option(help="en, es, fr, pt or ar.")] = "en",
) -> None:
    """Write the report of every signed round: page, PDF and signed data, one folder for each."""
    start_django()
    from goodstanding.reports.command import report_all as run

    raise typer.Exit(run(out, language))


@app.command()
def policies() -> None:
    """Print every policy in force as Markdown, as docs/policies.md holds it."""
    from goodstanding.policies import load
    from goodstanding.policies.document import document

    typer.echo(document(load()), nl=False)


@app.command()
def events() -> None:
    """Print every kind of event as Markdown, as docs/events.md holds it."""
    start_django()
    from goodstanding.base.record import document_events

    typer.echo(document_events(), nl=False)


@app.command()
def procedures() -> None:
    """Print every procedure with its diagram as Markdown, as docs/procedures.md holds it."""
    from goodstanding.config.procedures import document_procedures

    typer.echo(document_procedures(), nl=False)


@app.command()
def bounces(
    mailboxes: Annotated[list[Path], typer.Argument(help="Maildir, mbox file or file of one mail.")],
) -> None:
    """Read delivery reports of mail servers, and replace who cannot be reached; reading them again is safe."""
    start_django()
    from goodstanding.surveys.bounces import note_bounces

    raise typer.Exit(note_bounces(mailboxes))


@record.command("verify")
def verify_record(
    checkpoint: Annotated[list[Path] | None, typer.Option(help="A checkpoint file kept elsewhere.")] = None,
) -> None:
    """Check the hash chain from its first event, and every checkpoint, stored or given."""
    start_django()
    from goodstanding.base.commands import verify_record as run

    raise typer.Exit(run(checkpoint or []))


@record.command("checkpoint")
def sign_checkpoint() -> None:
    """Sign where the record stands now and print the checkpoint; keep it where this install cannot reach."""
    start_django()
    from goodstanding.base.commands import sign_checkpoint as run

    raise typer.Exit(run())


@record.command("prove")
def prove_line(position: Annotated[int, typer.Argument(help="The line's position.")]) -> None:
    """Print the receipt of a line: its text, the hashes that lead to the newest checkpoint, and that checkpoint."""
    start_django()
    from goodstanding.base.commands import prove_line as run

    raise typer.Exit(run(position))


@record.command("consistent")
def prove_growth(
    old: Annotated[int, typer.Argument(help="Size of the older checkpoint.")],
    new: Annotated[int, typer.Argument(help="Size of the newer checkpoint.")],
) -> None:
    """Print the proof that the record of one checkpoint is the beginning of that of another."""
    start_django()
    from goodstanding.base.commands import prove_growth as run

    raise typer.Exit(run(old, new))


@record.command("answers")
def verify_answers() -> None:
    """Check that every answer to a survey is stored as it was recorded."""
    start_django()
    from goodstanding.surveys.receipts import verify_answers as run

    raise typer.Exit(run())


@persons.command("export")
def export_person(
    email: Annotated[str, typer.Argument(help="The person's address.")],
    out: Annotated[Path, typer.Option(help="ZIP file to write.")],
) -> None:
    """Write everything the install holds about a person into a file: JSON, CSV and files."""
    start_django()
    from goodstanding.people.commands import export_person as run

    raise typer.Exit(run(email, out))


@persons.command("erase")
def erase_person(
    email: Annotated[str, typer.Argument(help="The person's address.")],
    now: Annotated[bool, typer.Option("--now", help="Erase at once; it cannot be taken back.")] = False,
) -> None:
    """Erase a person everywhere, and make the database forget what it freed."""
    start_django()
    from goodstanding.people.commands import erase_person as run

    raise typer.Exit(run(email, now))


@persons.command("erased")
def print_erased() -> None:
    """Print who was erased, by ids; keep it where this install cannot reach, for the day of a restore."""
    start_django()
    from goodstanding.people.commands import print_erased as run

    raise typer.Exit(run())


@persons.command("erase-again")
def erase_listed(file: Annotated[Path, typer.Argument(help="What `person erased` printed.")]) -> None:
    """After a restore: erase again whom the list names."""
    start_django()
    from goodstanding.people.commands import erase_listed as run

    raise typer.Exit(run(file))


@draw.command("verify")
def verify_draw(file: Annotated[Path, typer.Argument(help="The JSON file of a draw's public page.")]) -> None:
    """Replay a draw from its published values alone: exit 0 where it holds, 1 where not, 2 for a wrong file."""
    from goodstanding.surveys.draws import verify_file

    raise typer.Exit(verify_file(file))


imports = typer.Typer(help="Files of a marketplace, taken over.", no_args_is_help=True)
app.add_typer(imports, name="import")


@imports.command("engagements")
def import_engagements(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX; docs/import.md lists its columns.")],
    marketplace: Annotated[str, typer.Option(help="The marketplace's slug.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    rows: Annotated[int | None, typer.Option(help="Most rows, where the file has more than 20,000.")] = None,
    problems: Annotated[Path | None, typer.Option(help="CSV file for every problem found.")] = None,
) -> None:
    """Import engagements with their companies, workers, invoices and reviews: all of a file, or nothing."""
    start_django()
    from goodstanding.engagements.importing.command import run

    raise typer.Exit(run(file, marketplace=marketplace, dry=dry_run, rows=rows, problems=problems))


@imports.command("columns")
def import_columns() -> None:
    """Print the columns of a file of engagements as a Markdown table, as docs/import.md holds it."""
    from goodstanding.engagements.importing.document import document

    typer.echo(document(), nl=False)


badge = typer.Typer(help="Signed badges.", no_args_is_help=True)
app.add_typer(badge, name="badge")


@badge.command("verify")
def verify_badge(
    file: Annotated[Path, typer.Argument(help="Badge: JSON, JWT, or a PNG or SVG that carries one.")],
    did: Annotated[list[Path] | None, typer.Option(help="The issuer's did.json.")] = None,
    status: Annotated[list[Path] | None, typer.Option(help="The issuer's list of revocations.")] = None,
) -> None:
    """Check a badge without us, by files alone: exit 0 where it is valid, 1 where not, 2 where nobody can tell."""
    from goodstanding.badges.commands import verify_badge as run

    raise typer.Exit(run(file, did=did or [], status=status or []))


@badge.command("rotate")
def rotate_keys(
    slug: Annotated[str, typer.Argument(help="The slug of a programme, or of a marketplace with --marketplace.")],
    marketplace: Annotated[bool, typer.Option("--marketplace", help="The keys for workers' badges.")] = False,
) -> None:
    """Replace the keys that sign an issuer's badges; the old ones stay published, so old badges stay valid."""
    start_django()
    from goodstanding.badges.rotating import rotate as run

    raise typer.Exit(run(slug, is_marketplace=marketplace))
