"""Every rule of the lint finds its planted violation, at its line, and lets the good twin pass."""
import unittest

from rules import banned, documents, initializers, layers, lengths, types
from rules.project import Project, cpp_code

table = """# T

## Layers

| layers | what |
|---|---|
| `run` | x |
| `format` `generators` | x |
| `base` | x |
"""


class Layers(unittest.TestCase):
    def project(self, **files):
        base = {"ARCHITECTURE.md": table, "src/base/a.h": "", "src/format/f.h": "",
                "src/generators/g.h": "", "src/run/r.h": ""}
        return Project(base | files["files"])

    def includes(self, name, target):
        return [(f.file, f.line) for f in layers.check(
            self.project(files={name: f'// head\n#include "{target}"\n'}))]

    def test_down_is_allowed_up_and_beside_are_not(self):
        self.assertEqual(self.includes("src/run/x.cpp", "format/f.h"), [])
        self.assertEqual(self.includes("src/format/x.cpp", "base/a.h"), [])
        self.assertEqual(self.includes("src/format/x.cpp", "format/f.h"), [])
        self.assertEqual(self.includes("src/format/x.cpp", "run/r.h"), [("src/format/x.cpp", 2)])
        self.assertEqual(self.includes("src/format/x.cpp", "generators/g.h"),
                         [("src/format/x.cpp", 2)])

    def test_a_folder_outside_the_table_and_a_missing_file(self):
        self.assertEqual(self.includes("src/odd/x.cpp", "base/a.h"), [("src/odd/x.cpp", 1)])
        self.assertEqual(self.includes("src/run/x.cpp", "base/none.h"), [("src/run/x.cpp", 2)])

    def test_no_table_is_a_finding(self):
        self.assertEqual(len(list(layers.check(Project({"ARCHITECTURE.md": "# T\n"})))), 1)

    def test_orphan_headers(self):
        texts = {"src/base/used.h": "", "src/base/orphan.h": "",
                 "src/run/x.cpp": '#include "base/used.h"\n'}
        self.assertEqual([f.file for f in layers.orphans(Project(texts))], ["src/base/orphan.h"])


class Types(unittest.TestCase):
    def test_two_types_of_one_name(self):
        def inside(text):
            return "namespace rowsmith {\n" + text + "}  // namespace rowsmith\n"

        texts = {"src/base/a.h": inside("struct Piece {\n};\n"),
                 "src/run/b.h": inside("\nclass Piece final {\n};\n"),
                 "src/run/c.cpp": inside("namespace {\nstruct Piece {\n};\n}  // namespace\n"),
                 "src/run/d.h": inside("struct Piece;\n")}
        findings = [(f.file, f.line) for f in types.check(Project(texts))]
        self.assertEqual(findings, [("src/run/b.h", 3)])


class Lengths(unittest.TestCase):
    def test_long_file_and_long_line(self):
        texts = {"src/base/a.cpp": "int a;\n" * 601, "src/base/b.cpp": "int a;\n" * 600,
                 "src/base/c.h": "// ok\n// " + "x" * 98 + "\n"}
        self.assertEqual([(f.file, f.line) for f in lengths.check(Project(texts))],
                         [("src/base/a.cpp", 601), ("src/base/c.h", 2)])

    def test_functions_by_braces(self):
        body = "    a();\n" * 69
        text = ("namespace x {\nstruct S {\n    int a = 1;\n};\n"
                "int data[] = {1,\n 2};\n\n"
                "void long_one(int a) {\n" + body + "}\n"
                "void S::short_one() const {\n" + body[9:] + "}\n"
                'const char* s = "}}{{"; // {\n'
                "TEST(A, b) {\n    if (x) {\n    }\n}\n}\n")
        self.assertEqual([(t, n, size) for t, n, size in lengths.cpp_functions(text)],
                         [("long_one", 8, 71), ("S::short_one", 79, 70), ("TEST(A, b)", 150, 4)])

    def test_long_python_function(self):
        text = "def f():\n" + "    pass\n" * 70
        self.assertEqual([(f.file, f.line) for f in lengths.check(Project({"tools/a.py": text}))],
                         [("tools/a.py", 1)])


class Banned(unittest.TestCase):
    def lines(self, text, name="src/base/a.cpp"):
        return [f.line for f in banned.check(Project({name: text}))]

    def test_each_call(self):
        for call in ("#include <regex>", "#include <random>", "#include <format>", "throw x;",
                     "#include <print>", "#include <iostream>", "std::cout << 1;", "rand();",
                     "auto t = std::chrono::system_clock::now();", "auto t = time(nullptr);",
                     "double x = std::log(y);", "double x = __builtin_pow(y, 2);", "std::stod(s);"):
            self.assertEqual(self.lines(f"// head\n{call}\n"), [2], call)

    def test_words_in_comments_and_literals_and_members_pass(self):
        text = ('// throw, std::log(x)\nconst char* s = "throw";\nuptime();\nclock.time();\n'
                "std::sqrt(x);\nrow.rand(1);\nauto c = 'x';\nu64 n = 1'000'000;\n")
        self.assertEqual(self.lines(text), [])

    def test_libm_is_for_tests_and_the_clock_for_its_file(self):
        self.assertEqual(self.lines("std::log(x);", "src/base/a_test.cpp"), [])
        self.assertEqual(self.lines("std::chrono::system_clock::now();", "src/base/clock.cpp"), [])

    def test_names(self):
        paths = {"src/base/string_utils.h": "", "tools/helpers/a.py": "", "src/base/text.h": ""}
        self.assertEqual([f.file for f in banned.bad_names(Project(paths))],
                         ["src/base/string_utils.h", "tools/helpers/a.py"])

    def test_unfinished(self):
        self.assertEqual([f.line for f in banned.unfinished(
            Project({"a.py": "x\n# FIX" + "ME later\n"}))], [2])


class Initializers(unittest.TestCase):
    def lines(self, text):
        return [f.line for f in initializers.check(Project({"src/base/a.cpp": text}))]

    def test_a_return_between_the_braces_of_an_initializer(self):
        for planted in ("Foo foo{.a = make(),\n .b = TRY(x)};", "return Foo{\n.a = TRY(x)};",
                        "all.push_back({make(),\n TRY(x)});", "Foo foo{{{1,\n TRY(x)}}};",
                        "Foo foo{\n.a = u32(TRY(x)), .b = make()};",
                        "Foo foo{.a = {\nTRY(x)}, .b = make()};"):
            self.assertEqual(self.lines("void f() {\n" + planted + "\n}\n"), [3], planted)

    def test_statements_and_single_values_pass(self):
        for good in ("foo.a = TRY(x);", "f(a, TRY(x));", "u32 a{TRY(x)};", "g({a, b}, TRY(x));",
                     "Foo foo{.run = [](int a) { return TRY(a); }, .b = 1};",
                     "if (a) {\n if (TRY(x)) return Foo{1, 2};\n}"):
            self.assertEqual(self.lines("void f() {\n" + good + "\n}\n"), [], good)


class Documents(unittest.TestCase):
    def lines(self, text, **more):
        return [f.line for f in documents.check(Project({"docs/a.md": text} | more))]

    def test_titles(self):
        self.assertEqual(self.lines("# One\n```sh\n# comment\n```\n"), [])
        self.assertEqual(self.lines("no title\n"), [1])
        self.assertEqual(self.lines("# One\n\n# Two\n"), [3])

    def test_links(self):
        texts = {"README.md": "# R\n\n## Five minutes\n"}
        good = ("# A\n[r](../README.md) [h](../README.md#five-minutes) [own](#a)\n"
                "[w](https://x.org)\n")
        self.assertEqual(self.lines(good, **texts), [])
        self.assertEqual(self.lines("# A\n[r](README.md)\n", **texts), [2])
        self.assertEqual(self.lines("# A\n\n[r](../README.md#none)\n", **texts), [3])

    def test_blocks(self):
        self.assertEqual(self.lines("# A\n\n```\nx\n```\n"), [3])
        self.assertEqual(self.lines("# A\n\n<!-- not run -->\n```sh\nx\n```\n"), [4])
        self.assertEqual(self.lines("# A\n\n<!-- not run: needs a key -->\n```sh\nx\n```\n"), [])


class Code(unittest.TestCase):
    def test_blanking_keeps_offsets(self):
        text = 'a /* {\n */ "}" R"x(}\n)x" \'}\' 1\'000 // }\nb'
        self.assertEqual(len(cpp_code(text)), len(text))
        self.assertNotIn("}", cpp_code(text))
        self.assertIn("1'000", cpp_code(text))


if __name__ == "__main__":
    unittest.main()
