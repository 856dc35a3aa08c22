"""SVG: an element `openbadges:credential` right behind `<svg>`; a credential in CDATA, a JWT in its `verify`."""

import re
from xml.parsers import expat

from goodstanding.badges.formats.baking.refused import NotBaked

NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
_OPENING = re.compile(r"<!--.*?-->|(?P<tag><svg\b[^<>]*(?<!/)>)", re.DOTALL)
_CARRIED = re.compile(r"<openbadges:credential\b[^<>]*(?:/>|>.*?</openbadges:credential>)", re.DOTALL)


def bake_svg(picture: bytes, signed: bytes) -> bytes:
    """The picture with the badge behind its first tag, instead of any badge it carried; `signed` as pack() or
    vc_jwt() wrote it. Raises NotBaked for no SVG.
    """
    text = _CARRIED.sub("", picture.decode())
    opening = next((found for found in _OPENING.finditer(text) if found["tag"]), None)
    if opening is None:
        raise NotBaked("no SVG")
    baked = text[: opening.start()] + _declared(opening[0]) + _element(signed.decode("ascii")) + text[opening.end() :]
    if read_svg(baked.encode()) != signed:
        raise NotBaked("the badge does not survive in this SVG")
    return baked.encode()


def _declared(tag: str) -> str:
    return tag if "xmlns:openbadges" in tag else f'<svg xmlns:openbadges="{NAMESPACE}"{tag[4:]}'


def _element(signed: str) -> str:
    if not signed.startswith("{"):
        return f'<openbadges:credential verify="{signed}"></openbadges:credential>'
    return f"<openbadges:credential><![CDATA[{signed}]]></openbadges:credential>"


def read_svg(picture: bytes) -> bytes:
    """The badge in a picture. Raises NotBaked for broken XML, a document type (it may hide anything), none, several."""
    found: list[str] = []
    open_elements: list[bool] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype

    def start(name: str, attributes: dict[str, str]) -> None:
        open_elements.append(name == f"{NAMESPACE} credential")
        if open_elements[-1]:
            found.append(attributes.get("verify", ""))

    def end(_name: str) -> None:
        open_elements.pop()

    def characters(text: str) -> None:
        if open_elements and open_elements[-1]:
            found[-1] += text

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = characters
    try:
        parser.Parse(picture, True)
    except expat.ExpatError as error:
        raise NotBaked("the SVG is damaged") from error
    if len(found) != 1:
        raise NotBaked("the picture carries no badge" if not found else "the picture carries several badges")
    return found[0].strip().encode()


def _refuse_doctype(*_what: object) -> None:
    raise NotBaked("the SVG has a document type")
