"""The shadow of a script: what is said, a line an utterance, so that a reviewer can read it."""

from __future__ import annotations

from publish.speech import Script


def of(script: Script) -> str:
    chapters = {chapter.first: chapter for chapter in script.chapters}
    lines: list[str] = []
    for number, one in enumerate(script.utterances):
        if number in chapters:
            lines.append(f"# {chapters[number].title}")
        said = one.said or "(pause)"
        lang = "" if one.lang == script.lang else f" [{one.lang}]"
        lines.append(f"{one.before:4.2f} {one.after:4.2f} {one.kind:12} {one.sentence:11}{lang} {said}".rstrip())
        if one.shown and " ".join(one.shown.split()).rstrip(".") != said.rstrip("."):
            lines.append(f"{'':23}shown: {' '.join(one.shown.split())}")
    return "\n".join((*lines, ""))
