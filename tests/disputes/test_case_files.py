"""What goes with a statement is written anew, and what is no PDF, PNG or JPEG is not kept."""

import io
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from disputing import filing
from goodstanding.disputes import actions, queries
from goodstanding.disputes.actions import Said, Upload
from goodstanding.disputes.files.fenced import UnusablePdf, pages_alone
from goodstanding.disputes.files.uploads import cleaned
from goodstanding.disputes.models import Case, StatementFile
from goodstanding.disputes.queries.told import file_of
from goodstanding.disputes.refusals import UnusableFile
from goodstanding.policies import load
from making import OPENED
from working import scene_of_work

POLICY = load().cases(OPENED.date())
N = NameObject


def picture(format_name: str, side: int = 40) -> bytes:
    out = io.BytesIO()
    said = {"exif": Image.Exif()} if format_name == "JPEG" else {}
    if said:
        said["exif"][0x010E] = "SECRET place"
    Image.effect_noise((side, side), 50).convert("RGB").save(out, format_name, **said)
    return out.getvalue()


def pdf(pages: int = 1, **said: Any) -> bytes:
    """A PDF with scripts, a link, an attachment and hidden data."""
    writer = PdfWriter()
    script = DictionaryObject({N("/S"): N("/JavaScript"), N("/JS"): TextStringObject("app.alert('SECRET')")})
    for _number in range(pages):
        page = writer.add_blank_page(200, 200)
        page[N("/AA")] = DictionaryObject({N("/O"): script})
        page[N("/Annots")] = ArrayObject([DictionaryObject({N("/Subtype"): N("/Link"), N("/A"): script})])
        page[N("/PieceInfo")] = DictionaryObject({N("/Own"): TextStringObject("SECRET")})
    writer.root_object[N("/OpenAction")] = script
    writer.add_attachment("hidden.txt", b"SECRET")
    writer.add_metadata({"/Author": "SECRET"})
    if said:
        writer.encrypt(**said)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_is_kept_as_its_pages_alone() -> None:
    kept = pages_alone(pdf(pages=3))
    root = PdfReader(io.BytesIO(kept)).root_object
    assert len(PdfReader(io.BytesIO(kept)).pages) == 3
    assert set(root) == {"/Type", "/Pages"}
    assert [
        word for word in (b"SECRET", b"/JS", b"/Annots", b"/AA", b"/EmbeddedFile", b"/PieceInfo") if word in kept
    ] == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (pdf(user_password="x"), "locked"),
        (pdf()[:300], "cannot be read"),
        (b"%PDF-1.7\n" + b"[" * 100_000, "cannot be read"),
        (pdf(pages=201), "more than 200 pages"),
    ],
    ids=["locked", "cut off", "nested", "long"],
)
def test_a_pdf_that_cannot_be_kept_is_refused_with_the_reason(content: bytes, says: str) -> None:
    with pytest.raises(UnusablePdf, match=says):
        pages_alone(content)


def test_pictures_are_drawn_anew_without_their_hidden_data() -> None:
    assert b"SECRET" in picture("JPEG")
    kept = cleaned([Upload("a.png", picture("PNG")), Upload("../b\n.jpg", picture("JPEG"))], POLICY)
    assert [(each.name, each.media_type) for each in kept] == [("a.png", "image/png"), ("../b .jpg", "image/jpeg")]
    assert all(b"SECRET" not in each.content for each in kept)
    assert Image.open(io.BytesIO(kept[1].content)).size == (40, 40)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ([Upload("a.gif", b"GIF89a")], "a.gif: This file is none of these."),
        ([Upload("a.svg", b"<svg/>")], "a.svg: This file is none of these."),
        ([Upload("a.png", b"\x89PNG\r\n\x1a\n" + b"x" * 50)], "a.png: This file cannot be read as one."),
        ([Upload("a.png", b"\x89PNG\r\n\x1a\n" + b"x" * POLICY.file_bytes)], "a.png: This file is larger."),
        ([Upload("a.png", b"")] * 6, "There are more."),
    ],
)
def test_what_is_not_kept_is_refused_with_its_name_and_the_rule(files: list[Upload], says: str) -> None:
    with pytest.raises(UnusableFile) as refused:
        cleaned(files, POLICY)
    rule = "At most 5 files go with a statement: PDF, PNG or JPEG, each at most 2 MB."
    assert (refused.value.fact, refused.value.rule) == (says, rule)


@pytest.mark.django_db
def test_files_go_with_their_statement_and_none_is_kept_where_one_is_refused() -> None:
    work = scene_of_work()
    files = [Upload("a.png", picture("PNG")), Upload("b.png", picture("PNG"))]
    case = actions.open_case(filing(work), Said("See these.", files), by=work.wanjiru.actor, at=OPENED)
    assert list(StatementFile.objects.values_list("number", "name")) == [(1, "a.png"), (2, "b.png")]
    found = file_of(work.amina.actor, case, 1, 2)
    assert found
    assert (found.media_type, found.owner) == ("image/png", f"case:{case.pk}")
    assert file_of(work.amina.actor, case, 1, 3) is None
    bad = Said("See this.", [Upload("a.png", b"no")])
    with pytest.raises(UnusableFile):
        actions.answer(case, bad, by=work.amina.actor, at=OPENED)
    assert (Case.objects.get().state, StatementFile.objects.count()) == ("asked", 2)
    assert queries.party_of(work.amina.actor, case)
