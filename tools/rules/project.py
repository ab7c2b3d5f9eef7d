"""What the rules of the lint read and report: the project's files as texts, and findings."""
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Finding:
    file: str
    line: int
    message: str
    fix: str

    def __str__(self):
        return f"{self.file}:{self.line}: {self.message}; fix: {self.fix}"


class Project:
    """`texts` maps a path from the root to the file's text; `others` are paths without one."""

    def __init__(self, texts, others=()):
        self.texts = texts
        self.paths = set(texts) | set(others)
        self.folders = {str(parent) for path in self.paths for parent in Path(path).parents}

    @classmethod
    def of_folder(cls, root):
        listed = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=root,
                                capture_output=True, text=True, check=True).stdout.split("\0")
        texts, others = {}, []
        for name in filter(None, listed):
            path = Path(root, name)
            if not path.is_file():
                continue
            try:
                texts[name] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                others.append(name)
        return cls(texts, others)

    def matching(self, pattern):
        """Files whose path matches the regular expression whole, with their text."""
        return [(name, text) for name, text in sorted(self.texts.items())
                if re.fullmatch(pattern, name)]


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


cpp_token = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\'', re.S)


def cpp_code(text):
    """The C++ text with comments and the insides of literals blanked, at the same offsets."""

    def blank(match):
        kept = re.sub(r"[^\n]", " ", match[0])
        return kept if match[0][0] == "/" else '"' + kept[1:-1] + '"'

    return cpp_token.sub(blank, text)


def is_code(name):
    return (name.endswith((".cpp", ".h", ".py", ".sh", ".cmake", ".js", ".mjs", ".ts"))
            or name in ("dev", ".ci/run", "CMakeLists.txt"))
