"""A recipe for Conan 2, not verified: nobody has built it with Conan yet. It builds the checkout that it lies in:

    conan create cmake/conan
"""

from pathlib import Path

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain
from conan.tools.files import copy


class Followup(ConanFile):
    name = "followup"
    version = "0.1.0"
    description = "Decides when and how to follow up with a prospect"
    license = "BSL-1.0"
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False], "fPIC": [True, False], "json": [True, False]}
    default_options = {"shared": False, "fPIC": True, "json": True, "boost/*:header_only": True}
    implements = ["auto_shared_fpic"]

    def export_sources(self):
        root = str(Path(self.recipe_folder).parents[1])
        for pattern in ("CMakeLists.txt", "LICENSE", "cmake/*", "include/*", "src/*"):
            copy(self, pattern, root, self.export_sources_folder)

    def requirements(self):
        self.requires("boost/[>=1.74]", transitive_headers=True)
        self.requires("cctz/[>=2.3]")
        if self.options.json:
            self.requires("nlohmann_json/[>=3.11]")

    def validate(self):
        check_min_cppstd(self, 20)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables.update({
            "FOLLOWUP_BUILD_TESTS": False,
            "FOLLOWUP_BUILD_EXAMPLES": False,
            "FOLLOWUP_BUILD_COMMAND": False,
            "FOLLOWUP_BUILD_JSON": bool(self.options.json),
        })
        toolchain.generate()
        dependencies = CMakeDeps(self)
        dependencies.set_property("cctz", "cmake_target_name", "Cctz::cctz")
        dependencies.set_property("cctz", "cmake_file_name", "Cctz")
        dependencies.set_property("cctz", "cmake_find_mode", "module")
        dependencies.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        copy(self, "LICENSE", self.source_folder, str(Path(self.package_folder) / "licenses"))
        CMake(self).install()

    def package_info(self):
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs.append(str(Path("lib") / "cmake" / "followup"))
