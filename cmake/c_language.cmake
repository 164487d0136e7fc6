# C, for the tests and examples of the C interface: with the compiler of the family that compiles C++, so that the
# sanitizers are the same; where its name tells no family, with the one that CMake finds.
if(NOT CMAKE_C_COMPILER AND NOT DEFINED ENV{CC})
  string(REGEX REPLACE "clang\\+\\+([^/]*)$" "clang\\1" CMAKE_C_COMPILER "${CMAKE_CXX_COMPILER}")
  string(REGEX REPLACE "g\\+\\+([^/]*)$" "gcc\\1" CMAKE_C_COMPILER "${CMAKE_C_COMPILER}")
  if(CMAKE_C_COMPILER STREQUAL CMAKE_CXX_COMPILER)
    unset(CMAKE_C_COMPILER)
  endif()
endif()
enable_language(C)
