// The canonical N-Quads (RDFC-1.0) of JSON-LD where every object has an id: the set of lines in code point order.
// Only what badges use is understood; all else is refused, so that nothing unsigned is ever read as signed.

const TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
const SIGNS = "(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})";
const ADDRESS = new RegExp(`^(?:https?://|did:|urn:)${SIGNS}+(?:#${SIGNS}*)?$`);
// eslint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\p{Surrogate}/u;
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function canonical(document, contexts, subject) {
  const lines = new Set();
  const terms = document["@context"].reduce((known, url) => extended(known, contexts[url]["@context"]), {});
  const { "@context": _named, ...content } = document;
  node(content, terms, lines, subject);
  return [...lines].sort(byCodePoint).join("");
}

// A context maps a term to its IRI, or to an object with "@id" and maybe "@type", "@container" and "@context".
function extended(known, context) {
  const terms = { ...known };
  for (const [term, meaning] of Object.entries(context)) {
    if (!term.startsWith("@") && term !== "id" && term !== "type") terms[term] = isObject(meaning) ? meaning : { "@id": meaning };
  }
  return terms;
}

function node(object, terms, lines, name) {
  const subject = name ?? `<${address(object.id, "id")}>`;
  const types = [object.type ?? []].flat();
  const own = types.map(String).sort().reduce((known, type) => extended(known, meaning(terms, type)["@context"] ?? {}), terms);
  for (const type of types) lines.add(`${subject} ${TYPE} <${iri(terms, type)}> .\n`);
  for (const [term, values] of Object.entries(object)) {
    if (term === "id" || term === "type") continue;
    const inner = meaning(own, term)["@context"] ? extended(own, meaning(own, term)["@context"]) : own;
    for (const value of [values].flat()) {
      const found = isObject(value) ? linked(value, terms, lines, own, term) : literal(value, meaning(own, term), inner, term);
      lines.add(`${subject} <${iri(own, term)}> ${found} .\n`);
    }
  }
}

function linked(value, terms, lines, own, term) {
  const { "@container": container = "@set", "@context": context } = meaning(own, term);
  if (container !== "@set" || context) throw new Unreadable(`the word ${term} is not read here`);
  node(value, terms, lines);
  return `<${value.id}>`;
}

function literal(value, { "@type": type, "@container": container = "@set" }, terms, term) {
  if (typeof value !== "string" || container !== "@set") throw new Unreadable(`${term} is neither text nor a list nor an object`);
  if (CONTROL.test(value)) throw new Unreadable(`${term} holds a character that verifiers canonicalise differently`);
  if (type === "@id") return `<${address(value, term)}>`;
  if (type === "@vocab") return `<${iri(terms, value)}>`;
  const text = `"${value.replace(/[\\"\t\n\r]/g, (sign) => ESCAPES[sign])}"`;
  return type ? `${text}^^<${type}>` : text;
}

function meaning(terms, term) {
  if (typeof term !== "string" || !Object.hasOwn(terms, term)) throw new Unreadable(`it is no badge in JSON-LD: no signature covers ${term}`);
  return terms[term];
}

function iri(terms, term) {
  const found = meaning(terms, term)["@id"];
  return found.includes(":") ? found : iri(terms, found);
}

function address(value, term) {
  if (typeof value !== "string") throw new Unreadable(`${term === "id" ? "an object" : term} has no id`);
  if (!ADDRESS.test(value)) throw new Unreadable(`${term} is no absolute URI`);
  return value;
}

function byCodePoint(one, other) {
  const [left, right] = [[...one], [...other]];
  const place = left.findIndex((sign, number) => sign !== right[number]);
  if (place < 0) return left.length - right.length;
  return right[place] === undefined ? 1 : left[place].codePointAt() - right[place].codePointAt();
}
