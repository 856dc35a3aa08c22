"""A person's data as one file: JSON and CSV of every table, the files beside them, nothing of others."""

import io
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.serializers.json import DjangoJSONEncoder

from goodstanding.base.exporting import write_csv
from goodstanding.base.models import File
from goodstanding.people.holdings import Holding, Person, holdings

ROWS: Final = 100_000
"""Most rows of one table; the file says where it holds fewer than there are."""
FILES: Final = 500
ENDINGS: Final = {"image/png": "png", "image/jpeg": "jpg", "application/pdf": "pdf"}


def pack(person: Person, at: datetime) -> bytes:
    """A ZIP of everything that the nouns declare about a person, as JSON and CSV, and its files."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        tables = {name: list(rows) for name, rows in _tables(person)}
        for name, rows in tables.items():
            _write(archive, f"{name}.json", json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1), at)
            _write(archive, f"{name}.csv", _csv(rows), at)
        for name, content in _files(tables.values()):
            _write(archive, name, content, at)
    return out.getvalue()


def _write(archive: ZipFile, name: str, content: str | bytes, at: datetime) -> None:
    info = ZipInfo(name, at.timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    archive.writestr(info, content)


def _tables(person: Person) -> Iterable[tuple[str, Iterable[Mapping[str, Any]]]]:
    """Each table's name and rows; a table that is declared twice has two numbers."""
    times: dict[str, int] = {}
    for holding in holdings():
        if not holding.told:
            continue
        name = f"{holding.model._meta.app_label}-{holding.model._meta.model_name}"
        times[name] = times.get(name, 0) + 1
        if rows := _rows(holding, person):
            yield (name if times[name] == 1 else f"{name}-{times[name]}"), rows


def _rows(holding: Holding, person: Person) -> list[Mapping[str, Any]]:
    return list(holding.rows(person).order_by("pk").values(*holding.told)[:ROWS])


def _csv(rows: list[Mapping[str, Any]]) -> str:
    return write_csv(list(rows[0]), [[_cell(value) for value in row.values()] for row in rows])


def _cell(value: Any) -> str | int | float | None:
    if isinstance(value, (dict, list)):
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
    return value if isinstance(value, (int, float, type(None))) else str(value)


def _files(tables: Iterable[list[Mapping[str, Any]]]) -> Iterable[tuple[str, bytes]]:
    keys = sorted({row["file"] for rows in tables for row in rows if row.get("file")})[:FILES]
    for file in File.objects.filter(pk__in=keys):
        yield f"files/{file.pk}.{ENDINGS.get(file.media_type, 'bin')}", bytes(file.content)
