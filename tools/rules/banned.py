"""Banned names and calls, each with what to use instead."""
import re

from rules.project import Finding, cpp_code, is_code, line_of

names = {"util", "utils", "helper", "helpers", "common", "misc", "manager"}

libm = ("acos|acosh|asin|asinh|atan|atan2|atanh|cbrt|cos|cosh|erf|erfc|exp|exp2|expm1|fma|hypot"
        "|lgamma|log|log10|log1p|log2|pow|sin|sinh|tan|tanh|tgamma")

# (pattern, what it is, what to use, paths where it is allowed)
tests = r".*_test\.cpp"
calls = [
    (r"#\s*include\s*<regex>|\bstd::w?regex\b", "std::regex",
     "the pattern language or a plain scan", None),
    (r"#\s*include\s*<random>|\bstd::(mt19937|random_device|\w+_distribution)\b", "<random>",
     "random/streams.h, whose numbers are the same everywhere", None),
    (r"#\s*include\s*<(format|print|generator)>|\bstd::(format|print|println)\b",
     "a header that g++ 12 has not", "base/text.h and std::to_chars", None),
    (r"#\s*include\s*<(iostream|sstream|fstream|iomanip)>|\bstd::(cout|cerr|cin)\b",
     "a stream of the standard library", "base/filesystem.h, or std::string and std::to_chars",
     None),
    (r"\bthrow\b", "throw", "Result<T> and fail() of base/result.h", None),
    (r"\bsystem_clock\b"
     r"|(?<![\w.:>])(?<!& )(std::)?(time|gettimeofday|clock_gettime|localtime|gmtime)\s*\(",
     "the machine's clock", "the Clock of base/clock.h, passed in", r"src/base/clock.*"),
    (rf"\b(std::|__builtin_)({libm})f?\s*\(|(?<![\w:.>])::({libm})\s*\(", "a function of libm",
     "random/real_functions.h, whose bits are the same everywhere", tests),
    (r"(?<![\w.:>])(std::)?s?rand\s*\(", "rand()", "random/streams.h", None),
    (r"\b(std::)?(strtod|strtof|atof|setlocale)\s*\(|\bstd::(stod|stof|locale)\b",
     "a function that follows the machine's locale", "std::from_chars and std::to_chars", None),
]


def check(project):
    yield from bad_names(project)
    for name, text in project.matching(r"src/.*\.(cpp|h)"):
        code = cpp_code(text)
        for pattern, what, instead, allowed in calls:
            if allowed and re.fullmatch(allowed, name):
                continue
            for match in re.finditer(pattern, code):
                yield Finding(name, line_of(code, match.start()), f"{what} is banned",
                              f"use {instead}")


def bad_names(project):
    for name in sorted(project.paths):
        words = set(re.split(r"[/_.\-]", name.lower()))
        if words & names and "third_party" not in words:
            word = sorted(words & names)[0]
            yield Finding(name, 1, f"'{word}' says nothing about what is inside",
                          "name the file or folder after the thing that it holds")


def unfinished(project):
    mark = "FIX" + "ME"
    for name, text in project.matching(r".*"):
        if is_code(name) or name.endswith(".md"):
            for match in re.finditer(rf"\b{mark}\b", text):
                yield Finding(name, line_of(text, match.start()), f"{mark} may not land", "mend it")
