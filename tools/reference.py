"""The references of generators, commands and variables, as the program itself tells them.

usage: reference.py PROGRAM [--update]    without --update: says what differs
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import configuration_document

root = Path(__file__).resolve().parent.parent
written_by = "<!-- Written by tools/reference.py; ./dev golden writes it again. -->\n"


def told_by(program, *arguments):
    with tempfile.TemporaryDirectory(prefix="reference.") as folder:  # without any settings
        done = subprocess.run([program, *arguments], text=True, capture_output=True, check=True,
                              cwd=folder, env={"LANG": "C.UTF-8"})
    return done.stdout


def number(value):
    return f"{value:,.0f}" if value == int(value) and abs(value) < 1e15 else f"{value:g}"


def limits(option):
    low, high = option.get("minimum"), option.get("maximum")
    if low is None and high is None:
        return ""
    if high is None:
        return f"at least {number(low)}"
    if low is None:
        return f"at most {number(high)}"
    return f"{number(low)} to {number(high)}"


def cell(text):
    return text.replace("|", "\\|")


def option_row(option):
    kind = " \\| ".join(option["words"]) if option.get("words") else option["kind"]
    if limits(option):
        kind += ", " + limits(option)
    default = "required" if option["required"] else cell(option.get("default", ""))
    return f"| `{option['name']}` | {kind} | {default} | {cell(option['doc'])} |\n"


def generator_section(generator):
    summary = generator["summary"]
    text = f"\n### {generator['name']}\n\n{summary[0].upper()}{summary[1:]}."
    if generator["types"]:
        text += f" Types: {', '.join(generator['types'])}."
    text += "\n"
    if generator["options"]:
        text += "\n| option | kind | default | what |\n|---|---|---|---|\n"
        text += "".join(option_row(option) for option in generator["options"])
    if generator.get("example"):
        text += f"\n`{generator['example']}`\n"
    return text


def generators_document(program):
    generators = json.loads(told_by(program, "generators", "--json"))["generators"]
    families = {}
    for generator in generators:
        family = generator["name"].split(".")[0] if "." in generator["name"] else ""
        families.setdefault(family, []).append(generator)
    text = ("# Generators\n\n" + written_by + "\nWhat `generate:` can name. The options are keys "
            "of the column; `rowsmith generators NAME` shows\nthe same on a terminal, and "
            "[keys.md](keys.md) the keys that every column has.\n")
    for family in sorted(families):
        text += f"\n## {family or 'General'}\n"
        text += "".join(generator_section(generator) for generator in families[family])
    return text


def commands_of(help_text):
    section = help_text.split("Commands:\n")[1].split("\n\n")[0]
    return sorted({line.strip().split("  ")[0] for line in section.splitlines()})


def commands_document(program):
    overview = told_by(program, "--help")
    text = ("# Commands\n\n" + written_by + "\nThe help of every command, with the options of "
            f"tests. [cli.md](cli.md) shows them at work.\n\n```text\n{overview}```\n")
    for command in commands_of(overview):
        told = told_by(program, *command.split(), "--help", "--all")
        text += f"\n## {command}\n\n```text\n{told}```\n"
    return text


def configuration(program):
    path = root / "docs/configuration.md"
    before = path.read_text() if path.exists() else ""
    return configuration_document.document(told_by(program, "config", "--json"), before)


def env_example(program):
    return configuration_document.example(told_by(program, "config", "--json"))


documents = {"docs/generators.md": generators_document, "docs/commands.md": commands_document,
             "docs/configuration.md": configuration, ".env.example": env_example}


def main():
    program, *options = sys.argv[1:]
    program = str(Path(program).resolve())
    passed = failed = 0
    for name, make in documents.items():
        path = root / name
        text = make(program)
        if "--update" in options:
            path.write_text(text)
        if path.exists() and path.read_text() == text:
            passed += 1
        else:
            failed += 1
            print(f"{name}: not what the program tells; fix: ./dev golden")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
