"""What is written of the variables: every one, with its range and default; own words stay."""
import json
import unittest

import configuration_document as configuration

told = json.dumps({"variables": [
    {"name": "ROWS", "kind": "integer", "default": "10", "doc": "rows; not in this version",
     "group": "Sizes", "minimum": 1, "maximum": 20000},
    {"name": "KIND", "kind": "word", "default": "a", "doc": "kind", "group": "Sizes",
     "words": ["a", "b"]},
    {"name": "KEY", "kind": "secret", "default": "", "doc": "key", "group": "Keys"}]})


class Configuration(unittest.TestCase):
    def test_tables_stand_below_the_documents_own_words(self):
        own = "# Configuration\n\nMine.\n\n"
        first = configuration.document(told, own + configuration.mark + "stale\n")
        self.assertTrue(first.startswith(own + configuration.mark))
        self.assertNotIn("stale", first)
        self.assertIn("| `ROWS` | `10` | 1 to 20,000 | rows; not in this version |\n", first)
        self.assertIn("| `KIND` | `a` | a, b | kind |\n", first)
        self.assertIn("\n## Keys\n", first)
        self.assertEqual(configuration.document(told, first), first)

    def test_the_example_sets_nothing_and_names_all(self):
        text = configuration.example(told)
        self.assertEqual([line for line in text.splitlines() if line and line[0] != "#"], [])
        self.assertIn("\n# kind: a, b\n#KIND=a\n", text)
        self.assertIn("\n# key: secret\n#KEY=\n", text)


if __name__ == "__main__":
    unittest.main()
