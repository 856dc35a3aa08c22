#!/usr/bin/env python3
"""Checks files of a Goodstanding record without its install: receipts, checkpoints, proofs of growth.

    python3 verify_record.py keys.json receipt.json checkpoint.json

Needs Python 3.10 or later and nothing else; signatures are checked by the package cryptography where it is installed,
else by the command openssl. Get keys.json from the install's page /record, or better from somebody who got it there
before. Exits with 0 where everything holds, 1 where something does not, 2 where something could not be checked.

The formats: an event's leaf is SHA-256(0x00, its text); an inner node of the tree SHA-256(0x01, left, right); proofs
are those of RFC 6962, section 2.1; a checkpoint is signed (Ed25519, RFC 8032) as the JSON of its fields but for the
signature, keys sorted, without spaces.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

HASH, SIGNATURE, DAY = re.compile("[0-9a-f]{64}"), re.compile("[0-9a-f]{128}"), re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
LARGEST = 2**53 - 1
STATES = {True: "Holds", False: "Does not hold", None: "Not all of it could be checked"}
SIGNS = {True: "+", False: "-", None: "?"}
DER = bytes.fromhex("302a300506032b6570032100")
"""What precedes the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410)."""


class Unreadable(Exception):
    """A file is not of the form that it says, or says none."""


def verdict(files: dict[str, str]) -> tuple[str, list[tuple[bool | None, str]]]:
    """What holds of files, given as name and text: the state in words, and every finding with whether it holds."""
    findings = list(found_in(files))
    said = [holds for holds, sentence in findings if not sentence.startswith(UNSIGNED)]
    if False in said:
        return STATES[False], findings
    return STATES[None if None in said or not said else True], findings


UNSIGNED = "Said with it, and signed by nobody: "


def found_in(files: dict[str, str]) -> Iterator[tuple[bool | None, str]]:
    keys: dict[str, bytes] = {}
    checkpoints: list[dict[str, Any]] = []
    proofs: list[tuple[bool | None, str]] = []
    grown: set[tuple[int, int]] = set()
    for name, text in files.items():
        try:
            read(text, keys, checkpoints, proofs, grown)
        except Unreadable as wrong:
            yield False, f"The file {name} cannot be read: {wrong}."
    distinct = list({json.dumps(each, sort_keys=True): each for each in checkpoints}.values())
    distinct.sort(key=lambda each: (size_of(each), each["day"], each["signature"]))
    for checkpoint in distinct:
        yield signed(checkpoint, keys)
    yield from compared(distinct, grown)
    yield from proofs


def read(
    text: str,
    keys: dict[str, bytes],
    checkpoints: list[dict[str, Any]],
    proofs: list[tuple[bool | None, str]],
    grown: set[tuple[int, int]],
) -> None:
    """Adds what a file holds to what is known."""
    try:
        found = json.loads(text)
    except ValueError:
        raise Unreadable("it is no JSON") from None
    form = found.get("format") if isinstance(found, dict) else None
    if form == "goodstanding-keys-1":
        for key in listed(found, "keys"):
            keys[sha256(hash_in(key)).hexdigest()] = hash_in(key)
    elif form in ("goodstanding-checkpoint-1", "goodstanding-checkpoint-2"):
        checkpoints.append(checkpoint_in(found))
    elif form == "goodstanding-consistency-1":
        old, new = with_tree(found.get("old")), with_tree(found.get("new"))
        checkpoints += [old, new]
        proofs.append(growth(old, new, [hash_in(step) for step in listed(found, "path")], grown))
    elif form == "goodstanding-receipt-1":
        checkpoint = with_tree(found.get("checkpoint"))
        checkpoints.append(checkpoint)
        proofs += [included(event, checkpoint) for event in listed(found, "events")]
        words = found.get("said")
        said = [each for each in words if isinstance(each, str)] if isinstance(words, list) else []
        proofs += [(None, f"{UNSIGNED}{each}") for each in said]
    else:
        raise Unreadable("it has no form that this program knows")


def listed(found: dict[str, Any], name: str) -> list[Any]:
    values = found.get(name)
    if not isinstance(values, list):
        raise Unreadable(f"it has no list of {name}")
    return values


def hash_in(value: Any) -> bytes:
    if not isinstance(value, str) or not HASH.fullmatch(value):
        raise Unreadable("a hash or key in it is not 64 hexadecimal digits")
    return bytes.fromhex(value)


def checkpoint_in(found: Any) -> dict[str, Any]:
    """The checkpoint, where each field has its form and no other field is there."""
    names = {"day", "digest", "format", "key_id", "signature"}
    if not isinstance(found, dict):
        raise Unreadable("it has no checkpoint")
    names |= {"position"} if found.get("format") == "goodstanding-checkpoint-1" else {"root", "size"}
    if set(found) != names:
        raise Unreadable("its checkpoint has other fields than this program knows")
    for name in names & {"digest", "key_id", "root"}:
        hash_in(found[name])
    if not isinstance(found["signature"], str) or not SIGNATURE.fullmatch(found["signature"]):
        raise Unreadable("the signature in it is not 128 hexadecimal digits")
    if not isinstance(found["day"], str) or not DAY.fullmatch(found["day"]):
        raise Unreadable("the day in it is none")
    whole(size_of(found))
    return found


def whole(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise Unreadable("a number in it is not whole")
    return value


def with_tree(found: Any) -> dict[str, Any]:
    checkpoint = checkpoint_in(found)
    if "root" not in checkpoint:
        raise Unreadable("its checkpoint has no tree")
    return checkpoint


def size_of(checkpoint: dict[str, Any]) -> Any:
    return checkpoint["size"] if "size" in checkpoint else checkpoint["position"]


def signed(checkpoint: dict[str, Any], keys: dict[str, bytes]) -> tuple[bool | None, str]:
    """Whether the signature of a checkpoint is right."""
    named = f"The checkpoint of {checkpoint['day']} over {size_of(checkpoint)} events"
    key = keys.get(checkpoint["key_id"])
    if key is None:
        return None, f"{named} is signed with the key {checkpoint['key_id'][:16]}, which was not given."
    fields = {name: value for name, value in checkpoint.items() if name != "signature"}
    message = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
    holds = is_signed(message, bytes.fromhex(checkpoint["signature"]), key)
    if holds is None:
        return None, f"{named}: nothing here can check its signature."
    return holds, f"{named} bears {'a right' if holds else 'a false'} signature of the key {checkpoint['key_id'][:16]}."


def is_signed(message: bytes, signature: bytes, key: bytes) -> bool | None:
    """Whether the key signed the message; None where nothing here can tell."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return is_signed_by_openssl(message, signature, key)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def is_signed_by_openssl(message: bytes, signature: bytes, key: bytes) -> bool | None:
    openssl = shutil.which("openssl")
    if openssl is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("key", "message", "signature")]
        for path, content in zip(paths, (DER + key, message, signature), strict=True):
            path.write_bytes(content)
        key_file, message_file, signature_file = map(str, paths)
        options = ["-verify", "-pubin", "-keyform", "DER", "-inkey", key_file, "-rawin"]
        command = [openssl, "pkeyutl", *options, "-in", message_file, "-sigfile", signature_file]
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  a program of this machine
    if done.returncode and b"erif" not in done.stdout + done.stderr:
        return None
    return done.returncode == 0


def compared(checkpoints: list[dict[str, Any]], grown: set[tuple[int, int]]) -> Iterator[tuple[bool | None, str]]:
    """Whether checkpoints may be of one record."""
    sizes = sorted({size_of(each) for each in checkpoints})
    for size in sizes:
        same = [each for each in checkpoints if size_of(each) == size]
        if any(len({each[name] for each in same if name in each}) > 1 for name in ("digest", "root")):
            yield False, f"Two checkpoints over {size} events sign different records."
    for less, more in pairwise(sizes):
        if (less, more) not in grown:
            yield None, f"Nothing given shows that the record of {less} events is the beginning of that of {more}."


def growth(
    old: dict[str, Any], new: dict[str, Any], path: list[bytes], grown: set[tuple[int, int]]
) -> tuple[bool, str]:
    sizes = old["size"], new["size"]
    if has_grown(*sizes, bytes.fromhex(old["root"]), bytes.fromhex(new["root"]), path):
        grown.add(sizes)
        return True, f"The record of {sizes[0]} events is the beginning of that of {sizes[1]}."
    return False, f"The record of {sizes[0]} events is not shown to be the beginning of that of {sizes[1]}."


def included(proven: Any, checkpoint: dict[str, Any]) -> tuple[bool, str]:
    """Whether an event is in the record that a checkpoint signs."""
    if not isinstance(proven, dict) or not isinstance(proven.get("event"), str):
        raise Unreadable("an event in it has no text")
    position, words = event_in(proven["event"])
    path = [hash_in(step) for step in listed(proven, "path")]
    leaf = sha256(b"\x00" + proven["event"].encode("utf-8", "surrogatepass")).digest()
    size = checkpoint["size"]
    if root_by_inclusion(leaf, position - 1, size, path) == bytes.fromhex(checkpoint["root"]):
        return True, f"Event {position} is in the record of {size} events: {words}."
    return False, f"Event {position} is not in the record of {size} events: it was changed, or never recorded."


def event_in(text: str) -> tuple[int, str]:
    """The position of an event, and what it tells in words."""
    try:
        event = json.loads(text)
        at, kind, about, data = event["at"], event["kind"], event["subject"], event["data"]
    except (ValueError, TypeError, KeyError):
        raise Unreadable("an event in it is none") from None
    texts = [at, kind, *about] if isinstance(about, list) else []
    if not isinstance(data, dict) or len(texts) != 4 or not all(isinstance(each, str) for each in texts):
        raise Unreadable("an event in it is none")
    marks = "".join(f", {name} {data[name]}" for name in sorted(data) if isinstance(data[name], str))
    return whole(event.get("position")), f"{kind} on {at[:10]}, about {about[0]} {about[1]}{marks}"


def inner(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def root_by_inclusion(leaf: bytes, place: int, size: int, path: list[bytes]) -> bytes | None:
    """The root that an audit path leads to, by RFC 9162, 2.1.3.2."""
    if not 0 <= place < size:
        return None
    found = climbed(place, size - 1, leaf, leaf, path)
    return found[1] if found else None


def has_grown(old: int, new: int, old_root: bytes, new_root: bytes, path: list[bytes]) -> bool:
    """Whether a path shows that one tree begins with another, by RFC 9162, 2.1.4.2."""
    if old in (0, new):
        return old <= new and not path and old_root == (new_root if old else sha256().digest())
    if old > new:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    steps = path if place else [old_root, *path]
    return bool(steps) and climbed(place, last, steps[0], steps[0], steps[1:]) == (old_root, new_root)


def climbed(place: int, last: int, old: bytes, new: bytes, steps: list[bytes]) -> tuple[bytes, bytes] | None:
    """The two roots that steps upwards lead to; None where there are too few or too many."""
    for step in steps:
        if last == 0:
            return None
        if place & 1 or place == last:
            old, new = inner(step, old), inner(step, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = inner(new, step)
        place, last = place >> 1, last >> 1
    return (old, new) if last == 0 else None


def main(names: list[str]) -> int:
    """Prints what holds of the files, and returns the exit code."""
    if not names:
        sys.stderr.write(__doc__ or "")
        return 2
    try:
        files = {name: Path(name).read_text(encoding="utf-8") for name in names}
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    state, findings = verdict(files)
    for holds, sentence in findings:
        sys.stdout.write(f"{SIGNS[holds]} {sentence}\n")
    sys.stdout.write(f"{state}.\n")
    return {STATES[True]: 0, STATES[False]: 1}.get(state, 2)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
