"""A mailing for test_mailing_killed, in a process of its own: `python -c "import killable_mailing; ..." VERB`."""

import sys

import django

django.setup()

from goodstanding.surveys.jobs.mailing import send_invitations  # noqa: E402
from making import OPENED, scene  # noqa: E402
from surveys.mailing import by_kazi_hub, by_the_rival  # noqa: E402

CLIENTS = 30
EMAILS = tuple(f"client{number}@client{number}.example" for number in range(CLIENTS))


def main() -> None:
    if sys.argv[1] == "fill":
        set_up = scene()
        by_kazi_hub(set_up, emails=EMAILS)
        by_the_rival(set_up, emails=EMAILS)
    else:
        send_invitations(OPENED)
