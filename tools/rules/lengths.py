"""Lengths of files, functions and lines."""
import ast
import re

from rules.project import Finding, cpp_code, is_code, line_of

file_lines_most = 600
file_lines_smell = 400
function_lines_most = 70
columns_most = 100


def check(project):
    for name, text in project.matching(r".*"):
        if not is_code(name):
            continue
        size = text.count("\n")
        if size > file_lines_most:
            yield Finding(name, size, f"{size} lines, more than {file_lines_most}",
                          "a second idea lives here: give it a file of its own")
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > columns_most:
                yield Finding(name, number, f"{len(line)} columns, more than {columns_most}",
                              "break the line")
        for title, line, length in functions(name, text):
            if length > function_lines_most:
                yield Finding(name, line, f"{title} has {length} lines, more than "
                              f"{function_lines_most}", "split it by what its parts do")


def warnings(project):
    for name, text in project.matching(r".*"):
        size = text.count("\n")
        if is_code(name) and file_lines_smell < size <= file_lines_most:
            yield Finding(name, size, f"{size} lines", f"look for a second idea beyond "
                          f"{file_lines_smell}")


def functions(name, text):
    """(title, first line, number of lines) of every function of the file."""
    if name.endswith(".py"):
        return python_functions(text)
    if name.endswith((".cpp", ".h")):
        return cpp_functions(text)
    return []


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node.lineno, node.end_lineno - node.lineno + 1


def cpp_functions(text):
    """By matching braces: a block whose head has parentheses and that stands in no other function.
    """
    code = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", lambda m: re.sub(r"[^\n]", " ", m[0]),
                  cpp_code(text), flags=re.M)
    head_start, stack, inside = 0, [], 0
    for match in re.finditer(r"[{};]", code):
        if match[0] == "{":
            head = code[head_start:match.start()].strip()
            kind = "function" if not inside and is_function(head) else "block"
            if kind == "function":
                inside += 1
            start = head_start + len(code[head_start:]) - len(code[head_start:].lstrip())
            stack.append((kind, head, start))
        elif match[0] == "}" and stack:
            kind, head, start = stack.pop()
            if kind == "function":
                inside -= 1
                title = re.split(r"\s*\(", head)[0].split()[-1]
                if title in ("TEST", "TEST_F", "TEST_P"):
                    title = re.sub(r"\s+", " ", head)
                first = line_of(code, start)
                yield title, first, line_of(code, match.start()) - first + 1
        head_start = match.end()


def is_function(head):
    if re.match(r"(namespace|enum|extern\s+\")", head):
        return False
    if re.match(r"(template\s*<.*>\s*)?(class|struct|union)\b[^()]*$", head, re.S):
        return False
    return bool(re.search(r"\w\s*\(|\]\s*\(|operator\S+\s*\(", head))
