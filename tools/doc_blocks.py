"""Runs the command blocks (```sh) of README.md and docs/ as a reader would.

usage: doc_blocks.py BUILD [DOCUMENT…]    BUILD holds the program `rowsmith`

The blocks of one document run one after another in one empty folder, each by `bash -eu`, with
`rowsmith` on the PATH. A block that a comment `<!-- not run: reason -->` precedes is left out; the
lint asks for the reason. A `yaml` or `json` block whose comment is `<!-- file: NAME -->` is written
to that file first.
"""
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

root = Path(__file__).resolve().parent.parent
timeout_seconds = 300
fence = re.compile(r"^(?:<!-- (?P<note>[^\n]*?) -->\n)?^```(?P<language>\S+)[^\n]*\n"
                   r"(?P<body>.*?)^```$", re.M | re.S)


@dataclass
class Block:
    line: int
    note: str
    language: str
    body: str


def blocks_of(text):
    return [Block(text.count("\n", 0, match.start("language")) + 1, match["note"] or "",
                  match["language"], match["body"]) for match in fence.finditer(text)]


def run_document(text, path_folders):
    """(passed, failures as (line, what it said), skipped) of one document's blocks."""
    passed, failures, skipped = 0, [], 0
    with tempfile.TemporaryDirectory(prefix="document.") as folder:
        environment = {"PATH": os.pathsep.join([*path_folders, os.environ["PATH"]]),
                       "HOME": folder, "LANG": "C.UTF-8"}
        for block in blocks_of(text):
            if block.note.startswith("file: "):
                Path(folder, block.note.removeprefix("file: ")).write_text(block.body)
            elif block.language == "sh" and block.note.startswith("not run: "):
                skipped += 1
            elif block.language == "sh":
                done = subprocess.run(["bash", "-eu", "-o", "pipefail", "-c", block.body],
                                      cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                      capture_output=True, text=True, check=False,
                                      timeout=timeout_seconds)
                if done.returncode:
                    failures.append((block.line, done.stdout + done.stderr))
                else:
                    passed += 1
    return passed, failures, skipped


def documents():
    return [root / "README.md", *sorted((root / "docs").rglob("*.md"))]


def main(arguments):
    build = str(Path(arguments[0]).resolve())
    passed = failed = skipped = 0
    for path in map(Path, arguments[1:] or documents()):
        more = run_document(path.read_text(encoding="utf-8"), [build])
        passed, failed, skipped = passed + more[0], failed + len(more[1]), skipped + more[2]
        for line, said in more[1]:
            print(f"{path}:{line}: the block failed:\n{said}")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
