"""docs/keys.md tells every key that src/schema/key_table.cpp has, but those kept for later."""
import re
import unittest
from pathlib import Path

root = Path(__file__).resolve().parent.parent
entry = re.compile(r'\{\.name = "(\w+)"(?:[^{}]|\{[^{}]*\})*\}(,\s*Availability::reserved)?')


def without_fields_form(source):
    return source[:source.index("void add_field_keys")]


class KeysDocument(unittest.TestCase):
    def test_every_key_is_told(self):
        source = without_fields_form((root / "src/schema/key_table.cpp").read_text())
        keys = {name for name, reserved in entry.findall(source) if not reserved}
        told = set(re.findall(r"`(\w+)`", (root / "docs/keys.md").read_text()))
        self.assertGreater(len(keys), 70)
        self.assertEqual(sorted(keys - told), [])


if __name__ == "__main__":
    unittest.main()
