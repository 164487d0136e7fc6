"""Schema and reader agree, on documents that are made by chance.

    agree.py JSON_DOCUMENTS SCHEMAS [COUNT [SEED]]

Each schema makes documents; a validator that is not ours confirms them, and the reader accepts them or names what no
schema can know (`BEYOND_A_SCHEMA`). The other way, whatever the reader accepts of documents that were changed at one
place is valid by the schema.
"""

import copy
import json
import random
import re
import subprocess
import sys

import rstr

from validate import documents_of_tests, validators

# What the reader knows and a schema cannot say: what must fit together, and what calendars and zones make of a text.
BEYOND_A_SCHEMA = {
    "who can say what, and by which channel": r"/(way|spoke_to|promised|message_left|outcome): found",
    "whose touchpoint it is": r"/pursuit: found \(none\), allowed: the pursuit it belongs to$",
    "days named twice": r"allowed: each (day|date) once$",
    "a calendar that never opens": r"found no open day, allowed: at least one$",
    "weeks in turn need a first one": r"/first_week: found nothing",
    "which end an outcome can be": r"/outcomes/\w+: found how = ",
    "whose outcome a call can have": r"/outcomes/\w+: found next_number",
    "rules that the host registers": r"/rule: found .*, allowed: none is registered$",
    "an objection is absolute": r"/re_entries/\d+: found after opted_out",
    "a brief for what is not sent": r"/closing_brief: found .*allowed: none without",
    "which channels and delays a track can have": r"/tracks/\d+(/steps/\d+)?: found ",
    "a policy that starts by itself": r"/tracks: found none starts by itself",
    "how a limit closes, and after how much": r"/limits/\d+: found ",
    "what a guard concerns, and how long": r"/guards/\d+: found ",
    "parts of the day that do not overlap, and choosers among them": r"/dayparts: found ",
    "gaps of more than nothing": r": found \w+ = 0, allowed: \w+ of 1 or more$",
    "what nobody is called, and what two are called": r"/id: found .*, allowed: (any other number|each identity once)$",
}

# What a pattern lets through and only a calendar, a clock or the list of zones tells from what there is: by the name
# of a definition, or by how a pattern begins.
EXAMPLES = {
    "zone": ["Europe/Amsterdam", "Asia/Tokyo", "UTC"],
    "day-hours": ["closed", "", "09:00-17:00", "08:30-12:00 13:00-24:00"],
    "interval": ["09:00-17:00", "00:00-24:00"],
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": ["2026-02-27", "2026-11-30", "2027-06-01"],
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]": ["2026-11-27T09:00:00Z", "2026-11-27 09:00Z", "2027-01-04T13:30Z"],
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}( ": ["2026-12-01", "2026-12-01 14:00", "2026-12-01 09:00-10:30", "2026-12-01 to 2026-12-04"],
}


def examples(name):
    return next((some for begin, some in EXAMPLES.items() if name == begin or begin[0] == "^" and name.startswith(begin)), None)


class Maker:
    """Makes values that a schema lets through."""

    def __init__(self, schema, luck):
        self.schema = schema
        self.luck = luck
        self.texts = rstr.Rstr(luck)
        self.named = 0

    def document(self):
        return self.value(self.schema, 0)

    def value(self, node, depth):
        if "$ref" in node:
            name = node["$ref"].removeprefix("#/$defs/")
            if some := examples(name):
                return self.luck.choice(some)
            return self.value(self.schema["$defs"][name], depth)
        if node.get("anyOf"):
            chosen = self.luck.choice(node["anyOf"])
            required = node.get("required", []) + chosen.get("required", [])
            return self.value({**node, "anyOf": None, **chosen, "required": required}, depth)
        if "enum" in node:
            return self.luck.choice(node["enum"])
        if "type" not in node:
            return self.luck.choice(WRONG)  # whatever a host likes
        return getattr(self, "a_" + node["type"])(node, depth)

    def a_boolean(self, _node, _depth):
        return self.luck.random() < 0.5

    def a_integer(self, node, _depth):
        least, most = node.get("minimum", 0), node.get("maximum", 1000)
        return self.luck.choice([least, most, self.luck.randint(least, min(most, least + 20))])

    a_number = a_integer

    def a_null(self, _node, _depth):
        return None

    def a_string(self, node, _depth):
        if "pattern" in node:
            return self.like(node["pattern"])
        self.named += 1
        return f"name {self.named}"

    def like(self, pattern):
        if some := examples(pattern):
            return self.luck.choice(some)
        pattern = re.sub(r"(\[[^]]*\])\{256\}", r"(\1{64}){4}", pattern)  # rstr repeats 100 times
        return self.texts.xeger(re.sub(r"\{1,10\}", "{1,2}", pattern))

    def a_array(self, node, depth):
        least = node.get("minItems", 0)
        most = min(node.get("maxItems", 3), least + (3 if depth < 3 else 1))
        made = [self.value(node["items"], depth + 1) for _ in range(self.luck.randint(least, most))]
        if node.get("uniqueItems"):
            made = [one for place, one in enumerate(made) if one not in made[:place]]
        return made

    def a_object(self, node, depth):
        made = {}
        required = node.get("required", [])
        for name, part in node.get("properties", {}).items():
            if name in required or self.luck.random() < 0.25:
                made[name] = self.value(part, depth + 1)
        for pattern, part in node.get("patternProperties", {}).items():
            for _ in range(self.luck.randint(0, 2)):
                made[self.like(pattern)] = self.value(part, depth + 1)
        return made


def places(document):
    """Each container of a document with each of its keys."""
    inner = document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    for key, value in inner:
        yield document, key
        yield from places(value)


WRONG = [None, True, -1, 0, 1.5, 10**12, "", "nobody", [], {}, [1], {"nobody": 1}]


def changed(document, luck):
    """The document with something else at one place: a member less, one more, or another value."""
    copied = copy.deepcopy(document)
    all_places = list(places(copied))
    if not all_places:
        return luck.choice(WRONG)
    holder, key = luck.choice(all_places)
    way = luck.randint(0, 2)
    if way == 0:
        del holder[key]
    elif way == 1 and isinstance(holder, dict):
        holder["nobody"] = luck.choice(WRONG)
    else:
        holder[key] = luck.choice(WRONG)
    return copied


class Reader:
    """The library, asked for the mistakes of a document."""

    def __init__(self, command):
        self.process = subprocess.Popen([command, "--read"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        encoding="utf-8")

    def mistakes(self, kind, document):
        self.process.stdin.write(f"{kind}\t{json.dumps(document)}\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline()
        if not said:
            sys.exit(f"the reader of a {kind} is gone at {json.dumps(document)}")
        said = said.rstrip("\n")
        return said.split("\x1e") if said else []


def why_beyond(mistake):
    for name, pattern in BEYOND_A_SCHEMA.items():
        if re.search(pattern, mistake):
            return name
    return None


def as_kind(mistake):
    """What two mistakes of one kind share."""
    path, _, rest = mistake.partition(": found ")
    return re.sub(r"[0-9]+", "N", re.sub(r"/.*/", "/.../", path) + ", allowed" + rest.rpartition("allowed")[2])


class Agreement:
    def __init__(self, reader, luck):
        self.reader = reader
        self.luck = luck
        self.accepted = 0
        self.refused = 0
        self.kept = 0
        self.failures = {}
        self.reached = set()

    def fail(self, what, document):
        self.failures.setdefault(what, document)

    def made(self, kind, validator, document):
        errors = list(validator.iter_errors(document))
        if errors:
            return self.fail(f"{kind}: made from the schema and refused by it: {errors[0].message[:200]}", document)
        found = self.reader.mistakes(kind, document)
        self.accepted += not found
        self.refused += bool(found)
        for mistake in found:
            why = why_beyond(mistake)
            if why is None:
                self.fail(f"{kind}: only the reader refuses it: {as_kind(mistake)}", document)
            else:
                self.reached.add(why)
        return None

    def changed(self, kind, validator, document):
        if self.reader.mistakes(kind, document):
            return
        self.kept += 1
        errors = list(validator.iter_errors(document))
        if errors:
            self.fail(f"{kind}: only the schema refuses it: {errors[0].json_path}: {errors[0].message[:200]}", document)


def main(documents, schemas, count="200", seed="1"):
    luck = random.Random(int(seed))
    agreed = Agreement(Reader(documents), luck)
    written = {}
    for row in documents_of_tests(documents):
        if row["valid"]:
            written.setdefault(row["kind"], []).append(row["document"])
    for kind, validator in validators(schemas).items():
        if kind == "reply":
            continue  # hosts read it, the library does not
        for _ in range(int(count)):
            agreed.made(kind, validator, Maker(validator.schema, luck).document())
            agreed.changed(kind, validator, changed(luck.choice(written[kind]), luck))
    for what, document in agreed.failures.items():
        print(f"{what}\n    {json.dumps(document)}")
    unreached = set(BEYOND_A_SCHEMA) - agreed.reached
    print(f"made {agreed.accepted + agreed.refused}, of which the reader accepts {agreed.accepted}; "
          f"changed and accepted {agreed.kept}; {len(agreed.failures)} kinds of difference; never met: {unreached or 'none'}")
    sys.exit(bool(agreed.failures) or agreed.accepted == 0 or agreed.kept == 0)


main(*sys.argv[1:])
