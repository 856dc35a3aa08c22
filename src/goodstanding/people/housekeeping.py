"""What the database and the data folder still remember of what was erased: made to forget it."""

from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings
from django.db import connection

from goodstanding.people.holdings import Person


def forget(person: Person) -> None:
    """Frees what deleted rows took, and removes mails written as files in which the person's name or address stands.

    SQLite: the log is written back and emptied (PRAGMA wal_checkpoint), the file is written anew (VACUUM).
    PostgreSQL: VACUUM. Call it outside a transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
    sweep(person)


def sweep(person: Person) -> None:
    """The part of it that takes no time: mails in files, and SQLite's log. Call it outside a transaction."""
    forget_files(Path(settings.DATA) / "mail", person)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def forget_files(folder: Path, person: Person) -> None:
    """Removes the mails in a folder that went to a person or speak of one."""
    wanted = [word.lower() for word in (person.email, *person.names) if len(word) > 2]
    for path in folder.glob("*") if folder.is_dir() else ():
        text = _said(path.read_bytes()).lower()
        if any(word in text for word in wanted):
            path.unlink()


def _said(raw: bytes) -> str:
    """A mail's head and texts, decoded; several mails in one file stay as they came, beside the first."""
    mail = message_from_bytes(raw, policy=policy.default)
    parts = [str(part.get_content()) for part in mail.walk() if part.get_content_maintype() == "text"]
    return "\n".join([raw.decode(errors="replace"), *map(str, mail.values()), *parts])
