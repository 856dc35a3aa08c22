"""The zip package of a workbook, unpacked part by part under a cap."""

import io
import posixpath
import struct
import zipfile
import zlib
from typing import Final

from goodstanding.base.importing.kinds import EXPECTED
from goodstanding.base.importing.limits import Limits
from goodstanding.base.importing.markup import Attributes, Markup
from goodstanding.base.importing.problems import refusal

_SAVE_AS: Final = "Save the table as .xlsx or .csv and try again."
_FOREIGN: Final = (
    ("content.xml", "an OpenDocument file (.ods)"),
    ("xl/workbook.bin", "a binary workbook (.xlsb)"),
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a presentation"),
    ("index/document.iwa", "a Numbers document"),
)
_ARCHIVES: Final = (".zip", ".xlsx", ".xlsm", ".xlsb", ".docx", ".pptx", ".ods", ".gz", ".7z")
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK: Final = 65_536
_ROOT: Final = ""

# What zipfile and zlib are known to raise on bytes that are no sound archive.
_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip


class Package:
    """The parts of an Open Packaging (ECMA-376 part 2) zip: each is unpacked once, counted, and never trusted."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE:
            raise refusal("a damaged archive", EXPECTED, _SAVE_AS) from None
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        self._parts = {info.filename.casefold(): info for info in infos}
        self._check(infos)

    def _check(self, infos: list[zipfile.ZipInfo]) -> None:
        limits = self._limits
        if len(infos) > limits.parts:
            raise refusal(
                f"{len(infos):,} parts in the workbook", f"at most {limits.parts:,}", "Copy the table to a new one."
            )
        if any(info.flag_bits & 1 for info in infos):
            raise refusal("an encrypted archive", EXPECTED, "Remove its password and try again.")
        for part, what in _FOREIGN:
            if part in self._parts:
                raise refusal(what, EXPECTED, _SAVE_AS)
        if len(self._parts) < len(infos) or any(info.compress_type not in _METHODS for info in infos):
            raise refusal("a damaged archive", EXPECTED, _SAVE_AS)
        if any(name.endswith(_ARCHIVES) for name in self._parts):
            raise refusal(
                "an archive that holds another archive", EXPECTED, "Unpack it, or copy the table to a new workbook."
            )
        self._check_unpacked(sum(info.file_size for info in infos))

    def _check_unpacked(self, size: int) -> None:
        if size > self._limits.unpacked_bytes:
            limit = f"at most {self._limits.unpacked_bytes:,}"
            raise refusal(f"{size:,} bytes when unpacked", limit, "Copy the table alone to a new workbook.")

    def part(self, name: str) -> bytes:
        """The bytes of a part; raises ImportRefused where it is missing, damaged or too large."""
        info = self._parts.get(name.casefold())
        if info is None:
            raise refusal("an archive that is no workbook", EXPECTED, _SAVE_AS)
        chunks: list[bytes] = []
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    self._unpacked += len(chunk)
                    self._check_unpacked(self._unpacked)
                    chunks.append(chunk)
        except _DAMAGE:
            raise refusal("a damaged archive", EXPECTED, _SAVE_AS) from None
        return b"".join(chunks)

    def related(self, source: str = _ROOT) -> dict[str, tuple[str, str]]:
        """What `source` refers to: id -> (kind, part name), kind being the last word of the relation's type."""
        folder, file = posixpath.split(source)
        found: dict[str, tuple[str, str]] = {}

        def start(name: str, attributes: Attributes) -> None:
            if name == "Relationship":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
                found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], target)

        Markup(start).parse(self.part(posixpath.join(folder, "_rels", f"{file}.rels")))
        return found
