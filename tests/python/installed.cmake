# Installs the Python package into an empty folder, from a copy of what a checkout has, and asks it from there.
file(REMOVE_RECURSE "${work}")
foreach(part IN ITEMS CMakeLists.txt include/followup/followup.h src/python)
  get_filename_component(folder "${part}" DIRECTORY)
  file(COPY "${source}/${part}" DESTINATION "${work}/checkout/${folder}")
endforeach()
execute_process(
  COMMAND "${python}" setup.py -q install_lib --install-dir "${work}/packages" --no-compile
  WORKING_DIRECTORY "${work}/checkout/src/python" COMMAND_ERROR_IS_FATAL ANY)
set(ENV{PYTHONPATH} "${work}/packages")
execute_process(
  COMMAND "${python}" -c "import followup; print(followup.Policy.preset('until_no').needs_history, followup.__file__)"
  OUTPUT_VARIABLE printed OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
if(NOT printed STREQUAL "False ${work}/packages/followup/__init__.py")
  message(FATAL_ERROR "The installed package printed '${printed}'")
endif()
if(NOT EXISTS "${work}/packages/followup/py.typed")
  message(FATAL_ERROR "py.typed is not installed")
endif()
