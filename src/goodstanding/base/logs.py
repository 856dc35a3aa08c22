"""Logs: one JSON object a line on stderr, in colours on a terminal, without secret links and query strings.

The settings take LOGGING; code logs with `logging.getLogger(__name__)` and passes facts as `extra`.
"""

import re
import sys
from typing import Any

import structlog
from django.http import HttpRequest
from structlog.typing import EventDict, Processor, WrappedLogger

from goodstanding.base.references import reference_of
from goodstanding.base.tokens import scrub

QUERY = re.compile(r"""(/[^\s?"'<>]*)\?[^\s"'<>]+""")


def scrubbed(logger: WrappedLogger | None, method: str, event: EventDict) -> EventDict:
    """Every text in the log line without what looks like a token, and without query strings after paths."""
    return {key: clean(value) for key, value in event.items()}


def clean(value: Any) -> Any:
    match value:
        case str():
            return scrub(QUERY.sub(r"\1?[query]", value))
        case dict():
            return {key: clean(item) for key, item in value.items()}
        case list() | tuple():
            return [clean(item) for item in value]
    return value


def with_reference(logger: WrappedLogger | None, method: str, event: EventDict) -> EventDict:
    """The request's reference, for lines that Django writes after the request's own context has ended."""
    request = getattr(event.get("_record"), "request", None)
    return {**event, "reference": reference_of(request)} if isinstance(request, HttpRequest) else event


BEFORE: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    with_reference,
    structlog.stdlib.ExtraAdder(["path", "method", "status", "ms", "task", "worker"]),
    structlog.processors.format_exc_info,
]


def formatter(pretty: bool) -> structlog.stdlib.ProcessorFormatter:
    """Lines for people when `pretty`, else JSON."""
    colours = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    last: Processor = colours if pretty else structlog.processors.JSONRenderer()
    forget = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    return structlog.stdlib.ProcessorFormatter(foreign_pre_chain=BEFORE, processors=[forget, scrubbed, last])


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": formatter, "pretty": sys.stderr.isatty()}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "django_tasks_db": {"level": "WARNING"},  # says each second that the queue is empty
        "django.tasks": {"level": "WARNING"},
    },
}
