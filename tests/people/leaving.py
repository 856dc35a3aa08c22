"""People who leave, every word of whom is a marker: Wanjiru, who worked and reviewed, and Amina, who answered."""

import base64
import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from django.db import connection, transaction
from PIL import Image

from engagements.reviewing import FAIR, GOOD, ended, started
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.outbox import enqueue
from goodstanding.engagements.actions.reviews import Written, write_review
from goodstanding.engagements.actions.threads import Evidence, say
from goodstanding.engagements.models import Engagement
from goodstanding.marketplaces.actions import add_photo, add_qualification, describe_worker
from goodstanding.marketplaces.actions.workers import Paper, Portrait
from goodstanding.people.actions import describe, register
from goodstanding.people.models import Account
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.answering import Answers
from goodstanding.surveys.models import Response
from making import ITEMS, OPENED, launched, scene
from working import Work, scene_of_work

LATER = OPENED + timedelta(days=60)
NAME = "Zawadi Ñjokimarker"
HEADLINE, ABOUT, PAPER = "Headlinemarker of charts", "Aboutmarker & <since> 2019", "Papermarker/77-A"
PICTURE, MESSAGE, REVIEW = "Picturemarker", "Messagemarker: ready on Monday?", "Reviewmarker, paid late"
COMMENT, EVIDENCE = "Commentmarker on the hub", b"%PDF-1.4 Filemarker\n%%EOF\n"
ADDRESS = "wanjiru@people.example"
OF_WORKER = (NAME, HEADLINE, ABOUT, PAPER, PICTURE, MESSAGE, REVIEW, EVIDENCE.decode(), ADDRESS)
ENCODINGS = 7


@dataclass
class Worked:
    """What a worker leaves."""

    work: Work
    engagement: Engagement
    wanjiru: Account


def worked() -> Worked:
    """An engagement that is over, with messages, a file, both reviews and mails; a profile with a photo and a paper."""
    work = scene_of_work()
    describe(work.wanjiru, name=NAME, language="en", zone="Africa/Nairobi", by=work.wanjiru.actor, at=OPENED)
    by = work.wanjiru.actor
    describe_worker(work.wanjirus, Portrait(NAME, HEADLINE, ABOUT, "KE", 4_000), by=by, at=OPENED)
    add_qualification(work.wanjirus, Paper("certificate", "Diploma", reference=PAPER), by=by, at=OPENED)
    add_photo(work.wanjirus, "photo", png(), PICTURE, by=by, at=OPENED)
    engagement = started(work)
    say(engagement, MESSAGE, Evidence(EVIDENCE), by=by, at=OPENED + timedelta(days=2))
    engagement = ended(work, engagement)
    at = OPENED + timedelta(days=41)
    write_review(engagement, Written(FAIR.criteria, REVIEW), by=by, at=at)
    write_review(engagement, Written(GOOD.criteria, f"{NAME} is quick."), by=work.amina.actor, at=at)
    with transaction.atomic():
        enqueue(ADDRESS, "Hello", MESSAGE, "", purpose="people.test", about="1", language="en")
        enqueue(work.amina.email, f"{NAME} wrote", "Hello", "", purpose="people.test", about="2", language="en")
    return Worked(work, engagement, work.wanjiru)


def png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG")
    return out.getvalue()


@dataclass
class Answered:
    """What a respondent leaves; the address has an account too."""

    amina: Account
    response: Response
    token: str


def answered() -> Answered:
    link = launched(scene())[1][0]
    said = Answers(dict.fromkeys(ITEMS, 4), comment=COMMENT, minutes=4)
    response = surveys.answer(link.token, said, by=STRANGER, at=OPENED + timedelta(days=2))
    amina = register(email=link.invitation.contact.email, name="Amina Respondentmarker", by=SYSTEM, at=OPENED)
    return Answered(amina, response, link.token)


def encoded(word: str) -> Iterator[bytes]:
    """A word in the encodings in which it could lie about: without regard to case only where hexadecimal is."""
    raw = word.encode()
    yield raw
    yield word.encode("utf-16-le")
    yield word.encode("utf-16-be")
    yield word.encode("latin-1", "replace")
    yield base64.b64encode(raw)[: 4 * (len(raw) // 3)]  # what does not depend on what follows
    yield raw.hex().encode()
    yield quote(word).encode()
    yield html.escape(word).encode()


def stored(data: Path) -> bytes:
    """Every byte that the install keeps: the database with its log, or a dump of it, and the data folder."""
    files = b"".join(path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file())
    return files + (dumped() if connection.vendor == "postgresql" else b"")


def dumped() -> bytes:
    """The rows of every table as pg_dump writes them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        parts = []
        for table in tables:
            with cursor.copy(f"COPY {table} TO STDOUT") as rows:
                parts += [bytes(row) for row in rows]
    return b"".join(parts)


def found(words: tuple[str, ...], data: Path) -> list[tuple[str, bytes]]:
    """Which words lie somewhere, and in which bytes."""
    everything = stored(data)
    lowered = everything.lower()
    return [(w, e) for w in words for e in encoded(w) if e in everything or e.lower() in lowered]
