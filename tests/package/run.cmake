# Uses the library the given way: `installed` into a prefix of its own, as it was built; or as a `subdirectory`, and
# then as a shared library, so that the two kinds of linking are tried as well.

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

set(build "${work}/build")
set(expected "2026-12-28")
file(REMOVE_RECURSE "${work}")

if(way STREQUAL "installed")
  run("${CMAKE_COMMAND}" --install "${followup_build}" --prefix "${work}/prefix" --config "${config}")
  set(from "-DCMAKE_PREFIX_PATH=${work}/prefix")
else()
  # Quicker to build, and without inlining more symbols could leak.
  set(config Debug)
  set(from "-Dfollowup_source=${followup_source}" -DBUILD_SHARED_LIBS=ON -DCMAKE_CXX_FLAGS_DEBUG=)
endif()

run("${CMAKE_COMMAND}" -S "${consumer}" -B "${build}" -G "${generator}"
  "-DCMAKE_CXX_COMPILER=${compiler}" "-DCMAKE_BUILD_TYPE=${config}"
  "-DCMAKE_RUNTIME_OUTPUT_DIRECTORY=${build}/bin" "-DCMAKE_LIBRARY_OUTPUT_DIRECTORY=${build}/bin" ${from})
run("${CMAKE_COMMAND}" --build "${build}" --config "${config}" --parallel 2)

execute_process(COMMAND "${build}/bin/consumer"
  OUTPUT_VARIABLE printed OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "The consumer printed '${printed}' and not '${expected}'")
endif()

if(way STREQUAL "installed" AND NOT EXISTS "${work}/prefix/share/followup/schema/policy.schema.json")
  message(FATAL_ERROR "The schemas are not installed")
endif()

# A shared build exports its own symbols and nobody else's.
set(libraries)
if(nm)
  file(GLOB libraries "${build}/bin/libfollowup*.so")
endif()
foreach(library IN LISTS libraries)
  execute_process(COMMAND "${nm}" --dynamic --demangle --defined-only "${library}"
    OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX REPLACE "[][;]" "" symbols "${symbols}")
  string(REGEX MATCHALL "[^\n]+" symbols "${symbols}")
  list(FILTER symbols EXCLUDE REGEX " [A-Za-z] ((typeinfo|typeinfo name|vtable) for )?followup::")
  if(symbols)
    list(JOIN symbols "\n  " symbols)
    message(FATAL_ERROR "Symbols that are not followup's leave the shared library:\n  ${symbols}")
  endif()
endforeach()

# The command comes with its manual page and its completion.
if(way STREQUAL "installed" AND command)
  execute_process(COMMAND "${work}/prefix/bin/followup" --version
    OUTPUT_VARIABLE printed OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  if(NOT printed STREQUAL "followup ${version}")
    message(FATAL_ERROR "The command printed '${printed}' and not 'followup ${version}'")
  endif()
  foreach(file IN ITEMS man/man1/followup.1 bash-completion/completions/followup)
    if(NOT EXISTS "${work}/prefix/share/${file}")
      message(FATAL_ERROR "share/${file} is not installed")
    endif()
  endforeach()
endif()
