"""cmake/registry.cmake lists a folder's entries, sorted, and nothing else of the folder."""
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

root = Path(__file__).resolve().parent.parent
project = """cmake_minimum_required(VERSION 3.25)
project(trial LANGUAGES CXX)
include({root}/cmake/registry.cmake)
file(GLOB_RECURSE sources ${{CMAKE_SOURCE_DIR}}/src/things/*.cpp)
add_library(things STATIC ${{sources}})
add_registry(things NAMESPACE things TYPE Thing HEADER things/thing.h)
"""


class Registry(unittest.TestCase):
    def test_entries_are_the_sources_without_a_header(self):
        with tempfile.TemporaryDirectory() as folder:
            things = Path(folder, "src/things")
            (things / "person").mkdir(parents=True)
            for name in ("zipf.cpp", "enum.cpp", "person/full_name.cpp", "shared.cpp", "shared.h"):
                (things / name).write_text("")
            Path(folder, "CMakeLists.txt").write_text(project.format(root=root))
            subprocess.run(["cmake", "-G", "Ninja", "-S", folder, "-B", f"{folder}/build"],
                           check=True, capture_output=True)
            written = Path(folder, "build/generated/things/registry.cpp").read_text()
        self.assertEqual(re.findall(r'\{"(.*?)", (.*?)\}', written),
                         [("enum", "things::enum_"),
                          ("person.full_name", "things::person_full_name"),
                          ("zipf", "things::zipf")])
        self.assertIn("const Thing& person_full_name();", written)
        self.assertIn("std::array<RegistryEntry<Thing>, 3>", written)


if __name__ == "__main__":
    unittest.main()
