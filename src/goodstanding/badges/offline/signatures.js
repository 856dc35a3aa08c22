// Keys of a did.json and what they signed. A key is read from the document, never from its own name.

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const SUITE = "eddsa-rdfc-2022";
const PROOF = ["created", "cryptosuite", "proofPurpose", "proofValue", "type", "verificationMethod"];
const CLAIMS = ["exp", "iss", "jti", "nbf", "sub"];
const encoded = (text) => new TextEncoder().encode(text);

function fromBase58(text) {
  let number = 0n;
  for (const sign of text) {
    const digit = ALPHABET.indexOf(sign);
    if (digit < 0) throw new Unreadable("signs outside base58");
    number = number * 58n + BigInt(digit);
  }
  const digits = number ? number.toString(16) : "";
  const bytes = (digits.padStart(digits.length + (digits.length % 2), "0").match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return new Uint8Array([...Array(text.match(/^1*/)[0].length).fill(0), ...bytes]);
}

function fromBase64url(text) {
  const bytes = /^[\w-]*$/.test(text) ? decoded(text) : null;
  if (!bytes || btoa(latin(bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=*$/, "") !== text) {
    throw new Unreadable("no compact JWT");
  }
  return bytes;
}

function decoded(text) {
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt());
  } catch {
    return null;
  }
}

// The entry of a key that may sign credentials, of the one kind that the format asks for.
function keyEntry(did, method, kind) {
  const full = (name) => (typeof name === "string" && name.startsWith("#") ? did.id + name : name);
  const entries = [did.verificationMethod ?? []].flat().filter((entry) => isObject(entry) && full(entry.id) === method);
  if (entries.length !== 1) throw new NoSuchKey(`The key ${shown(method)} is not in its DID document.`);
  if (![did.assertionMethod ?? []].flat().some((name) => full(name) === method)) {
    throw new NoSuchKey(`The key ${shown(method)} may not sign credentials by its DID document.`);
  }
  const [entry] = entries;
  if (entry.controller !== did.id || entry.type !== kind || entry.revoked) {
    throw new NoSuchKey(`The key ${shown(method)} is no key of kind ${kind} that the issuer controls.`);
  }
  return entry;
}

class NoSuchKey extends Error {}

async function holdsProof(document, proof, did, contexts) {
  const entry = keyEntry(did, proof.verificationMethod, "Multikey");
  const bytes = fromBase58(String(entry.publicKeyMultibase).slice(1));
  if (bytes.length !== 34 || bytes[0] !== 0xed || bytes[1] !== 0x01) throw new NoSuchKey("The key cannot be read.");
  const key = await crypto.subtle.importKey("raw", bytes.slice(2), "Ed25519", false, ["verify"]);
  const { proofValue, ...options } = proof;
  const quads = [
    canonical({ "@context": document["@context"], ...options }, contexts, "_:c14n0"),
    canonical(document, contexts),
  ];
  const digests = await Promise.all(quads.map((text) => crypto.subtle.digest("SHA-256", encoded(text))));
  const message = new Uint8Array(digests.flatMap((digest) => [...new Uint8Array(digest)]));
  if (!/^z[1-9A-HJ-NP-Za-km-z]+$/.test(proofValue)) return false;
  return crypto.subtle.verify("Ed25519", key, fromBase58(proofValue.slice(1)), message);
}

async function holdsJwt({ method, message, signature }, did) {
  const { kty, crv, x, y } = keyEntry(did, method, "JsonWebKey").publicKeyJwk ?? {};
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, algorithm, false, ["verify"]);
  return crypto.subtle.verify(algorithm, key, signature, encoded(message));
}

function proofOf(document) {
  const proofs = [document.proof ?? []].flat();
  if (proofs.length !== 1 || !isObject(proofs[0])) throw new Unreadable("it does not bear one proof");
  const [proof] = proofs;
  if (proof.type !== "DataIntegrityProof" || proof.cryptosuite !== SUITE) throw new Unreadable(`its proof is not of the kind ${SUITE}`);
  if (Object.keys(proof).sort().join() !== PROOF.join() || Object.values(proof).some((value) => typeof value !== "string")) {
    throw new Unreadable("its proof has other fields than this reader knows");
  }
  if (proof.proofPurpose !== "assertionMethod") throw new Unreadable("its proof does not serve to assert");
  return proof;
}

function jwtParts(text) {
  const parts = text.split(".");
  if (parts.length !== 3) throw new Unreadable("no compact JWT");
  const header = parsed(utf8(fromBase64url(parts[0])));
  const body = parsed(utf8(fromBase64url(parts[1])));
  if (header.alg !== "ES256" || Object.keys(header).sort().join() !== "alg,kid,typ" || typeof header.kid !== "string") {
    throw new Unreadable("its header is not that of a badge: alg ES256, kid, typ");
  }
  const credential = Object.fromEntries(Object.entries(body).filter(([name]) => !CLAIMS.includes(name)));
  const { issuer, id, validFrom, validUntil, credentialSubject } = credential;
  const seconds = (date) => Math.floor(Date.parse(date) / 1000);
  const repeated = { exp: seconds(validUntil), iss: issuerOf({ issuer }), jti: id, nbf: seconds(validFrom), sub: credentialSubject?.id };
  if (CLAIMS.some((name) => repeated[name] === undefined || repeated[name] !== body[name])) {
    throw new Unreadable("its claims contradict the credential in it");
  }
  return { method: header.kid, credential, message: `${parts[0]}.${parts[1]}`, signature: fromBase64url(parts[2]) };
}

function issuerOf({ issuer }) {
  const name = isObject(issuer) ? issuer.id : issuer;
  return typeof name === "string" ? name : "";
}
