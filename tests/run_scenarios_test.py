"""The scenario runner passes good programs and catches each kind of bad one."""
import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import modes
import run_scenarios
from scenario import Malformed, ScenarioFile

# A stand-in for rowsmith: copies s.txt to standard output and to out/copy.txt.
program = """#!/usr/bin/env python3
import os, sys
arguments = sys.argv[1:]
text = open("s.txt").read()
{flaw}
if arguments[0] == "fail":
    print("s.txt:1: it fails", file=sys.stderr)
    sys.exit(2)
print(text, end="")
os.makedirs("out", exist_ok=True)
open("out/copy.txt", "w").write(text)
"""

good = """# Copies.
--- file s.txt
one
two
--- run generate 's.txt'
--- stdout
one
two
--- output out/copy.txt
one
two
--- run fail
--- exit 2
--- error
it fails
"""


class Runner(unittest.TestCase):
    def run_suite(self, text, flaw="", *options):
        with tempfile.TemporaryDirectory() as folder:
            binary, file = Path(folder, "rowsmith"), Path(folder, "a.test")
            binary.write_text(program.format(flaw=flaw))
            binary.chmod(0o755)
            file.write_text(text)
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                code = run_scenarios.main(["--binary", str(binary), *options, str(file)])
            return code, printed.getvalue(), file.read_text()

    def test_files_of_the_repository_are_laid_down(self):
        text = "# Copies.\n--- copy tests/requirements.txt\n--- run generate x\n--- exit 0\n"
        file = ScenarioFile("a.test", text)
        self.assertIn("duckdb", file.scenarios[0].files["requirements.txt"])
        self.assertEqual(file.text(), text)
        with self.assertRaisesRegex(Malformed, "a.test:2: the repository has no file tests/no"):
            ScenarioFile("a.test", text.replace("requirements.txt", "nothing"))

    def test_a_good_program_passes(self):
        code, printed, _ = self.run_suite(good)
        self.assertEqual(code, 0, printed)
        self.assertTrue(printed.endswith("2 passed, 0 failed\n"), printed)

    def test_the_environment_is_handed_on(self):
        text = good.replace("--- run generate", "--- environment\nWORD=one=1\n--- run generate")
        self.assertEqual(self.run_suite(text, "assert os.environ['WORD'] == 'one=1'")[0], 0)
        self.assertEqual(self.run_suite(good, "assert 'WORD' not in os.environ")[0], 0)

    def assert_caught(self, text, flaw, words):
        code, printed, _ = self.run_suite(text, flaw, "--modes")
        self.assertEqual(code, 1)
        self.assertIn(words, printed)

    def test_each_flaw_is_caught(self):
        self.assert_caught(good, "text = text.upper()", "stdout  differs")
        self.assert_caught(good, "if '--block' in arguments and '7' in arguments: text += 'x'",
                           "--block 7")
        self.assert_caught(good, "if '--chunks' in arguments: text = ''", "shuffled")
        self.assert_caught(good, "if arguments[0] == 'fail': print('row')",
                           "after bytes on standard output")
        self.assert_caught(good, "if arguments[0] == 'fail': open('half.csv', 'w')",
                           "left files: half.csv")
        self.assert_caught(good, "if arguments[0] == 'fail': sys.exit(3)",
                           "exit code 3, expected 2")
        self.assert_caught(good.replace("it fails\n", "it flies\n"), "", "lacks 'it flies'")
        self.assert_caught(good.replace("out/copy", "out/other"), "", "no file out/other.txt")

    def test_update_rewrites_only_what_changed(self):
        empty = good.replace("--- stdout\none\ntwo\n", "--- stdout\n")
        self.assertEqual(self.run_suite(empty, "", "--update")[2], good)
        self.assertEqual(self.run_suite(good, "", "--update")[2], good)

    several = """# Copies, twice.
--- file s.txt
one
--- scenario the text as it stands
--- run generate s.txt
--- stdout
one

--- scenario another text in its place
--- file s.txt
two
--- run generate s.txt
--- stdout
two
"""

    def test_a_file_may_hold_several_scenarios(self):
        code, printed, _ = self.run_suite(self.several)
        self.assertEqual(code, 0, printed)
        self.assertIn("2 distinct scenarios in 1 files", printed)
        empty = self.several.replace("stdout\none\n", "stdout\n")
        self.assertEqual(self.run_suite(empty, "", "--update")[2], self.several)

    def test_a_repeated_scenario_is_caught(self):
        code, printed, _ = self.run_suite(self.several.replace("two\n", "one\n"))
        self.assertEqual(code, 1)
        self.assertIn("does the same as", printed)

    def test_an_update_keeps_what_a_failing_run_expects(self):
        code, _, text = self.run_suite(self.several, "sys.exit(7)", "--update")
        self.assertEqual((code, text), (1, self.several))

    def test_a_digest_is_of_the_bytes(self):
        text = good.replace("--- output out/copy.txt\none\ntwo\n", "--- digest out/copy.txt\n")
        updated = self.run_suite(text, "", "--update")[2]
        self.assertIn("bytes 8\n", updated)
        self.assertEqual(self.run_suite(updated)[0], 0)

    def test_malformed_files(self):
        for text in ("--- run x\n--- stdout\n", "# a\nstray\n", "# a\n--- stdout\n", "# a\n",
                     "# a\n--- run x\n", "# a\n--- run 'x\n--- exit 0\n",
                     "# a\n--- scenario\n--- run x\n--- exit 0\n",
                     "# a\n--- run x\n--- exit 0\n--- scenario s\n--- run x\n--- exit 0\n",
                     "# a\n--- environment\nWORD\n--- run x\n--- exit 0\n",
                     "# a\n" + 2 * "--- scenario s\n--- run x\n--- exit 0\n"):
            with self.assertRaises(Malformed, msg=text):
                ScenarioFile("a.test", text)


class Modes(unittest.TestCase):
    def test_pairs_meet_in_far_fewer_modes_than_all(self):
        every = modes.all_modes(["a", "b"], ["v2", "v3", "v4"])
        chosen = modes.pairwise(every)
        self.assertEqual(len(every), 108)
        self.assertLess(len(chosen), 16)
        for first in every:
            self.assertTrue(any((m.binary, m.block) == (first.binary, first.block)
                                for m in chosen))
            self.assertTrue(any((m.cpu, m.chunks) == (first.cpu, first.chunks) for m in chosen))


if __name__ == "__main__":
    unittest.main()
