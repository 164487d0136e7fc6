# Installs the module into an empty folder, from a copy of what a checkout has, and tests what is there.
file(REMOVE_RECURSE "${work}")
file(COPY "${module}" DESTINATION "${work}/checkout")
execute_process(
  COMMAND "${python}" setup.py -q install_lib --install-dir "${work}/packages" --no-compile
    install_egg_info --install-dir "${work}/packages"
  WORKING_DIRECTORY "${work}/checkout/tryton" OUTPUT_QUIET ERROR_VARIABLE said RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "The module is not installed: ${said}")
endif()
set(ENV{PYTHONPATH} "${work}/packages:${followup}")
execute_process(
  COMMAND "${python}" -m pytest -q -p no:cacheprovider -W ignore --tb=short "${tests}" COMMAND_ERROR_IS_FATAL ANY)
