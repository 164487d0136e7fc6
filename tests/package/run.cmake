# Uses the library in one of the ways that CMakeLists.txt beside this names.

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(expect_output expected)
  execute_process(COMMAND ${ARGN}
    OUTPUT_VARIABLE printed OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  if(NOT printed STREQUAL expected)
    message(FATAL_ERROR "'${ARGN}' printed '${printed}' and not '${expected}'")
  endif()
endfunction()

function(expect_files folder)
  foreach(file IN LISTS ARGN)
    if(NOT EXISTS "${folder}/${file}")
      message(FATAL_ERROR "${file} is not installed")
    endif()
  endforeach()
endfunction()

# What `nm` lists of a file, a symbol a line, without what would make a list of it in CMake.
function(symbols_of file out)
  execute_process(COMMAND "${nm}" --dynamic --demangle --with-symbol-versions ${ARGN} "${file}"
    OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX REPLACE "[][;]" "" symbols "${symbols}")
  string(REGEX MATCHALL "[^\n]+" symbols "${symbols}")
  set("${out}" "${symbols}" PARENT_SCOPE)
endfunction()

function(expect_none what)
  if(ARGN)
    list(JOIN ARGN "\n  " found)
    message(FATAL_ERROR "${what}:\n  ${found}")
  endif()
endfunction()

# A shared library exports its own symbols and nobody else's; what is in `detail` only to its sister libraries.
function(check_exports library)
  symbols_of("${library}" symbols --defined-only)
  list(FILTER symbols EXCLUDE REGEX " A FOLLOWUP_")
  set(private "${symbols}")
  list(FILTER symbols EXCLUDE REGEX " [A-Za-z] ((typeinfo|typeinfo name|vtable) for )?followup::")
  expect_none("Symbols that are not followup's leave ${library}" ${symbols})
  list(FILTER private INCLUDE REGEX " [A-Za-z] ((typeinfo|typeinfo name|vtable) for )?followup::([a-z]+::)?detail::")
  list(FILTER private EXCLUDE REGEX "(@FOLLOWUP_${version}_PRIVATE|_HANDLES)$")
  expect_none("Inner symbols leave ${library}" ${private})
endfunction()

# What is linked to the library needs nothing inner of it.
function(check_needs program)
  symbols_of("${program}" symbols --undefined-only)
  list(FILTER symbols INCLUDE REGEX "@FOLLOWUP_.*_PRIVATE")
  expect_none("${program} needs inner symbols" ${symbols})
endfunction()

# Configured as what this test belongs to, so that objects of one can be those of the other.
function(configure source build)
  string(TOUPPER "${config}" upper)
  run("${CMAKE_COMMAND}" -S "${source}" -B "${build}" -G "${generator}" "-DCMAKE_CXX_COMPILER=${compiler}"
    "-DCMAKE_CXX_COMPILER_LAUNCHER=${launcher}" "-DCMAKE_CXX_FLAGS=${flags}" "-DCMAKE_BUILD_TYPE=${config}"
    "-DCMAKE_CXX_FLAGS_${upper}=${config_flags}" ${ARGN})
endfunction()
set(as_this "-DFOLLOWUP_DEVELOPER=${developer}" "-DFOLLOWUP_WARNINGS_AS_ERRORS=${warnings_as_errors}")

set(with_python OFF)
set(python_package "")
if(python)
  set(with_python ON)
  set(python_package python3-followup)
endif()

set(with_postgres OFF)
set(postgres_package "")
if(postgres)
  set(with_postgres ON)
  string(REPLACE "|" ";" postgres "${postgres}")  # its folders for programs, for data and for modules
  list(GET postgres 2 postgres_modules)
  string(REGEX MATCH "[0-9]+" postgres_major "${postgres_modules}")
  set(postgres_package "postgresql-${postgres_major}-followup")
endif()

set(expected "2026-12-28")
set(prefix "${work}/prefix")
file(REMOVE_RECURSE "${work}")

if(way STREQUAL "installed")
  foreach(recipe IN ITEMS vcpkg/vcpkg.json conan/conanfile.py)
    file(READ "${followup_source}/cmake/${recipe}" text)
    if(NOT text MATCHES "version\"?(:| =) \"${version}\"")
      message(FATAL_ERROR "cmake/${recipe} is not of version ${version}")
    endif()
  endforeach()
  run("${CMAKE_COMMAND}" --install "${followup_build}" --prefix "${prefix}" --config "${config}")
elseif(way STREQUAL "debian")
  configure("${followup_source}" "${work}/library" ${as_this} -DBUILD_SHARED_LIBS=ON -DCMAKE_INSTALL_PREFIX=/usr
    -DFOLLOWUP_BUILD_TESTS=OFF -DFOLLOWUP_BUILD_EXAMPLES=OFF "-DFOLLOWUP_CFFI_PYTHON=${python}"
    "-DFOLLOWUP_BUILD_PYTHON=${with_python}" "-DFOLLOWUP_BUILD_POSTGRES=${with_postgres}")
  run("${CMAKE_COMMAND}" --build "${work}/library" --config "${config}" --parallel 2)
  find_program(cpack cpack HINTS "${CMAKE_ROOT}/../../bin" REQUIRED)
  run("${cpack}" -G DEB --config "${work}/library/CPackConfig.cmake" -C "${config}" -B "${work}/packages")
  foreach(package IN ITEMS libfollowup0 libfollowup-c0 libfollowup-dev followup ${python_package}
      ${postgres_package})
    file(GLOB archive "${work}/packages/${package}_${version}_*.deb")
    if(NOT archive)
      message(FATAL_ERROR "There is no package ${package}")
    endif()
    run("${dpkg_deb}" --info "${archive}")
    run("${dpkg_deb}" --extract "${archive}" "${work}/root")
    expect_files("${work}/root/usr/share/doc" "${package}/copyright")
  endforeach()
  set(prefix "${work}/root/usr")
  file(GLOB libraries "${prefix}/lib/*/libfollowup*.so")
  list(LENGTH libraries count)
  if(NOT count EQUAL 6)
    message(FATAL_ERROR "There are ${count} shared libraries and not 6")
  endif()
  if(nm)
    list(FILTER libraries EXCLUDE REGEX "/libfollowup_c\\.so$")  # whose symbols tests/c looks at
    foreach(library IN LISTS libraries)
      check_exports("${library}")
    endforeach()
  endif()
endif()

if(way STREQUAL "subdirectory")
  set(from "-Dfollowup_source=${followup_source}" ${as_this})
else()
  set(from "-DCMAKE_PREFIX_PATH=${prefix}")
endif()
set(build "${work}/build")
configure("${consumer}" "${build}" "-DCMAKE_RUNTIME_OUTPUT_DIRECTORY=${build}/bin"
  "-DCMAKE_LIBRARY_OUTPUT_DIRECTORY=${build}/bin" ${from})
run("${CMAKE_COMMAND}" --build "${build}" --config "${config}" --parallel 2)

expect_output("${expected}" "${build}/bin/consumer")
expect_output("${expected}" "${build}/bin/host" "${build}/bin/plugin.so")
if(way STREQUAL "subdirectory")
  return()
endif()

expect_output("${expected}" "${build}/bin/documents")
expect_output("${expected}" "${build}/bin/in_c")
expect_files("${prefix}" share/followup/schema/policy.schema.json share/followup/schema/forecast.schema.json)

# From a makefile, or whatever else asks pkg-config.
file(GLOB pc_file "${prefix}/lib*/pkgconfig/followup.pc" "${prefix}/lib*/*/pkgconfig/followup.pc")
if(NOT pc_file)
  message(FATAL_ERROR "followup.pc is not installed")
endif()
cmake_path(GET pc_file PARENT_PATH pc_folder)
cmake_path(GET pc_folder PARENT_PATH library_folder)
set(ENV{LD_LIBRARY_PATH} "${library_folder}")
if(pkg_config)
  set(ENV{PKG_CONFIG_PATH} "${pc_folder}")
  foreach(pair IN ITEMS followup=main followup-json=documents)
    string(REGEX REPLACE "=.*" "" package "${pair}")
    string(REGEX REPLACE ".*=" "" program "${pair}")
    run("${pkg_config}" "--exact-version=${version}" "${package}")
    execute_process(COMMAND "${pkg_config}" --cflags --libs "${package}"
      OUTPUT_VARIABLE options OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    separate_arguments(options UNIX_COMMAND "${options}")
    run("${compiler}" -std=c++20 "${consumer}/${program}.cpp" -o "${build}/bin/${program}_by_pkg_config" ${options})
    expect_output("${expected}" "${build}/bin/${program}_by_pkg_config")
  endforeach()
endif()

# The C interface, by a compiler that knows nothing of C++.
if(pkg_config)
  execute_process(COMMAND "${pkg_config}" --cflags --libs followup-c
    OUTPUT_VARIABLE options OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(options UNIX_COMMAND "${options}")
  find_program(cc NAMES cc gcc clang REQUIRED)
  run("${cc}" -std=c99 -Wall -Werror -pedantic "${consumer}/in_c.c" -o "${build}/bin/in_c_by_pkg_config" ${options})
  expect_output("${expected}" "${build}/bin/in_c_by_pkg_config")
endif()

if(way STREQUAL "debian" AND nm)
  foreach(program IN ITEMS consumer documents in_c plugin.so)
    check_needs("${build}/bin/${program}")
  endforeach()
endif()

# The Python package, beside the library of the C interface.
if(python)
  set(ENV{PYTHONPATH} "${prefix}/lib/python3/dist-packages")
  expect_output("${version} False" "${python}" -c
    "import followup as f\nprint(f.version(), f.Policy.preset('until_no').needs_history)")
endif()

# The extension, by a server that has nothing of ours but what is in its package.
if(way STREQUAL "debian" AND postgres)
  file(GLOB c_library "${prefix}/lib/*/libfollowup_c.so.0" "${prefix}/lib/libfollowup_c.so.0")
  list(GET postgres 1 postgres_data)
  set(ENV{FOLLOWUP_EXTENSION_FILES} "${work}/root${postgres_data}/extension")
  execute_process(
    COMMAND bash "${followup_source}/tests/postgres/with_server.sh" ${postgres} "${work}/root${postgres_modules}/followup.so"
      "${c_library}" "${followup_source}" psql -XqAt -v ON_ERROR_STOP=1 -c "CREATE EXTENSION followup"
      -c "SELECT followup.refused('out_of_order')"
    OUTPUT_VARIABLE printed OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  if(NOT printed STREQUAL "out_of_order")
    message(FATAL_ERROR "The extension that was packaged says '${printed}'")
  endif()
endif()

# The command comes with its manual page and its completion.
if(command)
  expect_output("followup ${version}" "${prefix}/bin/followup" --version)
  expect_files("${prefix}/share" man/man1/followup.1 bash-completion/completions/followup)
endif()
