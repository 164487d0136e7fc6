# What only the project's developers need: warnings and sanitizers, carried by a target and never by global flags.
# The library, the tests and the examples link it privately.

option(FOLLOWUP_WARNINGS_AS_ERRORS "Fail on any warning" OFF)
option(FOLLOWUP_FUZZ "Build the fuzzers with libFuzzer (clang, beside FOLLOWUP_SANITIZE)" OFF)
option(FOLLOWUP_PRECOMPILE "Compile once what the library's sources include from outside" OFF)
set(FOLLOWUP_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined")

add_library(followup_dev INTERFACE)

target_compile_options(followup_dev INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual
  # Designated initializers leave the other members at their defaults on purpose.
  -Wno-missing-field-initializers
  "$<$<BOOL:${FOLLOWUP_WARNINGS_AS_ERRORS}>:-Werror>")

# With optimization g++ 12 sees trouble inside std::string, std::optional and std::variant where there is none
# (GCC bugs 105651 and 105562). The sanitizers look for the same mistakes.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(followup_dev INTERFACE
    -Wno-maybe-uninitialized -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
endif()

if(FOLLOWUP_SANITIZE)
  target_compile_options(followup_dev INTERFACE
    "-fsanitize=${FOLLOWUP_SANITIZE}" -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(followup_dev INTERFACE "-fsanitize=${FOLLOWUP_SANITIZE}")
endif()

# ccache knows a precompiled header again only if no time is in it, and g++ has to tell where it is used.
if(FOLLOWUP_PRECOMPILE)
  target_compile_options(followup_dev INTERFACE
    "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>"
    "$<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>")
endif()

# followup_precompile(<component>), the core first: a third of the time that a source takes goes into these headers. An
# #include that is missing goes unnoticed with them; .ci/run has one build without.
function(followup_precompile target)
  if(target STREQUAL "followup")
    target_precompile_headers(followup PRIVATE
      <algorithm> <array> <cstdint> <functional> <map> <optional> <set> <span> <string> <string_view> <utility>
      <variant> <vector> <boost/date_time/posix_time/posix_time_types.hpp> <boost/container/static_vector.hpp>)
  else()
    target_precompile_headers(${target} REUSE_FROM followup)
  endif()
endfunction()
