"""What tests reach of the sources, from the JSON of `llvm-cov export` at standard input: a line for each file with
something left, then the sums; the places that are left go to the file named first.

A branch is one way out of one condition of the source, wherever a template that holds it was instantiated. No
conditions are what a comparison decides that is left to the compiler (= default), what is decided when compiling (if
constexpr), and the way out of a switch that none of its cases takes, where every value has one."""

import collections
import json
import pathlib
import sys

left_file, root = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
files = json.load(sys.stdin)["data"][0]["files"]
left = []
rows = []
for file in sorted(files, key=lambda one: one["filename"]):
    name = str(pathlib.Path(file["filename"]).relative_to(root))
    source = pathlib.Path(file["filename"]).read_text().split("\n")

    ways = collections.Counter()
    for line, column, _, _, taken, not_taken, *_ in file["branches"]:
        code = source[line - 1].strip()
        if "= default" not in code and "if constexpr" not in code and not code.startswith("switch ("):
            ways[line, column, "true"] += taken
            ways[line, column, "false"] += not_taken
    for (line, column, way), count in sorted(ways.items()):
        if count == 0:
            left.append(f"{name}:{line}:{column}: never {way}: {source[line - 1].strip()}")

    # A segment [line, column, count, has_count, is_entry, is_gap] holds up to the next one.
    counts = {}
    for here, after in zip(file["segments"], file["segments"][1:]):
        line, _, count, has_count, _, is_gap = here
        if has_count and not is_gap:
            for at in range(line, after[0] + (after[1] > 1)):
                counts[at] = max(counts.get(at, 0), count)
    counts = {line: count for line, count in counts.items() if source[line - 1].strip() not in ("", "}", "};")}
    left += [f"{name}:{line}: never: {source[line - 1].strip()}" for line, count in counts.items() if count == 0]

    rows.append((name, sum(1 for count in counts.values() if count), len(counts), sum(1 for count in ways.values() if count),
                 len(ways)))


def share(reached, total):
    return f"{reached:6d} of {total:6d} ({100 * reached / max(total, 1):5.1f} %)"


for name, lines, all_lines, branches, all_branches in rows:
    if lines < all_lines or branches < all_branches:
        print(f"{name:42} lines {share(lines, all_lines)}  branches {share(branches, all_branches)}")
for what, reached, total in (("lines", 1, 2), ("branches", 3, 4)):
    print(f"{what}: {share(sum(row[reached] for row in rows), sum(row[total] for row in rows))}")
left_file.write_text("\n".join(left) + "\n")
