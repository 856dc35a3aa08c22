"""XML of strangers, read as a stream: no document type, so no entities of their own."""

from collections.abc import Callable, Iterator
from typing import Final
from xml.parsers import expat

from goodstanding.base.importing.kinds import EXPECTED
from goodstanding.base.importing.problems import refusal

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Text = Callable[[str], None]
_CHUNK: Final = 65_536
_DEEPEST: Final = 64


class Markup:
    """Calls the handlers with names freed of their prefix. `path` is the open elements around what they are told."""

    def __init__(self, start: Start, end: End | None = None, text: Text | None = None) -> None:
        self.path: list[str] = []
        self._started, self._ended = start, end
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = text
        self._parser.StartDoctypeDeclHandler = _refuse_doctype

    def parse(self, data: bytes) -> None:
        """Read all of `data`; raises ImportRefused for what is not sound XML."""
        for _ in self.read(data):
            pass

    def read(self, data: bytes) -> Iterator[int]:
        """Read once, pausing after each chunk with the number of bytes so far; raises ImportRefused."""
        for position in range(0, len(data), _CHUNK):
            _feed(self._parser, data[position : position + _CHUNK], last=False)
            yield min(position + _CHUNK, len(data))
        _feed(self._parser, b"", last=True)

    def _start(self, name: str, attributes: Attributes) -> None:
        if len(self.path) == _DEEPEST:
            raise refusal(f"elements more than {_DEEPEST} deep", EXPECTED, "Save it again from a spreadsheet program.")
        local = name.rpartition(":")[2]
        self._started(local, attributes)
        self.path.append(local)

    def _end(self, _: str) -> None:
        local = self.path.pop()
        if self._ended:
            self._ended(local)


def _feed(parser: expat.XMLParserType, chunk: bytes, *, last: bool) -> None:
    try:
        parser.Parse(chunk, last)
    except (expat.ExpatError, ValueError, LookupError):
        raise refusal("a damaged workbook", EXPECTED, "Open it in a spreadsheet program and save it again.") from None


def _refuse_doctype(*_: object) -> None:
    raise refusal("a workbook with a document type declaration", EXPECTED, "Save it again from a spreadsheet program.")
