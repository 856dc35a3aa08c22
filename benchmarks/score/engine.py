"""One engine on one file in a process of its own: prints what it took and the digest of its scores as JSON."""

import hashlib
import json
import resource
import sys
import time
from pathlib import Path

import numpy as np


def main(name: str, path: str) -> None:
    """Runs an engine, after its imports, and prints CPU and wall seconds, peak memory in MB, workers and digest."""
    import importlib

    module = importlib.import_module(name)
    if name == "floor":
        module.PASS = module.built()
    begun, cpu = time.perf_counter(), cpu_seconds()
    ids, scores = zip(*module.run(Path(path)), strict=True)
    found = np.concatenate(ids), np.concatenate(scores)
    took, spent = time.perf_counter() - begun, cpu_seconds() - cpu
    peak = sum(memory(name)) / 1024
    print(json.dumps({"cpu": spent, "wall": took, "peak": peak, **digest(*found)}))  # noqa: T201


def cpu_seconds() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def memory(name: str) -> tuple[int, ...]:
    """Peak memory in kB, of the process or, where it only waits, of what it started; two processes count twice."""
    own, started = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"command": (started,), "kernel_two": (started, started)}.get(name, (own,))


def digest(ids: np.ndarray, scores: np.ndarray) -> dict[str, object]:
    """What tells whether two engines found the same: SHA-256 over the scored workers in their order."""
    order = np.argsort(ids, kind="stable")
    ids, scores = ids[order].astype(np.int64), scores[order].astype(np.int16)
    has = (scores >= 0).any(axis=1)
    told = hashlib.sha256(ids[has].tobytes() + np.ascontiguousarray(scores[has]).tobytes()).hexdigest()
    return {"workers": int(has.sum()), "scores": int((scores >= 0).sum()), "digest": told}


if __name__ == "__main__":
    main(*sys.argv[1:])
