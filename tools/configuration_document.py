"""docs/configuration.md and .env.example, from the table that the program tells.

The document's own words stand above its mark and stay; what is below is written anew.
"""
import json

mark = "<!-- Below: written by tools/reference.py; ./dev golden writes it again. -->\n"
head = """\
# Settings of Rowsmith. Copy this file to .env and take the # off the lines that you change; what is
# commented out here is the default. docs/configuration.md tells more.
# Written by tools/reference.py; ./dev golden writes it again.
"""


def number(value):
    return f"{value:,}"


def takes(variable):
    if variable.get("words"):
        return ", ".join(variable["words"])
    if "maximum" in variable:
        return f"{number(variable['minimum'])} to {number(variable['maximum'])}"
    return variable["kind"]


def groups_of(told):
    groups = {}
    for variable in json.loads(told)["variables"]:
        groups.setdefault(variable["group"], []).append(variable)
    return groups.items()


def tables(told):
    text = ""
    for group, variables in groups_of(told):
        text += f"\n## {group}\n\n| variable | default | takes | what |\n|---|---|---|---|\n"
        for variable in variables:
            default = f"`{variable['default']}`" if variable["default"] else ""
            cells = [f"`{variable['name']}`", default, takes(variable), variable["doc"]]
            text += "| " + " | ".join(cells) + " |\n"
    return text


def document(told, before):
    """`before` is the document as it stands."""
    own = before.split(mark)[0] if mark in before else "# Configuration\n\n"
    return own + mark + tables(told)


def example(told):
    text = head
    for group, variables in groups_of(told):
        text += f"\n# {group}\n"
        for variable in variables:
            text += (f"\n# {variable['doc']}: {takes(variable)}\n"
                     f"#{variable['name']}={variable['default']}\n")
    return text
