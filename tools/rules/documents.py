"""Documents: one title each, links that lead somewhere, command blocks that are run."""
import re
from pathlib import PurePosixPath

from rules.project import Finding, line_of

fence = re.compile(r"^(?P<note><!--[^\n]*-->\n)?^```(?P<language>\S*)[^\n]*\n(?P<body>.*?)^```$",
                   re.M | re.S)
link = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
languages = {"sh", "text", "yaml", "json", "jsonl", "csv", "cpp", "cmake", "sql", "python", "test"}


def without_blocks(text):
    return fence.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def anchors(text):
    titles = re.findall(r"^#+ +(.*?) *$", without_blocks(text), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def check(project):
    for name, text in project.matching(r".*\.md"):
        prose = without_blocks(text)
        titles = list(re.finditer(r"^# .+$", prose, re.M))
        if len(titles) != 1:
            yield Finding(name, line_of(prose, titles[1].start()) if titles else 1,
                          f"{len(titles)} titles", "give the document exactly one '# Title'")
        for match in link.finditer(prose):
            yield from broken_link(project, name, match[1], line_of(prose, match.start()))
        yield from blocks(name, text)


def broken_link(project, name, target, line):
    if re.match(r"[a-z]+:", target):
        return
    path, _, anchor = target.partition("#")
    parts = []
    for part in PurePosixPath(PurePosixPath(name).parent, path).parts if path else [name]:
        if part == "..":
            del parts[-1:]
        else:
            parts.append(part)
    whole = "/".join(parts)
    if whole not in project.paths and whole not in project.folders:
        yield Finding(name, line, f"the link leads to {whole}, which is not there",
                      "name a file of the project")
    elif anchor and whole.endswith(".md") and anchor not in anchors(project.texts[whole]):
        yield Finding(name, line, f"{whole} has no heading #{anchor}", "name one of its headings")


def blocks(name, text):
    for match in fence.finditer(text):
        line = line_of(text, match.start("language"))
        if match["language"] not in languages:
            yield Finding(name, line, f"a block in the language {match['language']!r}",
                          f"name one of {', '.join(sorted(languages))}")
        note = match["note"] or ""
        if note.startswith("<!-- not run") and not re.match(r"<!-- not run: \w.+ -->", note):
            yield Finding(name, line, "a block that is not run, without a reason",
                          "write <!-- not run: the reason -->")
