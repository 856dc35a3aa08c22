// Is this badge right? The same steps, verdicts and sentences as `goodstanding badge verify`.

const CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
const BITS = 131072;
const LARGEST_LIST = 8 * 1024 * 1024;

class Ended extends Error {
  constructor(state, sentence) {
    super(sentence);
    this.state = state;
  }
}

// `held` has the texts of a badge, DID documents by identifier and status lists by address; nothing is fetched.
async function verdict(bytes, held, at) {
  try {
    const badge = await authentic(fromFile(bytes), held);
    if (!["VerifiableCredential", "OpenBadgeCredential"].every((kind) => [badge.type].flat().includes(kind))) {
      throw new Ended("Could not be checked", "Its signature is right, but it is no Open Badge.");
    }
    return { state: "Valid", sentence: await standing(badge, held, at) };
  } catch (ended) {
    if (ended instanceof Ended) return { state: ended.state, sentence: ended.message };
    return { state: "Could not be checked", sentence: `This browser cannot check it: ${shown(ended.message)}.` };
  }
}

function fromFile(bytes) {
  try {
    return carried(bytes);
  } catch (error) {
    throw new Ended("Could not be checked", `This file is no badge: ${error instanceof Unreadable ? error.message : "no text"}.`);
  }
}

async function authentic(text, held) {
  try {
    return text.startsWith("{") ? await withRightProof(parsed(text), held) : await withRightJwt(jwtParts(text), held);
  } catch (error) {
    if (error instanceof Unreadable) throw new Ended("Could not be checked", `This badge cannot be read here: ${shown(error.message)}.`);
    if (error instanceof NoSuchKey) throw new Ended("Unknown issuer", error.message);
    throw error;
  }
}

async function withRightProof({ proof, ...document }, held) {
  const read = proofOf({ proof });
  const did = documentOf(document, read.verificationMethod, held);
  refuseOtherWords(document, held.contexts);
  if (!(await holdsProof(document, read, did, held.contexts))) throw changed(document);
  return document;
}

async function withRightJwt(parts, held) {
  const did = documentOf(parts.credential, parts.method, held);
  if (!(await holdsJwt(parts, did))) throw changed(parts.credential);
  return parts.credential;
}

const changed = (document) =>
  new Ended("Changed", `This is not what ${shown(issuerOf(document))} signed: it was changed, or never signed by it.`);

function documentOf(document, method, held) {
  const issuer = issuerOf(document);
  const address = addressOf(issuer);
  if (!address) throw new NoSuchKey(`The issuer ${shown(issuer)} is no did:web, so nobody answers for it.`);
  if (method.split("#")[0] !== issuer) throw new NoSuchKey(`The key ${shown(method)} is not one of the issuer ${shown(issuer)}.`);
  const others = Object.keys(held.dids);
  if (others.includes(issuer)) return held.dids[issuer];
  if (!others.length) throw new Ended("Could not be checked", `Whether ${shown(issuer)} signed it, its did.json tells: ${shown(address)}.`);
  throw new NoSuchKey(`It says it is by ${shown(issuer)}; the did.json given is that of ${others.map(shown).join(", ")}.`);
}

function addressOf(did) {
  if (!/^did:web(?::(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+)+$/.test(did)) return null;
  const [host, ...path] = did.split(":").slice(2).map((part) => part.replace(/%(..)/g, (_all, hex) => String.fromCharCode(parseInt(hex, 16))));
  return /^[A-Za-z0-9.-]+(?::\d{1,5})?$/.test(host) ? `https://${host}/${path.join("/") || ".well-known"}/did.json` : null;
}

function refuseOtherWords({ "@context": named, ...document }, contexts) {
  const isShipped = (url) => typeof url === "string" && Object.hasOwn(contexts, url);
  if (!Array.isArray(named) || named[0] !== CREDENTIALS || !named.every(isShipped)) {
    throw new Unreadable("it names contexts that are not shipped");
  }
  for (const key of keysOf(document)) {
    if (/[@:]/.test(key)) throw new Unreadable(`the word ${key} is spelt otherwise than in badges`);
  }
}

function keysOf(value) {
  if (typeof value !== "object" || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(keysOf)];
}

async function standing(badge, held, at) {
  const issuer = shown(issuerOf(badge));
  const begin = moment(badge.validFrom);
  const end = moment(badge.validUntil);
  const doubt = await revocation(badge, held, at);
  if (begin && at < begin) throw new Ended("Not yet valid", `Signed by ${issuer}, valid from ${day(begin)}.`);
  if (end && at >= end) throw new Ended("Expired", `Signed by ${issuer}, expired on ${day(end)}.`);
  if (doubt) throw new Ended("Could not be checked", `Signed by ${issuer}, but whether it was revoked is not known: ${doubt}.`);
  return `Valid ${end ? `until ${day(end)}` : "without end"}: ${whose(badge)}, signed by ${issuer}, whose keys lie at ${addressOf(issuerOf(badge))}.`;
}

function whose({ credentialSubject: subject }) {
  const holder = isObject(subject) ? subject : {};
  const title = isObject(holder.achievement) ? holder.achievement.name : null;
  return `${shown(holder.name ?? "its holder")} (${shown(holder.id)}), ${shown(title)}`;
}

function moment(date) {
  if (date === undefined) return null;
  const found = new Date(typeof date === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(date) ? date : NaN);
  if (Number.isNaN(found.getTime())) throw new Ended("Could not be checked", "Its signature is right, but a date in it cannot be read.");
  return found;
}

const day = (date) => date.toISOString().slice(0, 10);

// Why revocation is in doubt, or "" when the badge is known not to be revoked.
async function revocation(badge, held, at) {
  const entry = badge.credentialStatus;
  if (entry === undefined) return "";
  if (!isObject(entry) || entry.type !== "BitstringStatusListEntry") return "its status is of a kind that is not read here";
  const address = entry.statusListCredential;
  if (typeof address !== "string" || !Object.hasOwn(held.lists, address)) return `the status list ${shown(address)} is not here`;
  let revoked;
  try {
    revoked = await isRevoked(await listed(badge, address, held, at), entry);
  } catch (error) {
    if (!(error instanceof Ended || error instanceof Unreadable)) throw error;
    return `the status list cannot be used: ${error.message.replace(/\.$/, "")}`;
  }
  if (revoked) throw new Ended("Revoked", `${shown(issuerOf(badge))} signed it and revoked it.`);
  return "";
}

async function listed(badge, address, held, at) {
  const found = await authentic(held.lists[address], held);
  if (issuerOf(found) !== issuerOf(badge) || found.id !== address) throw new Unreadable("it is not this issuer's list at this address");
  const [begin, end] = [moment(found.validFrom), moment(found.validUntil)];
  if ((begin && at < begin) || (end && at >= end)) throw new Unreadable("it is out of date; fetch it again");
  return found;
}

async function isRevoked({ credentialSubject: list }, entry) {
  if (!isObject(list) || list.type !== "BitstringStatusList") throw new Unreadable("it is no list of bits");
  if (list.statusPurpose !== "revocation" || entry.statusPurpose !== "revocation") throw new Unreadable("it does not list revocations");
  const bits = await unzipped(String(list.encodedList));
  const index = /^[0-9]{1,9}$/.test(entry.statusListIndex) ? Number(entry.statusListIndex) : Infinity;
  if (index >= 8 * bits.length) throw new Unreadable("the badge has no place in it");
  return Boolean(bits[index >> 3] & (0x80 >> (index & 7)));
}

async function unzipped(text) {
  const packed = text.startsWith("u") && decoded(text.slice(1));
  if (!packed) throw new Unreadable("its bits cannot be read");
  const parts = [];
  let size = 0;
  try {
    for await (const part of new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))) {
      parts.push(part);
      size += part.length;
      if (size > LARGEST_LIST) break;
    }
  } catch {
    throw new Unreadable("its bits cannot be read");
  }
  if (8 * size < BITS || size > LARGEST_LIST) throw new Unreadable(`it does not hold ${BITS} bits or more`);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

// A stranger's text on the page: printable signs only, at most 120.
function shown(text) {
  const signs = [...String(text ?? "None")];
  const cut = signs.length > 120 ? [...signs.slice(0, 119), "\u2026"] : signs;
  return cut.map((sign) => (/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(sign) ? "\ufffd" : sign)).join("");
}
