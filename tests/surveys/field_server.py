"""A round in the field, made in a process of its own."""

import sys
from pathlib import Path


def main() -> None:
    """Makes the round and writes the tokens of its links to a file, one a line."""
    import django

    django.setup()
    from goodstanding.surveys import actions
    from making import OPENED, lines, opened, scene

    tokens, clients = sys.argv[1:]
    set_up = scene()
    survey = opened(set_up)
    actions.commit_roster(survey, lines(int(clients)), nominated=True, by=set_up.team.actor, at=OPENED)
    links = actions.launch(survey, by=set_up.team.actor, at=OPENED)
    Path(tokens).write_text("".join(f"{link.token}\n" for link in links))
