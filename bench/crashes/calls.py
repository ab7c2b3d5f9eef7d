"""The calls of a program that change files: counted, and hit at the n-th (calls.c)."""
import subprocess
from pathlib import Path

source = Path(__file__).with_name("calls.c")


class Calls:
    def __init__(self, folder):
        self.library = folder / "calls.so"
        self.log = folder / "calls.log"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o",
                        str(self.library), str(source), "-ldl"], check=True)

    def environment(self, **wishes):
        """For CALLS_KILL_BEFORE=12: kill_before=12."""
        self.log.unlink(missing_ok=True)
        return {"LD_PRELOAD": str(self.library), "CALLS_LOG": str(self.log)} | {
            f"CALLS_{name.upper()}": str(value) for name, value in wishes.items()}

    def hit(self):
        """The name of the call that was hit; none where there are fewer."""
        if not self.log.exists():
            return None
        return {"open64": "open", "pwrite64": "pwrite", "ftruncate64": "ftruncate"}.get(
            name := self.log.read_text().split()[0], name)
