"""What people see on a terminal, and what a stopped run leaves: driven through a pseudo-terminal.

ROWSMITH names the program; without it there is nothing to test.
"""
import hashlib
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

program = os.environ.get("ROWSMITH") and str(Path(os.environ["ROWSMITH"]).resolve())
large = """rowsmith: 1
name: large
tables:
  t:
    rows: 400_000_000
    columns:
      id: {type: integer, generate: sequence}
      key: {type: uuid, generate: uuid}
"""
small = large.replace("400_000_000", "1_000")


def on_terminal(command, folder, seconds=30, until=None, environment=None):
    """(exit code or None, what the terminal showed); ends the program once `until` was seen."""
    try:
        child, terminal = pty.fork()
    except OSError as error:
        raise unittest.SkipTest(f"no pseudo-terminal can be had here: {error}") from None
    if child == 0:
        os.chdir(folder)
        os.environ.update({"TERM": "xterm", **(environment or {})})
        os.execv(command[0], command)
    shown, end, stopped = b"", time.monotonic() + seconds, False
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.05)[0]:
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        if until and not stopped and re.search(until, shown):
            stopped = True
            os.kill(child, signal.SIGINT)
    os.close(terminal)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code, shown.decode()


def load_tests(loader, _tests, _pattern):
    suite = unittest.TestSuite()
    if program:
        suite.addTests(loader.loadTestsFromTestCase(Terminal))
    return suite


class Terminal(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="terminal."))
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "large.yaml").write_text(large)
        (self.folder / "small.yaml").write_text(small)

    def left(self):
        return sorted(str(p.relative_to(self.folder)) for p in self.folder.rglob("*"))

    def wait_for_rows(self, folder):
        for _ in range(200):
            if list((self.folder / folder).glob(".t.csv.*.partial")):
                return
            time.sleep(0.05)
        self.fail(f"no rows are written to {folder}")

    def run_piped(self, *arguments, **options):
        return subprocess.run([program, *arguments], cwd=self.folder, check=False,
                              capture_output=True, timeout=60, **options)

    def test_progress_is_drawn_and_ctrl_c_leaves_nothing(self):
        line = (rb"[\d,]+ of 400,000,000 rows \(\d+%\)  [\d.]+ [kMG]? ?rows/s  "
                rb"[\d,]+ MB/s  \d+:\d\d left")
        code, shown = on_terminal([program, "generate", "large.yaml", "-o", "out"], self.folder,
                                  until=line)
        self.assertRegex(shown.encode(), line)
        self.assertEqual(code, 130, shown)
        self.assertTrue(shown.rstrip().endswith("stopped\x1b[0m"), shown[-200:])
        self.assertEqual(self.left(), ["large.yaml", "small.yaml"])

    def test_summary_names_files_and_how_to_look_at_them(self):
        code, shown = on_terminal([program, "generate", "small.yaml", "-o", "out"], self.folder)
        self.assertEqual(code, 0, shown)
        self.assertRegex(shown, r"out/t\.csv  1,000 rows  \d+ kB")
        self.assertRegex(shown, r"made in \d+\.\d s")
        command = re.search(r"^  (head .*?)\r?$", shown, re.M)[1]
        seen = subprocess.run(command, shell=True, cwd=self.folder, check=True,
                              capture_output=True)
        self.assertTrue(seen.stdout.startswith(b"id,key\n1,"))

    def test_colours_only_on_a_terminal_that_wants_them(self):
        (self.folder / "wrong.yaml").write_text(large.replace("sequence", "seqence"))
        command = [program, "check", "wrong.yaml"]
        self.assertIn("\x1b[31m", on_terminal(command, self.folder)[1])
        for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            shown = on_terminal(command, self.folder, environment=environment)[1]
            self.assertNotIn("\x1b", shown)
            self.assertIn("fix: write sequence", shown)
        self.assertNotIn(b"\x1b", self.run_piped("check", "wrong.yaml").stderr)

    def test_pipes_stay_quiet(self):
        done = self.run_piped("generate", "small.yaml", "-o", "out")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))
        told = self.run_piped("generate", "small.yaml", "-o", "out", "--json")
        self.assertEqual(json.loads(told.stdout)["tables"][0]["rows"], 1000)

    def test_a_stream_tells_its_checksum_where_asked_for(self):
        told = self.run_piped("generate", "small.yaml", "-o", "-", "--checksum", "sha256", "--json")
        file = json.loads(told.stderr)["tables"][0]["files"][0]
        self.assertEqual(file["bytes"], len(told.stdout))
        self.assertEqual(file["sha256"], hashlib.sha256(told.stdout).hexdigest())

    def test_words_become_a_schema_and_a_report(self):
        done = self.run_piped("extract", "50 customers of a German web shop")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"\nrowsmith: 1\n", done.stdout)
        self.assertIn(b"50 customers", done.stderr)
        told = json.loads(self.run_piped("extract", "50 customers", "--json").stdout)
        self.assertIn("applied", [clause["state"] for clause in told["clauses"]])

    def test_preview_is_cut_to_the_terminal(self):
        code, shown = on_terminal([program, "preview", "small.yaml", "--rows", "2"], self.folder)
        self.assertEqual(code, 0)
        self.assertIn("rows 0 to 1 of 1,000", shown)

    def test_sigterm_leaves_nothing(self):
        process = subprocess.Popen([program, "generate", "large.yaml", "-o", "a/b"],
                                   cwd=self.folder, stderr=subprocess.PIPE)
        self.wait_for_rows("a/b")
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=30)[1]
        self.assertEqual(process.returncode, 143)
        self.assertEqual(said, b"rowsmith: stopped\n")
        self.assertEqual(self.left(), ["large.yaml", "small.yaml"])

    def test_a_closed_pipe_ends_quietly(self):
        process = subprocess.Popen([program, "generate", "large.yaml", "-o", "-"], cwd=self.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(process.stdout.readline(), b"id,key\n")
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        self.assertEqual(process.wait(timeout=30), 141)

    def test_a_second_writer_is_kept_out(self):
        first = subprocess.Popen([program, "generate", "large.yaml", "-o", "out"], cwd=self.folder,
                                 stderr=subprocess.PIPE)
        self.wait_for_rows("out")
        second = self.run_piped("generate", "small.yaml", "-o", "out")
        first.terminate()
        first.communicate(timeout=30)
        self.assertEqual(second.returncode, 4, second.stderr)
        self.assertIn(b"another process is writing", second.stderr)

    def test_a_folder_that_cannot_be_written(self):
        if os.geteuid() == 0 and shutil.which("setpriv"):
            as_nobody = ["setpriv", "--reuid=65534", "--clear-groups"]
        elif os.geteuid() == 0:
            self.skipTest("root may write everywhere, and there is no setpriv")
        else:
            as_nobody = []
        self.folder.chmod(0o755)
        if subprocess.run([*as_nobody, "ls", self.folder], check=False,
                          capture_output=True).returncode:
            self.skipTest("who is not root can read nothing here")
        (self.folder / "closed").mkdir(0o555)
        copy = shutil.copy(program, self.folder / "program")
        done = subprocess.run([*as_nobody, copy, "generate", "small.yaml", "-o", "closed/out"],
                              cwd=self.folder, check=False, capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertIn(b"closed/out: cannot create the folder: Permission denied", done.stderr)
        self.assertIn(b"fix: choose a folder that you may write to", done.stderr)
        self.assertEqual(list((self.folder / "closed").iterdir()), [])

    def test_every_command_has_help_with_examples(self):
        listed = self.run_piped("--help").stdout.decode().split("Commands:\n")[1].split("\n\n")[0]
        commands = re.findall(r"^  ([a-z]+(?: [a-z]+)?)  +\w", listed, re.M)
        self.assertLessEqual({"generate", "jobs create", "jobs pause"}, set(commands))
        self.assertIn("  jobs pause ", self.run_piped("jobs", "--help").stdout.decode())
        for command in set(commands) - {"completion"}:
            shown = self.run_piped(*command.split(), "--help").stdout.decode()
            self.assertIn(f"Examples:\n  rowsmith {command}", shown)
            self.assertNotIn("--block", shown)
        self.assertIn(b"--block", self.run_piped("generate", "--help", "--all").stdout)

    def test_completion_scripts_name_commands_and_options(self):
        script = self.run_piped("completion", "bash").stdout.decode()
        asked = (script + "\nCOMP_WORDS=(rowsmith generate --fo) COMP_CWORD=2\n_rowsmith\n"
                 "echo ${COMPREPLY[@]}\nCOMP_WORDS=(rowsmith gen) COMP_CWORD=1\n_rowsmith\n"
                 "echo ${COMPREPLY[@]}\nCOMP_WORDS=(rowsmith jobs re) COMP_CWORD=2\n_rowsmith\n"
                 "echo ${COMPREPLY[@]}\nCOMP_WORDS=(rowsmith jobs list --st) COMP_CWORD=3\n"
                 "_rowsmith\necho ${COMPREPLY[@]}\n")
        done = subprocess.run(["bash", "-c", asked], check=True, capture_output=True, text=True)
        self.assertEqual(done.stdout.splitlines(),
                         ["--format", "generate generators", "resume retry", "--status"])
        for shell in ("zsh", "fish"):
            if shutil.which(shell):
                text = self.run_piped("completion", shell).stdout
                (self.folder / "script").write_bytes(text)
                subprocess.run([shell, "-n", self.folder / "script"], check=True)
        self.assertIn(b"-l values-digest", self.run_piped("completion", "fish").stdout)

    def test_a_full_disk(self):
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False,
                          capture_output=True).returncode:
            self.skipTest("a small disk cannot be mounted here")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        done = self.run_piped("generate", "large.yaml", "-o", "disk/out")
        self.assertEqual(done.returncode, 5)
        self.assertIn(b"disk/out/t.csv: cannot write: No space left on device",
                      done.stderr)
        self.assertIn(b"fix: free some space or choose another folder", done.stderr)
        self.assertEqual(list(disk.iterdir()), [])


if __name__ == "__main__":
    unittest.main()
