# What `cmake --install` puts in place: the libraries, their headers and the package that find_package(followup) reads.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/followup")

get_property(components GLOBAL PROPERTY FOLLOWUP_COMPONENTS)
install(TARGETS ${components}
  EXPORT followupTargets
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}"
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/followup"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
  FILES_MATCHING PATTERN "*.hpp")
if(FOLLOWUP_BUILD_JSON)
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/src/json/schema"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/followup"
    FILES_MATCHING PATTERN "*.schema.json")
endif()

install(EXPORT followupTargets
  NAMESPACE followup::
  DESTINATION "${package_dir}")

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
  DESTINATION "${package_dir}")
