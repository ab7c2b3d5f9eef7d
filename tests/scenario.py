"""Scenario files: read, checked against what commands did, and written anew (form: README.md)."""
import hashlib
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

section_line = re.compile(
    r"^--- (scenario|file|copy|environment|run|exit|stdout|stderr|error|digest|output)\b *(.*)$")
root = Path(__file__).resolve().parent.parent
laying = ("file", "copy", "environment")
expecting = ("exit", "stdout", "stderr", "error", "digest", "output")


class Malformed(Exception):
    """The scenario file itself is wrong."""


@dataclass
class Section:
    word: str
    argument: str
    body: str
    line: int

    def text(self):
        return f"--- {self.word} {self.argument}".rstrip() + "\n" + self.body


@dataclass
class Run:
    arguments: list
    line: int
    expectations: list = field(default_factory=list)

    def expected(self, word):
        return next((section for section in self.expectations if section.word == word), None)


@dataclass
class Outcome:
    """What a command left: exit code, streams as bytes, and the files that it made or changed."""
    code: int
    stdout: bytes
    stderr: bytes
    files: dict


class ScenarioFile:
    """One scenario, or several, each begun by a section `scenario`; what stands before the first
    of several is laid down for all of them."""

    def __init__(self, name, text):
        self.head, self.sections = split(name, text)
        starts = [i for i, section in enumerate(self.sections) if section.word == "scenario"]
        ends = starts[1:] + [len(self.sections)]
        shared = self.sections[:starts[0]] if starts else []
        groups = [self.sections[a:b] for a, b in zip(starts, ends)] or [self.sections]
        self.scenarios = [Scenario(name, group, shared) for group in groups]
        for section in shared:
            if section.word not in laying:
                raise Malformed(f"{name}:{section.line}: {section.word} before the first scenario")
        titles = [scenario.title for scenario in self.scenarios]
        for title in titles:
            if titles.count(title) > 1:
                raise Malformed(f"{name}: two scenarios are called {title!r}")

    def text(self):
        return "".join([self.head, *(section.text() for section in self.sections)])


class Scenario:
    def __init__(self, name, sections, shared=()):
        first = sections[0] if sections else None
        self.title = ""
        if first and first.word == "scenario":
            self.title, sections = first.argument, sections[1:]
            if not self.title:
                raise Malformed(f"{name}:{first.line}: tell what the scenario shows")
        self.name = f"{name}: {self.title}" if self.title else name
        self.files, self.environment = {}, {}
        for section in [*shared, *sections]:
            if section.word == "file":
                self.files[section.argument] = section.body
            elif section.word == "copy":
                self.files[Path(section.argument).name] = repository_text(name, section)
            elif section.word == "environment":
                self.environment |= variables(name, section)
        self.runs = []
        for section in sections:
            if section.word == "run":
                self.runs.append(Run(words_of(name, section), section.line))
            elif section.word in expecting:
                if not self.runs:
                    raise Malformed(f"{name}:{section.line}: expectation before the first run")
                self.runs[-1].expectations.append(section)
        if not self.runs:
            raise Malformed(f"{self.name}: nothing is run")
        for run in self.runs:
            if not run.expectations:
                raise Malformed(f"{name}:{run.line}: the run expects nothing")

    def identity(self):
        """What makes a scenario another one: what it lays down and what it runs."""
        return repr((sorted(self.files.items()), sorted(self.environment.items()),
                     [run.arguments for run in self.runs]))


def variables(name, section):
    pairs = [line.split("=", 1) for line in section.body.splitlines() if line.strip()]
    for pair in pairs:
        if len(pair) < 2 or not pair[0]:
            raise Malformed(f"{name}:{section.line}: the environment has lines NAME=VALUE")
    return dict(pairs)


def words_of(name, section):
    try:
        return shlex.split(section.argument)
    except ValueError as error:
        raise Malformed(f"{name}:{section.line}: {error}") from error


def repository_text(name, section):
    path = root / section.argument
    if not path.is_file():
        raise Malformed(f"{name}:{section.line}: the repository has no file {section.argument}")
    return path.read_text(encoding="utf-8")


def split(name, text):
    head, sections = [], []
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        match = section_line.match(line.rstrip("\r\n"))
        if match:
            sections.append(Section(match[1], match[2], "", number))
        elif sections:
            sections[-1].body += line
        elif line.strip() and not line.startswith("#"):
            raise Malformed(f"{name}:{number}: expected a comment or a section, found {line!r}")
        else:
            head.append(line)
    if not any(line.startswith("#") for line in head):
        raise Malformed(f"{name}:1: tell in a comment what the scenario shows")
    return "".join(head), sections


def digest(data):
    return f"sha256 {hashlib.sha256(data).hexdigest()} bytes {len(data)}\n"


def shown(data):
    """Bytes as the body of a section: always whole lines."""
    text = data.decode("utf-8", "backslashreplace")
    return text if not text or text.endswith("\n") else text + "\n"


def actual(section, outcome):
    """What the section's body would be after this outcome; None where a named file is missing."""
    if section.word == "stdout":
        return shown(outcome.stdout)
    if section.word in ("stderr", "error"):
        return shown(outcome.stderr)
    data = outcome.stdout if section.argument == "-" else outcome.files.get(section.argument)
    if data is None:
        return None
    return digest(data) if section.word == "digest" else shown(data)


def problems(run, outcome):
    """Every way in which the outcome is not what the run expects."""
    error = run.expected("error")
    exit_section = run.expected("exit")
    said = shown(outcome.stderr).strip() or "nothing on stderr"
    if exit_section and outcome.code != int(exit_section.argument):
        yield f"exit code {outcome.code}, expected {exit_section.argument} ({said})"
    elif not exit_section and (outcome.code != 0) != bool(error):
        yield f"exit code {outcome.code} ({said})"
    if error:
        yield from untouched(run, outcome)
    for section in run.expectations:
        if section.word == "exit":
            continue
        found = actual(section, outcome)
        if found is None:
            yield f"line {section.line}: no file {section.argument} was made"
        elif section.word == "error":
            missing = [line for line in section.body.splitlines()
                       if line.strip() and line.strip() not in found]
            yield from (f"stderr lacks {line!r}; it says:\n{found}" for line in missing)
        elif found.rstrip("\n") != section.body.rstrip("\n"):
            yield f"line {section.line}: {section.word} {section.argument} differs:\n" + difference(
                section.body, found)


def untouched(run, outcome):
    if outcome.stdout and not run.expected("stdout"):
        yield "an error came after bytes on standard output"
    if outcome.files and not run.expected("output") and not run.expected("digest"):
        yield f"an error left files: {', '.join(sorted(outcome.files))}"


def difference(expected, found):
    left, right = expected.splitlines(), found.splitlines()
    rows = range(max(len(left), len(right)))
    at = next((i for i in rows if left[i:i + 1] != right[i:i + 1]), 0)
    return "".join(f"  {sign} {line}\n" for sign, lines in (("-", left), ("+", right))
                   for line in lines[at:at + 3])


def update(run, outcome):
    """Takes what happened as what is expected from now on; a blank line at the end stays. A run
    that fails where no error is expected is left as it is."""
    if outcome.code and not run.expected("error") and not run.expected("exit"):
        return
    for section in run.expectations:
        if section.word == "exit":
            section.argument = str(outcome.code)
            continue
        found = actual(section, outcome)
        if found is not None and list(problems(run, outcome)):
            blank = section.body == "\n" or section.body.endswith("\n\n")
            section.body = found + "\n" if blank else found
