"""The programs under test: one process for each command, or one that runs many (many_runs)."""
import os
import select
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

timeout_seconds = 120
# Files that are synced to a disk would cost most of the time.
temporary = "/dev/shm" if os.path.isdir("/dev/shm") else None


class Broken(Exception):
    """The program under test ended in the middle or did not answer."""


@dataclass(frozen=True)
class Said:
    code: int
    stdout: bytes
    stderr: bytes


def environment(home):
    return {"PATH": os.environ["PATH"], "HOME": str(home), "TZ": "Asia/Kathmandu",
            "LANG": "C.UTF-8", "ARROW_DEFAULT_MEMORY_POOL": "system",
            **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}}


class Program:
    """A program as command words; each of its commands is a process."""

    def __init__(self, words):
        self.words = words
        self.name = words[-1]

    def run(self, arguments, folder, more_environment=None):
        done = subprocess.run([*self.words, *arguments], cwd=folder,
                              env=environment(folder) | (more_environment or {}), check=False,
                              stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=timeout_seconds)
        return Said(done.returncode, done.stdout, done.stderr)

    def close(self):
        return []


class ManyRuns(Program):
    """`many_runs`: a process for each thread that asks, which takes command after command."""

    def __init__(self, words):
        super().__init__(words)
        self.local = threading.local()
        self.started = []

    def run(self, arguments, folder, more_environment=None):
        if getattr(self.local, "process", None) is None:
            self.local.process = Process(self.words)
            self.started.append(self.local.process)
        try:
            return self.local.process.run(arguments, folder, more_environment or {})
        except Broken:
            self.local.process = None
            raise

    def close(self):
        """What the processes say of their own end: leaks, for example."""
        return [text for process in self.started for text in process.close()]


class Process:
    def __init__(self, words):
        self.folder = tempfile.TemporaryDirectory(prefix="many_runs.", dir=temporary)
        self.files = [Path(self.folder.name, name) for name in ("stdout", "stderr")]
        self.words = words
        self.process = subprocess.Popen(words, cwd=self.folder.name, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env=environment(self.folder.name))

    def run(self, arguments, folder, more_environment):
        variables = [text for pair in more_environment.items() for text in pair]
        words = [str(folder), *map(str, self.files), str(len(variables)), *variables,
                 str(len(arguments)), *arguments]
        try:
            self.process.stdin.write("".join(word + "\0" for word in words).encode())
            self.process.stdin.flush()
            ready, _, _ = select.select([self.process.stdout], [], [], timeout_seconds)
        except BrokenPipeError:
            ready = [self.process.stdout]
        line = self.process.stdout.readline() if ready else b""
        if not line:
            raise Broken(self.last_words(arguments, "ended" if ready else "did not answer"))
        return Said(int(line), *(path.read_bytes() for path in self.files))

    def last_words(self, arguments, what):
        self.process.kill()
        own = self.process.communicate()[1]
        said = self.files[1].read_bytes() if self.files[1].exists() else b""
        return (f"{self.words[-1]} {what} in `{' '.join(arguments)}`:\n"
                + (said + own).decode(errors="replace"))

    def close(self):
        if self.process.poll() is None:
            _, said = self.process.communicate()
            if self.process.returncode:
                yield f"{self.words[-1]} ended with {self.process.returncode}:\n{said.decode()}"
        self.folder.cleanup()


def program(path, before=()):
    words = [*before, os.path.abspath(path)]
    return ManyRuns(words) if Path(path).name == "many_runs" else Program(words)
