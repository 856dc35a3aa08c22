"""An install with a round in the field, made in a process of its own."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Makes the round and writes the tokens of its links to a file, one a line."""
    import django

    django.setup()
    from django.core.management import call_command

    from goodstanding.surveys import actions
    from making import OPENED, lines, opened, scene

    tokens, clients = sys.argv[1:]
    call_command("migrate", verbosity=0)
    set_up = scene()
    survey = opened(set_up)
    actions.commit_roster(survey, lines(int(clients)), nominated=True, by=set_up.team.actor, at=OPENED)
    links = actions.launch(survey, by=set_up.team.actor, at=OPENED)
    Path(tokens).write_text("".join(f"{link.token}\n" for link in links))


def environment(data: Path, port: int) -> dict[str, str]:
    """Of an install on a SQLite file of its own, with the settings of a real one."""
    unset = ("GOODSTANDING_", "DATABASE_URL", "DJANGO_")
    tests = Path(__file__).parents[1]
    return {key: value for key, value in os.environ.items() if not key.startswith(unset)} | {
        "GOODSTANDING_DATA": str(data),
        "GOODSTANDING_ORIGIN": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "goodstanding.config.settings",
        "PYTHONPATH": os.pathsep.join([str(tests), str(tests / "surveys")]),
    }
