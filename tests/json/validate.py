"""Holds the documents of the tests against the schemas that are shipped, with a validator that is not ours.

    validate.py JSON_DOCUMENTS SCHEMAS

What the library writes is valid; what it refuses is not, as far as a schema can know.
"""

import json
import pathlib
import subprocess
import sys

from jsonschema import Draft202012Validator


def validators(folder):
    found = {}
    for file in sorted(pathlib.Path(folder).glob("*.schema.json")):
        schema = json.loads(file.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        found[file.name.removesuffix(".schema.json")] = Draft202012Validator(schema)
    return found


def complaint(validator, row):
    errors = list(validator.iter_errors(row["document"]))
    if row["valid"] and errors:
        return f"is refused: {errors[0].message[:300]}"
    if not row["valid"] and not errors:
        return "is let through"
    return None


def documents_of_tests(command):
    lines = subprocess.run([command], check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return [json.loads(line) for line in lines.splitlines()]


def main(documents, schemas):
    by_kind = validators(schemas)
    rows = documents_of_tests(documents)
    failed = 0
    for row in rows:
        said = complaint(by_kind[row["kind"]], row)
        if said:
            failed += 1
            print(f"{row['kind']}, {row['label']}: {said}")
    valid = sum(row["valid"] for row in rows)
    print(f"{len(by_kind)} schemas, {valid} documents written, {len(rows) - valid} refused, {failed} wrong")
    sys.exit(failed > 0 or valid == 0 or valid == len(rows))


if __name__ == "__main__":
    main(*sys.argv[1:])
