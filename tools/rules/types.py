"""One name, one type: two of one name in two files silently break the one-definition rule."""
import re
from collections import defaultdict

from rules.project import Finding, line_of

opening = re.compile(r"^namespace (?P<name>[\w:]*) *\{|^(?P<end>\})  // namespace"
                     r"|^(?:struct|class|enum class) (?:alignas\(\w+\) )?(?P<type>\w+)\b(?!::)"
                     r"[^;\n]*$", re.M)


def check(project):
    """Types at namespace scope; those in unnamed namespaces belong to their file."""
    places = defaultdict(list)
    for name, text in project.matching(r"src/.*\.(cpp|h)"):
        stack = []
        for match in opening.finditer(text):
            if match["end"]:
                stack = stack[:-1]
            elif match["name"] is not None:
                stack.append(match["name"])
            elif "" not in stack:
                full_name = "::".join([*stack, match["type"]])
                places[full_name].append((name, line_of(text, match.start())))
    for type_name, found in places.items():
        files = sorted({name for name, _ in found})
        for name, line in found[1:] if len(files) > 1 else []:
            yield Finding(name, line, f"{type_name} is also defined in {files[0]}",
                          "give one of them another name")
