// Two JavaScript engines on our files. Reads {badges, documents, contexts, at} as JSON, writes what each engine says.
// Called by test_javascript_engines.py with the folder that holds node_modules.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { badges, documents, contexts, at } = JSON.parse(readFileSync(0, "utf8"));
const require = createRequire(`${process.argv[2]}/engines.cjs`);
const load = (name) => import(pathToFileURL(require.resolve(name)));

const now = new Date(at);
globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length ? given : [now.getTime()]));
  }
  static now() {
    return now.getTime();
  }
};
globalThis.fetch = async (request) => {
  const url = String(request.url ?? request);
  const found = documents[url];
  const body = found === undefined ? "{}" : JSON.stringify(found);
  return new Response(body, { status: found === undefined ? 404 : 200, headers: { "content-type": "application/json" } });
};

const vc = await load("@digitalbazaar/vc");
const { DataIntegrityProof } = await load("@digitalbazaar/data-integrity");
const { cryptosuite } = await load("@digitalbazaar/eddsa-rdfc-2022-cryptosuite");
const { checkStatus } = await load("@digitalbazaar/vc-bitstring-status-list");
const core = await load("@digitalcredentials/verifier-core");

// did:web as an application resolves it, and the contexts that we ship.
async function documentLoader(url) {
  const [did, fragment] = url.split("#");
  const whole = contexts[url] ?? documents[url] ?? (did.startsWith("did:web:") ? documents[didAddress(did)] : undefined);
  if (!whole) throw new Error(`not here: ${url}`);
  const document = fragment
    ? { "@context": "https://w3id.org/security/multikey/v1", ...whole.verificationMethod.find(({ id }) => id === url) }
    : whole;
  return { documentUrl: url, document, contextUrl: null };
}

const didAddress = (did) => `https://${did.split(":").slice(2).join("/")}/did.json`;

async function bazaar(credential) {
  const suite = new DataIntegrityProof({ cryptosuite });
  const status = (options) => checkStatus({ ...options, suite, documentLoader, verifyBitstringStatusListCredential: true });
  const found = await vc.verifyCredential({ credential, suite, documentLoader, checkStatus: status, now });
  const bits = found.statusResult?.results ?? [];
  return found.verified === true && bits.length === 1 && bits[0].status === false;
}

async function digital(credential) {
  const found = await core.verifyCredential({ credential, knownDIDRegistries: [], reloadIssuerRegistry: false });
  const steps = Object.fromEntries((found.log ?? []).map(({ id, valid }) => [id, valid]));
  return steps.valid_signature === true && steps.expiration === true && steps.revocation_status === true;
}

const said = [];
for (const badge of badges) {
  const answer = {};
  for (const [name, engine] of Object.entries({ bazaar, digital })) {
    answer[name] = await engine(structuredClone(badge)).catch(() => false);
  }
  said.push(answer);
}
process.stdout.write(JSON.stringify(said));
