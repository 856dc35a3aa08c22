"""What an outsider holds of a made record: keys, checkpoints, proofs of growth, receipts, as texts."""

import json
import subprocess
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from goodstanding.base.canonical import canonical
from goodstanding.base.record import offline
from goodstanding.base.record.tree import Frontier, consistency, inclusion

type Files = dict[str, str]

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
SIZE = 13


def public(key: Ed25519PrivateKey = KEY) -> str:
    return key.public_key().public_bytes_raw().hex()


def key_id(key: Ed25519PrivateKey = KEY) -> str:
    return sha256(bytes.fromhex(public(key))).hexdigest()


def keys(*held: Ed25519PrivateKey) -> str:
    return json.dumps({"format": "goodstanding-keys-1", "keys": [public(key) for key in held or (KEY,)]})


def event(position: int, world: str = "ours") -> str:
    said = {
        "actor": "stranger",
        "at": "2026-11-02T00:00:00.000000Z",
        "data": {"digest": sha256(f"{world} {position}".encode()).hexdigest(), "revision": 1},
        "kind": "surveys.answered",
        "position": position,
        "subject": ["response", f"r-{position}"],
        "tenant": "marketplace:12",
    }
    return canonical(said).decode()


@cache
def leaves(world: str) -> list[bytes]:
    return [sha256(b"\x00" + event(place + 1, world).encode()).digest() for place in range(SIZE)]


def nodes(world: str) -> Callable[[int, int], bytes]:
    def node(level: int, number: int) -> bytes:
        tree = Frontier()
        for leaf in leaves(world)[number << level : number + 1 << level]:
            tree.add(leaf)
        return tree.root()

    return node


def checkpoint(size: int = SIZE, world: str = "ours", key: Ed25519PrivateKey = KEY, **other: Any) -> dict[str, Any]:
    tree = Frontier(size, nodes(world))
    said = {
        "day": "2026-11-03",
        "digest": sha256(f"{world} {size}".encode()).hexdigest(),
        "format": "goodstanding-checkpoint-2",
        "key_id": key_id(key),
        "root": tree.root().hex(),
        "size": size,
        **other,
    }
    return said | {"signature": key.sign(canonical(said)).hex()}


def first_format(size: int) -> dict[str, Any]:
    said = {key: value for key, value in checkpoint(size).items() if key not in ("root", "size", "signature")}
    said |= {"format": "goodstanding-checkpoint-1", "position": size}
    return said | {"signature": KEY.sign(canonical(said)).hex()}


def growth(old: int, new: int = SIZE, world: str = "ours") -> dict[str, Any]:
    path = [step.hex() for step in consistency(old, new, nodes(world))]
    both = {"old": checkpoint(old, world), "new": checkpoint(new, world)}
    return {"format": "goodstanding-consistency-1", "path": path, **both}


def receipt(position: int, size: int = SIZE, world: str = "ours", **more: Any) -> dict[str, Any]:
    path = [step.hex() for step in inclusion(position - 1, size, nodes(world))]
    events = [{"event": event(position, world), "path": path}]
    return {"format": "goodstanding-receipt-1", "checkpoint": checkpoint(size, world), "events": events, **more}


def by_node(cases: list[Files]) -> list[tuple[str, list[tuple[bool | None, str]]]]:
    """What the page's script says of each case, run by Node.js."""
    script = (Path(offline.__file__).parent / "verifying.js").read_text()
    script += """
    import { readFileSync } from "node:fs";
    const said = [];
    for (const files of JSON.parse(readFileSync(0, "utf8"))) {
      said.push(await verdict(Object.entries(files).map(([name, text]) => ({ name, text }))));
    }
    console.log(JSON.stringify(said));
    """
    command = ["node", "--no-warnings", "--input-type=module", "--eval", script]
    done = subprocess.run(command, input=json.dumps(cases), capture_output=True, text=True, check=True)
    return [(each["state"], [tuple(one) for one in each["findings"]]) for each in json.loads(done.stdout)]
