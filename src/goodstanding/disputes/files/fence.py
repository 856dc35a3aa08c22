"""A program of its own: reads a PDF from standard input and writes its pages alone to standard output.

It ends with 3 for one that is locked, 4 for too many pages, 5 for what cannot be kept, and otherwise as it can.
"""

import io
import logging
import resource
import sys
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

CPU_SECONDS: Final = 15
MEMORY: Final = 1 << 30
LARGEST: Final = 4_000_000
PAGES: Final = 200
LOCKED, TOO_LONG, NOT_KEPT = 3, 4, 5
PAGE_KEYS: Final = frozenset({"/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate"})
"""What a page keeps (ISO 32000-1, 7.7.3.3): what is drawn, and where."""
PICTURE_DROPS: Final = (
    "/AF",
    "/Metadata",
    "/OC",
    "/OPI",
    "/PieceInfo",
    "/PS",
    "/Ref",
    "/StructParent",
    "/StructParents",
)
"""What a drawing inside a page loses (8.9.5, 8.10.2): hidden data, references to other files, PostScript."""
FORBIDDEN: Final = frozenset(
    {"/JS", "/JavaScript", "/AA", "/OpenAction", "/Annots", "/AcroForm", "/EF", "/EmbeddedFiles"}
)
"""Keys that no object holds afterwards (7.11, 12.5, 12.6, 12.7)."""


def main() -> int:
    """Bounds itself, then writes the file anew; the exit code says what was wrong."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
    logging.disable()
    content = sys.stdin.buffer.read(LARGEST)
    sys.stdout.buffer.write(written_anew(content))
    return 0


def written_anew(content: bytes) -> bytes:
    """The pages alone. Raises SystemExit with the code of what was wrong."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        sys.exit(LOCKED)
    if len(reader.pages) > PAGES:
        sys.exit(TOO_LONG)
    writer = PdfWriter()
    for page in reader.pages:
        writer.add_page(bare(page))
    for drawing in drawings(writer.pages):
        for key in PICTURE_DROPS:
            drawing.pop(key, None)
    out = io.BytesIO()
    writer.compress_identical_objects(remove_unreferenced=True)
    writer.write(out)
    if len(out.getvalue()) > LARGEST or any(holds_forbidden(each) for each in writer._objects):
        sys.exit(NOT_KEPT)
    return out.getvalue()


def bare(page: PageObject) -> PageObject:
    """The page with what it draws, and where, alone."""
    for key in set(page) - PAGE_KEYS:
        del page[key]
    return page


def drawings(pages: Iterable[PageObject]) -> Iterator[DictionaryObject]:
    """Every picture and form (a drawing used again) of these pages, those inside others included."""
    seen: set[int] = set()
    waiting: list[Any] = [page.get("/Resources") for page in pages]
    while waiting:
        resources = _plain(waiting.pop())
        named = _plain(resources.get("/XObject")) if isinstance(resources, DictionaryObject) else None
        for drawing in map(_plain, (named or {}).values()):
            if isinstance(drawing, DictionaryObject) and id(drawing) not in seen:
                seen.add(id(drawing))
                waiting.append(drawing.get("/Resources"))
                yield drawing


def _plain(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def holds_forbidden(value: Any) -> bool:
    """Whether an object, or one written inside it, holds a key of FORBIDDEN."""
    if isinstance(value, DictionaryObject):
        return not FORBIDDEN.isdisjoint(value) or any(map(holds_forbidden, value.values()))
    return isinstance(value, ArrayObject) and any(map(holds_forbidden, value))


if __name__ == "__main__":
    sys.exit(main())
