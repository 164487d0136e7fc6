"""Makes followup/_interface.py from the header of the C interface: interface.py HEADER OUT.py

What it makes is plain Python and reads the library when it is imported: no compiler is needed, here or there.
"""

import contextlib
import io
import pathlib
import re
import sys

import cffi


def declarations(header: str) -> str:
    """What the header declares, without what is the preprocessor's."""
    text = re.sub(r"/\*.*?\*/", "", header, flags=re.DOTALL)
    text = re.sub(r"^#ifdef __cplusplus\n.*?^#endif$", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"^[ \t]*#(?:.*\\\n)*.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"\bFU_NOEXCEPT\b", "", text)
    return re.sub(r"(enum \{[^}]*\})", lambda one: re.sub(r"(\d)u\b", r"\1", one.group()), text)


def builder(header: pathlib.Path) -> cffi.FFI:
    ffi = cffi.FFI()
    ffi.cdef(declarations(header.read_text(encoding="utf-8")))
    ffi.set_source("followup._interface", None)
    return ffi


def main(header: str, out: str) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        builder(pathlib.Path(header)).emit_python_code(str(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
