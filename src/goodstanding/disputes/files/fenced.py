"""Strangers' PDFs, read behind a fence: a process of its own with little time and memory, and nothing else."""

import subprocess
import sys
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

WALL_SECONDS: Final = 60
REFUSED: Final = {
    3: gettext_noop("This PDF is locked with a password."),
    4: gettext_noop("This PDF has more than 200 pages."),
    5: gettext_noop("This PDF holds more than pages that can be kept."),
}
"""What the fence says by its exit code; every other one: it cannot be read."""


class UnusablePdf(ValueError):
    """A PDF that is not kept; says why."""


def pages_alone(content: bytes) -> bytes:
    """The PDF written anew: its pages, without scripts, actions, links, forms, attachments and hidden data.

    Raises UnusablePdf.
    """
    command = [sys.executable, "-I", "-m", "goodstanding.disputes.files.fence"]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=WALL_SECONDS, check=False, env={})  # noqa: S603  our own program
    except subprocess.TimeoutExpired as error:
        raise UnusablePdf(_("This PDF takes too long to read.")) from error
    if done.returncode:
        raise UnusablePdf(_(REFUSED.get(done.returncode, CANNOT)))
    return done.stdout


CANNOT: Final = gettext_noop("This PDF cannot be read.")
