import tempfile
import unittest
from pathlib import Path

from doc_blocks import blocks_of, run_document

document = """# Title

<!-- file: a.yaml -->
```yaml
name: x
```

```sh
rowsmith a.yaml > b.txt
```

<!-- not run: it would wait for a person -->
```sh
exit 9
```

```text
exit 9
```

```sh
grep -q 'name: x' b.txt
{last}
```
"""


class Blocks(unittest.TestCase):
    def run_with(self, last):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder, "rowsmith")
            program.write_text('#!/bin/sh\ncat "$1"\n')
            program.chmod(0o755)
            return run_document(document.format(last=last), [folder])

    def test_blocks_share_a_folder_and_the_excused_one_is_left_out(self):
        self.assertEqual(self.run_with("true"), (2, [], 1))

    def test_a_failing_command_is_told_with_its_line(self):
        self.assertEqual(self.run_with("echo said; false; true"), (1, [(21, "said\n")], 1))
        self.assertEqual(len(self.run_with("false | cat")[1]), 1)

    def test_lines_and_notes(self):
        found = [(b.line, b.language, b.note[:4]) for b in blocks_of(document)]
        self.assertEqual(found, [(4, "yaml", "file"), (8, "sh", ""), (13, "sh", "not "),
                                 (17, "text", ""), (21, "sh", "")])


if __name__ == "__main__":
    unittest.main()
