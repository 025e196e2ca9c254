"""How long reading takes: `python benchmarks/reading.py` prints a ratio, and how time grows with the size of a source.

The ratio is source to model, with all passes but sentences, over the parse of the same text by the same MarkdownIt
instance; both run in turn, so that a busy machine slows both, and the least CPU time of each counts. Growth is the
least time of a source of twice the size over that of the size: 2 is linear, 4 is square.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from publish.passes import PASSES
from publish.readers import Source, read
from publish.readers.markdown import syntax

ROOT = Path(__file__).resolve().parents[1]
FRONT = "---\ntitle: A benchmark\nlang: en\n---\n"
ALLOWED = 1.7
ROUNDS = 7


class Growing(NamedTuple):
    """A kind of source, the sizes that it is measured at, and what makes it in a size."""

    title: str
    sizes: tuple[int, ...]
    made: Callable[[int], str]


def mixed(size: int) -> str:
    """Our articles and our pages of documentation, one after the other, until there are so many bytes."""
    pages = [*sorted((ROOT / "content").glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
    texts = [path.read_text(encoding="utf-8").split("---\n", 2)[-1] for path in pages]
    whole = "\n\n".join(texts)
    return (whole * (size // len(whole) + 1))[:size]


def table(rows: int) -> str:
    """A table of sixty columns."""
    names = "".join(f"| c{column} " for column in range(60))
    line = "".join(f"| {column}.5 " for column in range(60))
    return f"{names}|\n{'|---' * 60}|\n" + f"{line}|\n" * rows


GROWING = (
    Growing("mixed text, bytes", (250_000, 500_000, 1_000_000), mixed),
    Growing(
        "one line, bytes", (1_200_000, 2_400_000, 4_800_000), lambda size: "many words in one line " * (size // 23)
    ),
    Growing(
        "headings", (2_500, 5_000, 10_000), lambda count: "".join(f"## Heading {i}\n\nWords.\n\n" for i in range(count))
    ),
    Growing(
        "notes",
        (1_250, 2_500, 5_000),
        lambda count: "".join(f"Words[^{i}] here.\n\n[^{i}]: Note {i}.\n\n" for i in range(count)),
    ),
    Growing("rows of a table with sixty columns", (750, 1_500, 3_000), table),
    Growing(
        "references of links",
        (12_500, 25_000, 50_000),
        lambda count: (
            "".join(f"[a{i}] " for i in range(count))
            + "\n\n"
            + "".join(f"[a{i}]: https://e.org/{i}\n" for i in range(count))
        ),
    ),
)


def source(text: str) -> Source:
    """A text as a source that has no pictures."""
    return Source(name="benchmark.md", data=(FRONT + text).encode(), folder=ROOT, root=ROOT)


def reading(text: str) -> None:
    """Source to model, with all passes but sentences."""
    article = read(source(text)).article
    assert article is not None
    for name in PASSES:
        if name != "sentences":
            article = getattr(import_module(f"publish.passes.{name}"), name)(article)[0]


def parse(text: str) -> None:
    """The tokens of markdown-it-py, and nothing made of them."""
    syntax.tokens(text)


def least(*measured: Callable[[], None], rounds: int = ROUNDS) -> list[float]:
    """The least CPU time of each of several callables, run in turn."""
    times: list[list[float]] = [[] for _ in measured]
    for _ in range(rounds):
        for each, kept in zip(measured, times, strict=True):
            begun = time.process_time()
            each()
            kept.append(time.process_time() - begun)
    return [min(kept) for kept in times]


def ratio(text: str) -> float:
    """Source to model over the parse."""
    ours, theirs = least(lambda: reading(text), lambda: parse(text))
    return ours / theirs


def main() -> None:
    """Print the ratio for the files given, or for a mixed text of a million bytes, and the growth of time."""
    for path in sys.argv[1:]:
        print(f"source to model / parse, {Path(path).name}: {ratio(Path(path).read_text(encoding='utf-8')):.2f}")
    print(f"source to model / parse, 1 MB of mixed text: {ratio(mixed(1_000_000)):.2f} (allowed {ALLOWED})")
    for kind in GROWING:
        texts = [kind.made(size) for size in kind.sizes]
        times = [least(lambda text=text: reading(text), rounds=2)[0] for text in texts]
        growth = ", ".join(f"{later / earlier:.1f}" for earlier, later in pairwise(times))
        seconds = ", ".join(f"{size:,}: {taken:.2f} s" for size, taken in zip(kind.sizes, times, strict=True))
        print(f"{kind.title}: {seconds}; growth {growth}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
