# What `cmake --install` puts in place: the libraries, their headers, and what find_package(followup) and pkg-config read.
# In five parts, which a distribution packages on their own: `runtime` is what a program that is linked needs,
# `c_runtime` what one in C needs, `development` what linking needs, `python` the Python package, `command` the command.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/followup")

get_property(components GLOBAL PROPERTY FOLLOWUP_COMPONENTS)
install(TARGETS ${components}
  EXPORT followupTargets
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT runtime
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT runtime NAMELINK_COMPONENT development
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development
  INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/followup"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development
  FILES_MATCHING PATTERN "*.hpp" PATTERN "*.h")
if(FOLLOWUP_BUILD_JSON)
  install(TARGETS followup_c
    EXPORT followupTargets
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT c_runtime
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT c_runtime NAMELINK_COMPONENT development
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development
    INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/src/json/schema" "${PROJECT_SOURCE_DIR}/src/serve/schema"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/followup" COMPONENT development
    FILES_MATCHING PATTERN "*.schema.json")
endif()

install(EXPORT followupTargets
  NAMESPACE followup::
  DESTINATION "${package_dir}" COMPONENT development)

configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/cmake/followupConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/followupConfig.cmake"
  INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/followupConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)

install(FILES
  "${PROJECT_BINARY_DIR}/followupConfig.cmake"
  "${PROJECT_BINARY_DIR}/followupConfigVersion.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/FindCctz.cmake"
  DESTINATION "${package_dir}" COMPONENT development)

# followup.pc for the core, followup-json.pc and so on for what builds on it. The prefix is found from where the file
# lies, so that an installed tree can be moved.
file(RELATIVE_PATH pc_prefix "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
# What is linked to the C interface needs nothing of the others.
set(pc_components ${components})
if(FOLLOWUP_BUILD_JSON)
  list(APPEND pc_components followup_c)
endif()
foreach(component IN LISTS pc_components)
  string(REPLACE "_" "-" pc_name "${component}")
  set(pc_library "${component}")
  set(pc_requires "")
  set(pc_libraries "")
  if(component STREQUAL "followup_c")
  elseif(NOT component STREQUAL "followup")
    set(pc_requires "followup = ${PROJECT_VERSION}")
  elseif(NOT BUILD_SHARED_LIBS)
    set(pc_libraries "-lcctz")
  endif()
  configure_file("${PROJECT_SOURCE_DIR}/cmake/followup.pc.in" "${PROJECT_BINARY_DIR}/${pc_name}.pc" @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/${pc_name}.pc"
    DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)
endforeach()

if(PROJECT_IS_TOP_LEVEL)
  include("${CMAKE_CURRENT_LIST_DIR}/debian.cmake")
endif()
