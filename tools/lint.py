"""The style of this project as a test: prints each finding with its fix, then a closing count."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from rules import banned, documents, initializers, layers, lengths, types  # noqa: E402
from rules.project import Project  # noqa: E402

rules = [layers.check, layers.orphans, lengths.check, banned.check, banned.unfinished,
         documents.check, types.check, initializers.check]


def main():
    project = Project.of_folder(Path(__file__).resolve().parent.parent)
    findings = [finding for rule in rules for finding in rule(project)]
    for finding in findings:
        print(finding)
    for warning in lengths.warnings(project):
        print(f"warning: {warning}")
    failed = len({finding.file for finding in findings})
    print(f"{len(project.texts) - failed} passed, {failed} failed")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
