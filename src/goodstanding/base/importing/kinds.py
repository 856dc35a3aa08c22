"""What a file is, by its first bytes; its name proves nothing."""

from typing import Final, Literal

from goodstanding.base.importing.problems import ImportRefused, refusal

Kind = Literal["text", "zip"]
EXPECTED: Final = "a CSV or XLSX file"

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_BINARIES: Final = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a database"),
)
_MARKUP: Final = ((b"<", "HTML or XML"), (b"{", "JSON or RTF"), (b"[", "JSON"))


def kind_of(data: bytes) -> Kind:
    """Whether `data` is a zip package or text; raises ImportRefused for what is certainly neither table."""
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(_OLE):
        raise _ole_refusal(data)
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise refusal("an empty file", EXPECTED)
    for mark, what in (*_BINARIES, *_MARKUP):
        if start.startswith(mark):
            raise refusal(what, EXPECTED, "Save the table as .xlsx or .csv and try again.")
    return "text"


def _ole_refusal(data: bytes) -> ImportRefused:
    if _ENCRYPTED_STREAM in data:
        return refusal("an encrypted workbook", EXPECTED, "Remove its password and try again.")
    return refusal("an old Excel workbook (.xls)", EXPECTED, "Save it as .xlsx or .csv and try again.")
