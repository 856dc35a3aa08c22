"""How many badges are signed in a second: one by one and in bulk, beside PyLD alone and the JavaScript reference.

PyLD alone canonicalises, hashes and signs, and checks nothing. Every way signs the same badges in the same run, and
the signatures must be equal. A second is one of processor time, so that what else the machine does counts for nobody;
of the engine in JavaScript, which may use two cores, the lesser of processor time and time on the wall.
That engine is @digitalbazaar/vc; install it with its friends in a folder

    npm install @digitalbazaar/vc @digitalbazaar/data-integrity @digitalbazaar/eddsa-rdfc-2022-cryptosuite \\
        @digitalbazaar/ed25519-multikey

and name the folder by --node.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from goodstanding.badges.formats import base58, contexts
from goodstanding.badges.formats.awards import Designation, Facts, credential
from goodstanding.badges.formats.canonical import canonical
from goodstanding.badges.formats.did import method_of_multikey
from goodstanding.badges.formats.envelope import Holder, Issuer, StatusEntry, moment
from goodstanding.badges.formats.proof import signed, signed_many

SEED = bytes(range(32))
DAY = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
DID = "did:web:trust.example:issuers:talent"
ORIGIN = "https://trust.example"

type Badge = dict[str, Any]


class Signer:
    """An Ed25519 key in memory."""

    key = Ed25519PrivateKey.from_private_bytes(SEED)
    public_key = key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        return self.key.sign(message)


def badge(number: int) -> Badge:
    """The badge of an award, each with another holder."""
    return credential(
        Facts(
            id=f"{ORIGIN}/credentials/{number}",
            issuer=Issuer(DID, "A programme", ORIGIN),
            holder=Holder(f"https://market-{number}.example", f'Market "{number}" in São Paulo'),
            designation=Designation(
                id=f"{ORIGIN}/achievements/talent-2026",
                name="Trusted Talent Partner 2026",
                description="Clients were asked by a published rule.",
                edition="2026",
                policy="accredit-1 2026-01-01",
                criteria=f"{ORIGIN}/policies/accredit-1-2026-01-01",
                criteria_text="Ten clients or more answered.",
            ),
            assurance="B",
            answers="15-29",
            awarded=DAY,
            valid_from=DAY,
            valid_until=DAY.replace(year=2027),
            image=f"{ORIGIN}/credentials/{number}/badge.png",
            evidence=f"{ORIGIN}/credentials/{number}#verification",
            status=StatusEntry(f"{ORIGIN}/status/revocation/1", number),
        )
    )


def by_pyld(badges: list[Badge]) -> list[bytes]:
    """What the standard's steps come to with PyLD, the proof's options canonicalised once as ours are."""
    signer = Signer()
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": moment(DAY),
        "verificationMethod": method_of_multikey(DID, signer.public_key),
        "proofPurpose": "assertionMethod",
    }
    digest = sha256(canonical({"@context": badges[0]["@context"], **options})).digest()
    made = []
    for each in badges:
        value = "z" + base58.encode(signer.sign(digest + sha256(canonical(each)).digest()))
        made.append(json.dumps({**each, "proof": [{**options, "proofValue": value}]}).encode())
    return made


def one_by_one(badges: list[Badge]) -> list[bytes]:
    return [signed(each, Signer(), at=DAY) for each in badges]


def in_bulk(badges: list[Badge]) -> list[bytes]:
    return list(signed_many(badges, Signer(), at=DAY))


def timed(way: Callable[[list[Badge]], list[bytes]], badges: list[Badge]) -> tuple[float, list[str]]:
    """Badges a second of processor time, the best of three, and the signatures."""
    way(badges[:3])
    best, made = 0.0, []
    for _ in range(3):
        began = time.process_time()
        made = way(badges)
        best = max(best, len(badges) / (time.process_time() - began))
    return best, [json.loads(each)["proof"][0]["proofValue"] for each in made]


def by_javascript(badges: list[Badge], folder: Path) -> tuple[float, list[str]]:
    asked = {
        "badges": badges,
        "contexts": {url: contexts.document(url) for url in contexts.FILES},
        "created": moment(DAY),
        "secret": "z" + base58.encode(b"\x80\x26" + SEED + Signer.public_key),
        "public": method_of_multikey(DID, Signer.public_key).partition("#")[2],
        "did": DID,
    }
    script = Path(__file__).with_name("badge.mjs")
    done = subprocess.run(  # noqa: S603
        [shutil.which("node") or "node", script, folder.resolve()],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    return found["rate"], found["proofValues"]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--badges", type=int, default=300, help="signed by the slow ways (default: 300)")
    ask.add_argument("--bulk", type=int, default=10_000, help="signed in bulk (default: 10,000)")
    ask.add_argument("--node", type=Path, help="folder that holds node_modules of the JavaScript engine")
    asked = ask.parse_args()
    few = [badge(number) for number in range(asked.badges)]
    pyld, expected = timed(by_pyld, few)
    rows = [("PyLD alone, nothing checked", pyld)]
    if asked.node and shutil.which("node"):
        rate, values = by_javascript(few, asked.node)
        rows.append(("@digitalbazaar/vc", rate))
        same(values, expected)
    else:
        sys.stdout.write("The JavaScript reference is left out: no node, or no --node.\n\n")
    rate, values = timed(one_by_one, few)
    rows.append(("Goodstanding, one by one, guarded", rate))
    same(values, expected)
    rate, values = timed(in_bulk, [badge(number) for number in range(asked.bulk)])
    rows.append(("Goodstanding, in bulk, guarded", rate))
    same(values[: len(expected)], expected)
    sys.stdout.write("| way | badges a second | times PyLD |\n| --- | ---: | ---: |\n")
    sys.stdout.writelines(f"| {name} | {rate:,.0f} | {rate / pyld:.1f} |\n" for name, rate in rows)
    sys.stdout.write(f"\nThe signatures of all ways are equal ({asked.badges} badges).\n")


def same(values: list[str], expected: list[str]) -> None:
    if values != expected:
        raise SystemExit("Two ways signed the same badges differently.")


if __name__ == "__main__":
    main()
