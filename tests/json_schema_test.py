"""The published JSON Schema against a validator of others: valid documents pass, most of those that
are broken in their structure do not.

ROWSMITH names the program; without it, or without the validator, there is nothing to test. A broken
schema is structural when one map or one value shows the mistake: its keys, words, and forms. Names
of the document, sums, dates of the calendar and what stands inside a text are for `check`.
"""
import collections
import json
import os
import subprocess
import unittest
from pathlib import Path

from broken_case import read_cases, root
from scenario import ScenarioFile

try:
    import jsonschema
    import yaml
except ImportError:
    jsonschema = yaml = None

program = os.environ.get("ROWSMITH") and str(Path(os.environ["ROWSMITH"]).resolve())
refused_least_percent = 80
structural = set("""
    bounds_of_other_type calendar_length case_not_map cases_count columns_empty column_empty
    delay_without_after dispersion_without_negative_binomial distribution_wanted
    duration_unit_unknown duration_without_unit endings_of_other_type enum_without_values
    exponent_without_zipf fields_empty generate_and_expression generator_of_other_type
    items_missing key_missing key_not_in_cases length_of_other_type list_wanted locale_form
    map_wanted not_a_boolean not_a_duration not_a_rate not_a_share not_an_integer
    not_in_this_version null_share_not_nullable number_with_separators option_missing
    option_of_other_generator option_of_other_type option_of_times option_out_of_range
    option_without_references past_end_without_delay pattern_and_values pattern_of_other_type
    primary_key_empty rate_period_unknown reference_form reference_with_generator
    rows_and_values rows_form rows_form_missing rows_form_twice rows_option_without_mean
    rows_out_of_range scalar_wanted share_negative share_out_of_range shares_mixed
    table_not_map tables_empty unique_group_empty unique_group_form unknown_generator
    unknown_key unknown_type unknown_word weight_negative when_not_nullable""".split())


def loader():
    """YAML as editors read it: the core schema of YAML 1.2."""
    class Core(yaml.SafeLoader):
        yaml_implicit_resolvers = collections.defaultdict(list)

    for tag, pattern, first in (
            ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
            ("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
            ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
            ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$",
             list("-+0123456789."))):
        Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", yaml.resolver.re.compile(pattern),
                                   first)
    return Core


def with_text_keys(value):
    """The document as JSON has it: keys are texts."""
    if isinstance(value, dict):
        return {str(key): with_text_keys(item) for key, item in value.items()}
    return [with_text_keys(item) for item in value] if isinstance(value, list) else value


def document(text):
    return with_text_keys(yaml.load(text, Loader=loader()))


def broken_cases():
    for path in sorted((root / "tests/broken").glob("*.test")):
        yield from read_cases(path)[1]


def valid_documents():
    for path in sorted((root / "examples").glob("*.yaml")):
        yield path.name, path.read_text()
    for path in sorted((root / "tests/scenarios").rglob("*.test")):
        for scenario in ScenarioFile(path.name, path.read_text()).scenarios:
            yield from documents_of(scenario)


def documents_of(scenario):
    """Those that a run of the scenario names, where every run goes well."""
    if any(run.expected("error") or run.expected("exit") for run in scenario.runs):
        return
    named = {argument for run in scenario.runs for argument in run.arguments}
    for name, body in scenario.files.items():
        if name.endswith((".yaml", ".json")) and name in named:
            yield f"{scenario.name} {name}", body


def load_tests(loader_, _tests, _pattern):
    suite = unittest.TestSuite()
    if program and jsonschema:
        suite.addTests(loader_.loadTestsFromTestCase(JsonSchema))
    return suite


class JsonSchema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done = subprocess.run([program, "schema", "--json-schema"], check=True,
                              capture_output=True, timeout=60)
        cls.schema = json.loads(done.stdout)
        cls.validator = jsonschema.Draft202012Validator(cls.schema)

    def test_is_a_schema_of_2020_12(self):
        self.assertEqual(self.schema["$schema"], "https://json-schema.org/draft/2020-12/schema")
        jsonschema.Draft202012Validator.check_schema(self.schema)

    def test_takes_every_valid_document(self):
        seen = 0
        for name, text in valid_documents():
            with self.subTest(name):
                seen += 1
                error = jsonschema.exceptions.best_match(
                    self.validator.iter_errors(document(text)))
                self.assertIsNone(error, error and f"{error.json_path}: {error.message}"[:2000])
        print(f"JSON Schema: takes {seen} valid documents")

    def test_refuses_what_is_broken_in_its_structure(self):
        cases = [case for case in broken_cases() if case.errors[0].cause in structural]
        taken = [case for case in cases if self.validator.is_valid(document(case.document))]
        for case in taken:
            print(f"JSON Schema: takes {case.place}: {case.title} ({case.errors[0].cause})")
        refused = len(cases) - len(taken)
        percent = 100 * refused / len(cases)
        print(f"JSON Schema: refuses {refused} of {len(cases)} broken in their structure"
              f" ({percent:.0f}%)")
        self.assertGreater(len(cases), 80)
        self.assertGreaterEqual(percent, refused_least_percent)


if __name__ == "__main__":
    unittest.main()
