"""Weak settings are refused at start, each with what to do about it.

`serve`, `worker` and `demo` call `refuse_weak_settings`. Each weakness has an id, goodstanding.E001 and so on.
"""

from django.core.checks import CheckMessage, Tags, register, run_checks

from goodstanding.base.checks import database, files, origin

register(Tags.security)(origin.check)
register(Tags.security)(files.check)
register(Tags.database)(database.check)


def refuse_weak_settings() -> None:
    """Raises SystemExit with every weakness and its remedy; returns when there is none."""
    found = [
        message
        for message in run_checks(tags=[Tags.security, Tags.database], databases=["default"])
        if is_ours(message)
    ]
    if found:
        raise SystemExit("\n".join(["Goodstanding does not start with these settings:", *map(line, found)]))


def is_ours(message: CheckMessage) -> bool:
    return (message.id or "").startswith("goodstanding.") and message.is_serious()


def line(message: CheckMessage) -> str:
    return f"  {message.id}: {message.msg} {message.hint}"
