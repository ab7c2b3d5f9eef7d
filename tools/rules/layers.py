"""Arrows between layers point down only: read from #include lines, held against ARCHITECTURE.md."""
import re

from rules.project import Finding, line_of

include_line = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
document = "ARCHITECTURE.md"


def layer_rows(text):
    """The layer table as a map from layer to row number; row 0 is the topmost."""
    section = re.search(r"^## Layers\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    rows = re.findall(r"^\| *((?:`\w+`[ ·]*)+)\|", section[1] if section else "", re.M)
    return {layer: number for number, row in enumerate(rows)
            for layer in re.findall(r"`(\w+)`", row)}


def check(project):
    rows = layer_rows(project.texts.get(document, ""))
    if not rows:
        yield Finding(document, 1, "no table of layers under '## Layers'",
                      "list the layers, topmost row first, names in backquotes")
        return
    for name, text in project.matching(r"src/[^/]+/.*\.(cpp|h)"):
        layer = name.split("/")[1]
        if layer not in rows:
            yield Finding(name, 1, f"folder src/{layer} is no layer of {document}",
                          "move the file into a layer, or add the layer to the table")
            continue
        for match in include_line.finditer(text):
            line = line_of(text, match.start(1))
            yield from wrong_include(project, rows, (name, line), match[1])


def wrong_include(project, rows, place, path):
    name, line = place
    layer = name.split("/")[1]
    target = path.split("/")[0]
    if f"src/{path}" not in project.paths:
        yield Finding(name, line, f'"{path}" is no file of src',
                      'write includes of ours as "layer/file.h"')
    elif target in rows and target != layer and rows[target] <= rows[layer]:
        where = "beside" if rows[target] == rows[layer] else "above"
        yield Finding(name, line, f"layer {layer} includes {target}, which stands {where} it",
                      "take what is needed as a parameter or move it to a lower layer")


def orphans(project):
    included = {match[1] for name, text in project.matching(r"(src|fuzz|bench|tests)/.*\.(cpp|h)")
                for match in include_line.finditer(text)}
    # Headers that only code written by CMake includes.
    written = "".join(text for _, text in project.matching(r"CMakeLists\.txt|cmake/.*"))
    for name, _ in project.matching(r"src/.*\.h"):
        path = name.removeprefix("src/")
        if path not in included and path not in written:
            yield Finding(name, 1, "no file includes this header", "use it or remove it")
