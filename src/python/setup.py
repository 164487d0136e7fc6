"""From a checkout, without the network: pip install --no-build-isolation src/python"""

import pathlib
import re
import runpy

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def version() -> str:
    text = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
    return re.search(r"project\(followup\s+VERSION ([0-9.]+)", text).group(1)


class BuildWithInterface(build_py):
    """Also makes what is made of the header."""

    @property
    def interface(self) -> str:
        return str(pathlib.Path(self.build_lib, "followup", "_interface.py"))

    def run(self) -> None:
        super().run()
        runpy.run_path(str(HERE / "interface.py"))["main"](ROOT / "include" / "followup" / "followup.h", self.interface)

    def get_outputs(self, include_bytecode: bool = True) -> list:
        return [*super().get_outputs(include_bytecode), self.interface]


setup(
    name="followup",
    version=version(),
    description="Decides when and how to follow up with a prospect",
    license="BSL-1.0",
    packages=["followup"],
    package_data={"followup": ["py.typed"]},
    python_requires=">=3.9",
    install_requires=["cffi>=1.15"],
    cmdclass={"build_py": BuildWithInterface},
)
