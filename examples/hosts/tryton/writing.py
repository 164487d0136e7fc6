"""What a call of `write` is about: Tryton hands it records and values in turn."""

from __future__ import annotations


def written(args) -> list:
    """All its records."""
    return [one for some in args[::2] for one in some]


def changed(args, *names: str) -> list:
    """Those of them of which one of these fields is written."""
    return [one for some, values in zip(args[::2], args[1::2]) if values.keys() & set(names) for one in some]
