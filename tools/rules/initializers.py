"""No early return from between the braces of an initializer: g++ 12 never destroys the members that
were made before it. A brace pair without a `;` of its own is an initializer."""
import re

from rules.project import Finding, cpp_code, line_of

closing = {")": "(", "]": "[", "}": "{"}
token = re.compile(r"\bTRY\(|[()\[\]{},;]")
designated = re.compile(r"[{,]\s*\.\w+\s*=\s*$")


class Bracket:
    def __init__(self, sign):
        self.sign = sign
        self.has_comma = self.has_semicolon = False
        self.returns = []  # (offset, whether after `.name =`) of TRYs inside, not yet judged


def check(project):
    for name, text in project.matching(r"src/.*\.(cpp|h)"):
        for offset in sorted(returns_inside(cpp_code(text))):
            yield Finding(name, line_of(text, offset), "TRY returns from inside an initializer",
                          "name its result above: `auto part = TRY(…);`, then `{.part = part}`")


def returns_inside(code):
    open_brackets = [Bracket("{")]
    for match in token.finditer(code):
        sign = match[0]
        top = open_brackets[-1]
        if sign == "TRY(":
            top.returns.append((match.start(), bool(designated.search(code, 0, match.start()))))
            open_brackets.append(Bracket("("))
        elif sign in "([{":
            open_brackets.append(Bracket(sign))
        elif sign == ",":
            top.has_comma = True
        elif sign == ";":
            top.has_semicolon = True
        elif closing[sign] == top.sign and len(open_brackets) > 1:
            open_brackets.pop()
            yield from judged(top, open_brackets[-1])


def judged(closed, around):
    if closed.sign == "{" and closed.has_semicolon:  # a block: its statements end here
        return
    for offset, is_designated in closed.returns:
        if closed.sign == "{" and (closed.has_comma or is_designated):
            yield offset
        else:
            around.returns.append((offset, is_designated))
