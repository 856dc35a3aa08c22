// What holds of files of the record? The same steps, states and sentences as verify_record.py; RFC 6962, section 2.1.

const UNSIGNED = "Said with it, and signed by nobody: ";
const STATES = new Map([[true, "Holds"], [false, "Does not hold"], [null, "Not all of it could be checked"]]);

class Unreadable extends Error {}

// `files` has names and texts; `findings` has pairs of whether it holds (null: not checked) and a sentence.
async function verdict(files) {
  const findings = await foundIn(files);
  const said = findings.filter(([, sentence]) => !sentence.startsWith(UNSIGNED)).map(([holds]) => holds);
  const whole = said.includes(false) ? false : said.includes(null) || !said.length ? null : true;
  return { state: STATES.get(whole), findings };
}

async function foundIn(files) {
  const known = { keys: new Map(), checkpoints: [], proofs: [], grown: new Set() };
  const findings = [];
  for (const { name, text } of files) {
    try {
      await read(text, known);
    } catch (wrong) {
      if (!(wrong instanceof Unreadable)) throw wrong;
      findings.push([false, `The file ${name} cannot be read: ${wrong.message}.`]);
    }
  }
  const distinct = [...new Map(known.checkpoints.map((each) => [statement(each, true), each])).values()];
  distinct.sort((one, other) => sizeOf(one) - sizeOf(other) || order(one.day, other.day) || order(one.signature, other.signature));
  for (const checkpoint of distinct) findings.push(await signed(checkpoint, known.keys));
  return [...findings, ...compared(distinct, known.grown), ...known.proofs];
}

const order = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// A file is taken whole or not at all.
async function read(text, known) {
  const found = opened(text, "it is no JSON");
  const form = isObject(found) ? found.format : null;
  if (form === "goodstanding-keys-1") {
    for (const key of listed(found, "keys")) known.keys.set(hex(await sha256(hashIn(key))), hashIn(key));
  } else if (form === "goodstanding-checkpoint-1" || form === "goodstanding-checkpoint-2") {
    known.checkpoints.push(checkpointIn(found));
  } else if (form === "goodstanding-consistency-1") {
    const [older, newer] = [withTree(found.old), withTree(found.new)];
    known.checkpoints.push(older, newer);
    known.proofs.push(await growth(older, newer, listed(found, "path").map(hashIn), known.grown));
  } else if (form === "goodstanding-receipt-1") {
    const checkpoint = withTree(found.checkpoint);
    known.checkpoints.push(checkpoint);
    const proven = [];
    for (const event of listed(found, "events")) proven.push(await included(event, checkpoint));
    known.proofs.push(...proven);
    const words = Array.isArray(found.said) ? found.said.filter((each) => typeof each === "string") : [];
    known.proofs.push(...words.map((each) => [null, UNSIGNED + each]));
  } else {
    throw new Unreadable("it has no form that this program knows");
  }
}

function opened(text, otherwise) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable(otherwise);
  }
}

function listed(found, name) {
  if (!Array.isArray(found[name])) throw new Unreadable(`it has no list of ${name}`);
  return found[name];
}

function hashIn(value) {
  if (typeof value !== "string" || !/^[0-9a-f]{64}$/.test(value)) {
    throw new Unreadable("a hash or key in it is not 64 hexadecimal digits");
  }
  return bytes(value);
}

const bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (array) => [...array].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function checkpointIn(found) {
  if (!isObject(found)) throw new Unreadable("it has no checkpoint");
  const more = found.format === "goodstanding-checkpoint-1" ? ["position"] : ["root", "size"];
  const names = ["day", "digest", "format", "key_id", "signature", ...more].sort();
  if (Object.keys(found).sort().join() !== names.join()) {
    throw new Unreadable("its checkpoint has other fields than this program knows");
  }
  for (const name of ["digest", "key_id", "root"]) if (names.includes(name)) hashIn(found[name]);
  if (typeof found.signature !== "string" || !/^[0-9a-f]{128}$/.test(found.signature)) {
    throw new Unreadable("the signature in it is not 128 hexadecimal digits");
  }
  if (typeof found.day !== "string" || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(found.day)) {
    throw new Unreadable("the day in it is none");
  }
  whole(sizeOf(found));
  return found;
}

function whole(value) {
  if (!Number.isSafeInteger(value) || value < 0) throw new Unreadable("a number in it is not whole");
  return value;
}

function withTree(found) {
  const checkpoint = checkpointIn(found);
  if (!("root" in checkpoint)) throw new Unreadable("its checkpoint has no tree");
  return checkpoint;
}

const sizeOf = (checkpoint) => ("size" in checkpoint ? checkpoint.size : checkpoint.position);

function statement(checkpoint, isWhole = false) {
  const names = Object.keys(checkpoint).filter((name) => isWhole || name !== "signature").sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(checkpoint[name])}`).join()}}`;
}

async function signed(checkpoint, keys) {
  const named = `The checkpoint of ${checkpoint.day} over ${sizeOf(checkpoint)} events`;
  const short = checkpoint.key_id.slice(0, 16);
  const key = keys.get(checkpoint.key_id);
  if (!key) return [null, `${named} is signed with the key ${short}, which was not given.`];
  const holds = await isSigned(encoded(statement(checkpoint)), bytes(checkpoint.signature), key);
  if (holds === null) return [null, `${named}: nothing here can check its signature.`];
  return [holds, `${named} bears ${holds ? "a right" : "a false"} signature of the key ${short}.`];
}

async function isSigned(message, signature, raw) {
  try {
    const key = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", key, signature, message);
  } catch {
    return null;
  }
}

function compared(checkpoints, grown) {
  const findings = [];
  const sizes = [...new Set(checkpoints.map(sizeOf))].sort((one, other) => one - other);
  for (const size of sizes) {
    const same = checkpoints.filter((each) => sizeOf(each) === size);
    const isOther = ["digest", "root"].some((name) => new Set(same.filter((each) => name in each).map((each) => each[name])).size > 1);
    if (isOther) findings.push([false, `Two checkpoints over ${size} events sign different records.`]);
  }
  sizes.slice(1).forEach((more, number) => {
    if (grown.has(`${sizes[number]} ${more}`)) return;
    findings.push([null, `Nothing given shows that the record of ${sizes[number]} events is the beginning of that of ${more}.`]);
  });
  return findings;
}

async function growth(older, newer, path, grown) {
  const [less, more] = [older.size, newer.size];
  if (await hasGrown(less, more, bytes(older.root), bytes(newer.root), path)) {
    grown.add(`${less} ${more}`);
    return [true, `The record of ${less} events is the beginning of that of ${more}.`];
  }
  return [false, `The record of ${less} events is not shown to be the beginning of that of ${more}.`];
}

async function included(proven, checkpoint) {
  if (!isObject(proven) || typeof proven.event !== "string") throw new Unreadable("an event in it has no text");
  const [position, words] = eventIn(proven.event);
  const path = listed(proven, "path").map(hashIn);
  const leaf = await sha256(joined(Uint8Array.of(0), encoded(proven.event)));
  const root = await rootByInclusion(leaf, position - 1, checkpoint.size, path);
  if (root && hex(root) === checkpoint.root) {
    return [true, `Event ${position} is in the record of ${checkpoint.size} events: ${words}.`];
  }
  return [false, `Event ${position} is not in the record of ${checkpoint.size} events: it was changed, or never recorded.`];
}

function eventIn(text) {
  const event = opened(text, "an event in it is none");
  const { at, data, kind, position, subject } = isObject(event) ? event : {};
  const isOne = isObject(data) && Array.isArray(subject) && [at, kind, ...subject].every((each) => typeof each === "string");
  if (!isOne || subject.length !== 2) throw new Unreadable("an event in it is none");
  const marks = Object.keys(data).sort().filter((name) => typeof data[name] === "string");
  const words = `${kind} on ${at.slice(0, 10)}, about ${subject.join(" ")}${marks.map((name) => `, ${name} ${data[name]}`).join("")}`;
  return [whole(position), words];
}

const encoded = (text) => new TextEncoder().encode(text);
const sha256 = async (array) => new Uint8Array(await crypto.subtle.digest("SHA-256", array));
const inner = (left, right) => sha256(joined(Uint8Array.of(1), left, right));
const joined = (...arrays) => Uint8Array.from(arrays.flatMap((array) => [...array]));
const half = (number) => Math.floor(number / 2);

async function rootByInclusion(leaf, place, size, path) {
  if (place < 0 || place >= size) return null;
  const found = await climbed(place, size - 1, leaf, leaf, path);
  return found && found[1];
}

async function hasGrown(less, more, older, newer, path) {
  const same = (one, other) => hex(one) === hex(other);
  if (less === 0) return !path.length && same(older, await sha256(new Uint8Array()));
  if (less === more) return !path.length && same(older, newer);
  if (less > more) return false;
  let [place, last] = [less - 1, more - 1];
  while (place % 2) [place, last] = [half(place), half(last)];
  const steps = place ? path : [older, ...path];
  if (!steps.length) return false;
  const found = await climbed(place, last, steps[0], steps[0], steps.slice(1));
  return found !== null && same(found[0], older) && same(found[1], newer);
}

async function climbed(place, last, older, newer, steps) {
  for (const step of steps) {
    if (last === 0) return null;
    if (place % 2 || place === last) {
      [older, newer] = [await inner(step, older), await inner(step, newer)];
      while (place % 2 === 0 && place) [place, last] = [half(place), half(last)];
    } else {
      newer = await inner(newer, step);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 ? [older, newer] : null;
}
