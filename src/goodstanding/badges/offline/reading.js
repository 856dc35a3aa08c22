// What a dropped file holds: the signed bytes in a PNG, an SVG or a file of their own. The limits are those of the command.

class Unreadable extends Error {}

const MAGIC = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const KEYWORD = "openbadgecredential\0";
const NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";
const LARGEST_FILE = 4 * 1024 * 1024;
const LARGEST = 64 * 1024;

const latin = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
const utf8 = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

function carried(bytes) {
  if (bytes.length > LARGEST_FILE) throw new Unreadable("more than 4 MiB");
  if (MAGIC.every((byte, place) => bytes[place] === byte)) return inPng(bytes);
  const text = utf8(bytes).replace(/^\ufeff/, "").trim();
  return text.startsWith("<") ? inSvg(text) : text;
}

function inPng(bytes) {
  const texts = [...chunks(bytes)].filter(
    ({ kind, body }) => ["iTXt", "tEXt", "zTXt"].includes(kind) && latin(body.slice(0, KEYWORD.length)) === KEYWORD
  );
  const [{ kind, body }] = only(texts);
  const head = body.slice(KEYWORD.length, KEYWORD.length + 4);
  if (kind !== "iTXt" || head.length < 4 || head.some((byte) => byte)) {
    throw new Unreadable("the badge in the picture is compressed or marked otherwise than Open Badges 3.0 has it");
  }
  return utf8(body.slice(KEYWORD.length + 4));
}

function* chunks(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let place = MAGIC.length, kind = ""; kind !== "IEND"; ) {
    if (place + 12 > bytes.length) throw new Unreadable("the PNG is cut off");
    const length = view.getUint32(place);
    kind = latin(bytes.slice(place + 4, place + 8));
    if (place + 12 + length > bytes.length) throw new Unreadable("the PNG is cut off");
    yield { kind, body: bytes.slice(place + 8, place + 8 + length) };
    place += 12 + length;
  }
}

function inSvg(text) {
  if (/<!DOCTYPE/i.test(text)) throw new Unreadable("the SVG has a document type");
  const picture = new DOMParser().parseFromString(text, "application/xml");
  if (picture.querySelector("parsererror")) throw new Unreadable("the SVG is damaged");
  const [element] = only([...picture.getElementsByTagNameNS(NAMESPACE, "credential")]);
  return ((element.getAttribute("verify") ?? "") + element.textContent).trim();
}

function only(found) {
  if (found.length === 1) return found;
  throw new Unreadable(`the picture carries ${found.length ? "several badges" : "no badge"}`);
}

// JSON.parse keeps the last of two equal keys and forgets the first: written out again, such a text has fewer keys.
function parsed(text) {
  if (new TextEncoder().encode(text).length > LARGEST) throw new Unreadable("more than 64 KiB");
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Unreadable("no JSON");
  }
  if (!isObject(value)) throw new Unreadable("no JSON object");
  if (keysWritten(text) !== keysKept(value)) throw new Unreadable("a key stands twice in one object");
  return value;
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const keysWritten = (text) => (text.match(/"(?:[^"\\]|\\.)*"(\s*:)?/g) ?? []).filter((found) => found.endsWith(":")).length;

function keysKept(value) {
  if (typeof value !== "object" || value === null) return 0;
  const inside = Object.values(value).reduce((sum, part) => sum + keysKept(part), 0);
  return inside + (Array.isArray(value) ? 0 : Object.keys(value).length);
}
