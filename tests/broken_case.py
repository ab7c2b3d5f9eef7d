"""Cases of broken schemas: the text form that tests/README.md shows, read and written."""
import re
from dataclasses import dataclass, field
from pathlib import Path

root = Path(__file__).resolve().parent.parent
title_line = re.compile(r"^=== (\S.*)$")
section_line = re.compile(r"^--- (document|change|error|mend)\b *(.*)$")
error_head = re.compile(r"(\S+) (\d+):(\d+) ?(.*)")


class Malformed(Exception):
    """The case itself is wrong."""


@dataclass
class Told:
    """One error as the program tells it."""
    cause: str
    line: int
    column: int
    path: str
    said: list  # message, then 'expected …' and 'fix: …' where there are some

    @staticmethod
    def of_json(error):
        said = [error["message"]]
        if "expected" in error:
            said.append("expected " + error["expected"])
        if "fix" in error:
            said.append("fix: " + error["fix"])
        return Told(error["cause"], error.get("line", 0), error.get("column", 0),
                    error.get("path", ""), said)

    def text(self):
        head = f"--- error {self.cause} {self.line}:{self.column} {self.path}".rstrip()
        return head + "\n" + "".join(line + "\n" for line in self.said)

    @property
    def fix(self):
        return self.said[-1].removeprefix("fix: ") if self.said[-1].startswith("fix: ") else ""


@dataclass
class Case:
    title: str
    place: str  # file:line
    written: str = ""  # the document, where it stands in the case
    edits: str = ""  # else the edits of an example
    name: str = "s.yaml"
    source: str = ""  # the example that was changed
    head: str = ""  # title, document or change, as written
    errors: list = field(default_factory=list)
    mend: str = ""

    def text(self):
        mend = f"--- mend\n{self.mend}" if self.mend else ""
        return self.head + "".join(error.text() for error in self.errors) + mend

    @property
    def document(self):
        if not self.source:
            return self.written
        return edited((root / self.source).read_text(), self.edits, self.place)

    def mended(self, errors):
        """The document after the fix: the case's own edits, or what each 'write X' says."""
        if self.mend.strip() == "undo" and self.source:
            return (root / self.source).read_text()
        if self.mend:
            return edited(self.document, self.mend, self.place)
        text = self.document
        for error in sorted(errors, key=lambda e: (e.line, e.column), reverse=True):
            text = replaced(text, error)
        return text


def edited(text, edits, place):
    """Each run of '- ' lines, which must stand in the text once, gives way to the '+ ' lines."""
    for old, new in hunks(edits, place):
        if text.count(old) != 1:
            raise Malformed(f"{place}: {old!r} stands {text.count(old)} times in the document")
        start = text.index(old)
        whole = text[:start].rpartition("\n")[2].strip() == ""  # a line that only loses its text
        if new is None and whole and text[start + len(old):start + len(old) + 1] == "\n":
            start, old = text.rindex("\n", 0, start) + 1, text[text.rindex("\n", 0, start) + 1:
                                                              start + len(old) + 1]
        text = text[:start] + (new or "") + text[start + len(old):]
    return text


def hunks(edits, place):
    old, new = [], []
    for line in [*edits.splitlines(), "- "]:
        if line[:2] not in ("- ", "+ "):
            raise Malformed(f"{place}: an edit's line starts with '- ' or '+ ', found {line!r}")
        if line[0] == "-" and (new or line == "- "):
            if old:
                yield "\n".join(old), "\n".join(new) if new else None
            old, new = [], []
        (old if line[0] == "-" else new).append(line[2:])


def replaced(text, error):
    """The text with what stands at the error's place replaced by the X of 'write X'."""
    wanted = re.fullmatch(r"write (?P<text>\S.*?)(?: for (?P<old>\S+))?(?: \(.*\))?", error.fix)
    if not wanted or re.search(r"\bor (more|less|another)|,|one of|…", wanted["text"]):
        raise Malformed(f"the fix {error.fix!r} is no 'write X': tell it under '--- mend'")
    lines = text.split("\n")
    line, start = lines[error.line - 1], error.column - 1
    if line[start - 1:start + 1].count('"') == 1 and ".expression" in error.path:
        start += line[start] == '"'  # places inside quoted text count from the quote
    rest = line[start:]
    key = error.path.rpartition(".")[2]
    found = re.fullmatch(r"found '(.*)'", error.said[0])
    if wanted["old"] or rest.startswith(key + ":"):
        old = wanted["old"] or key
    elif found and rest.startswith(found[1]):
        old = found[1]
    elif " " in wanted["text"]:
        old = re.match(r"[^,}\]]+", rest)[0]
    else:
        old = re.match(r""""[^"]*"|'[^']*'|[^\s,{}\[\]():]+""", rest)[0]
    if not rest.startswith(old):
        raise Malformed(f"{old!r} does not stand at {error.line}:{error.column}")
    lines[error.line - 1] = line[:start] + wanted["text"] + rest[len(old):]
    return "\n".join(lines)


def read_cases(path):
    case, section, argument, body, cases, head = None, None, "", "", [], ""

    def close():
        nonlocal section
        if section:
            add_section(case, section, argument, body)
        section = None

    for number, line in enumerate(path.read_text().splitlines(keepends=True), 1):
        title, start = title_line.match(line), section_line.match(line)
        if title:
            close()
            case = Case(title[1], f"{path.name}:{number}", head=line)
            cases.append(case)
        elif start and case:
            close()
            section, argument, body = start[1], start[2].strip(), ""
        elif section:
            body += line
        elif line.strip() and not line.startswith("#"):
            raise Malformed(f"{path.name}:{number}: expected a case or a section, found {line!r}")
        elif not case:
            head += line
    close()
    return head, cases


def add_section(case, section, argument, body):
    if section == "document":
        case.written, case.name = body, argument or case.name
    elif section == "change":
        case.source, case.edits = argument, body
    elif section == "mend":
        case.mend = body
        return
    elif argument:
        found = error_head.fullmatch(argument)
        if not found:
            raise Malformed(f"{case.place}: an error is told as CAUSE LINE:COLUMN PATH")
        case.errors.append(Told(found[1], int(found[2]), int(found[3]), found[4],
                                body.splitlines()))
        return
    else:
        return  # to be filled by --update
    case.head += f"--- {section} {argument}".rstrip() + "\n" + body
