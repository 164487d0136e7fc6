# The functions of a header and the symbols of a library are the same.
execute_process(COMMAND "${nm}" --dynamic --defined-only --format=posix "${library}"
  OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" symbols "${symbols}")
list(FILTER symbols EXCLUDE REGEX "^FOLLOWUP_C_[0-9]+")
list(TRANSFORM symbols REPLACE "[@ ].*" "")
list(SORT symbols)

file(READ "${header}" text)
string(REGEX MATCHALL "fu_[a-z0-9_]+\\([^;{}]*\\) FU_NOEXCEPT" functions "${text}")
list(TRANSFORM functions REPLACE "\\(.*" "")
list(SORT functions)

if(NOT symbols STREQUAL functions)
  message(FATAL_ERROR "The library has\n  ${symbols}\nand the header\n  ${functions}")
endif()
list(LENGTH symbols count)
message(STATUS "${count} functions, and nothing else")
