"""The library itself. It is looked for where programs look for it, or at FOLLOWUP_LIBRARY."""

from __future__ import annotations

import os
from typing import Any

from . import _interface

ffi: Any = _interface.ffi


def _opened() -> Any:
    name = os.environ.get("FOLLOWUP_LIBRARY") or "libfollowup_c.so.0"
    try:
        return ffi.dlopen(name)
    except OSError as error:
        raise ImportError(
            f"followup: {name} cannot be loaded ({error}); install libfollowup-c0, "
            "or set FOLLOWUP_LIBRARY to where the file is"
        ) from error


lib: Any = _opened()


def text_made() -> Any:
    """A fu_text, freed with the object."""
    return ffi.gc(ffi.new("fu_text *"), lib.fu_text_free)


def text_in(text: Any) -> str:
    return str(ffi.unpack(text.data, text.size).decode()) if text.size else ""


def version() -> str:
    """That of the library."""
    return str(ffi.string(lib.fu_version()).decode())
