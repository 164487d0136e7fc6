"""Whether what src/README.md names is there: inside.py ROOT

A test is named as `suite/file: name`, a document that goes through the command as `case name`, a source or header by its
path below src or include/followup. The rulings are numbered without a gap, and README.md stays
short."""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
tests = root / "tests"
page = (root / "src/README.md").read_text()
wrong = []

for path in re.findall(r"`([a-z_]+/[a-z_/*]+\.[ch]pp)`", page):
    if not any(any(base.glob(path)) for base in (root / "src", root / "include/followup")):
        wrong.append(f"there is no source or header {path}")

for file, name in re.findall(r"`([a-z_]+/[a-z_]+):\s+(\w+)`", page):
    source = tests / f"{file}_test.cpp"
    found = source.exists() and re.search(rf"^BOOST_\w+_TEST_CASE\({name}\b.*", source.read_text(), re.MULTILINE)
    if not found:
        wrong.append(f"there is no test {name} in {source}")
    elif "disabled()" in found[0]:
        wrong.append(f"the test {name} in {source} is disabled")

for name in re.findall(r"`case\s+([a-z0-9-]+)`", page):
    if not (tests / f"cases/{name}.json").exists():
        wrong.append(f"there is no case {name}")

rulings = page[page.index("\n## The rulings\n"):]
numbers = [int(number) for number in re.findall(r"^(\d+)\. ", rulings, re.MULTILINE)]
if numbers != list(range(1, len(numbers) + 1)):
    wrong.append(f"the rulings are numbered {numbers}")

lines = len((root / "README.md").read_text().splitlines())
if lines > 180:
    wrong.append(f"README.md has {lines} lines, and 180 at most: the pages beside the examples are the manual")

print("\n".join(wrong) or f"{len(numbers)} rulings")
sys.exit(bool(wrong))
