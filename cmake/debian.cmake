# Debian packages, for a build configured with -DBUILD_SHARED_LIBS=ON -DCMAKE_INSTALL_PREFIX=/usr:
#   cpack -G DEB --config BUILD/CPackConfig.cmake -B FOLDER

set(CPACK_PACKAGE_VENDOR "followup")
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The followup developers <followup@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX "/usr")
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS
  "${PROJECT_BINARY_DIR}/src" "${PROJECT_BINARY_DIR}/src/assure"
  "${PROJECT_BINARY_DIR}/src/insight" "${PROJECT_BINARY_DIR}/src/json" "${PROJECT_BINARY_DIR}/src/c"
  "${PROJECT_BINARY_DIR}/src/testing")
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL)

# followup_debian_package(<part> <name> <section> <description> [PARTS <part>...] [DEPENDS <text>]): the package of an
# installed part. It needs the packages of other parts in the same version, and what `DEPENDS` says beside what its
# libraries are seen to need.
macro(followup_debian_package part name section description)
  cmake_parse_arguments(package "" "DEPENDS" "PARTS" ${ARGN})
  string(TOUPPER "${part}" upper)
  list(APPEND CPACK_COMPONENTS_ALL "${part}")
  set("CPACK_DEBIAN_${upper}_PACKAGE_NAME" "${name}")
  set("CPACK_DEBIAN_${upper}_PACKAGE_SECTION" "${section}")
  set("CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS" "${package_DEPENDS}")
  set("CPACK_COMPONENT_${upper}_DESCRIPTION" "${description}")
  set("CPACK_COMPONENT_${upper}_DEPENDS" "${package_PARTS}")
  install(FILES "${PROJECT_SOURCE_DIR}/LICENSE"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${name}" RENAME copyright
    COMPONENT "${part}" EXCLUDE_FROM_ALL)
endmacro()

if(BUILD_SHARED_LIBS)
  followup_debian_package(runtime "libfollowup${PROJECT_VERSION_MAJOR}" libs
    "The shared libraries, which programs that are linked with followup need.")
  set(c_part "")
  if(FOLLOWUP_BUILD_JSON)
    set(c_part c_runtime)
    followup_debian_package(c_runtime "libfollowup-c${PROJECT_VERSION_MAJOR}" libs
      "The shared library of the C interface, for programs in C and languages that call it."
      PARTS runtime)
    set(CPACK_DEBIAN_C_RUNTIME_PACKAGE_GENERATE_SHLIBS ON)
    set(CPACK_DEBIAN_C_RUNTIME_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
  endif()
  followup_debian_package(development libfollowup-dev libdevel
    "The headers, and what CMake and pkg-config need to link with followup."
    PARTS runtime ${c_part}
    DEPENDS "libboost-dev (>= 1.74) | libboost1.74-dev | libboost1.81-dev")
  # An upgrade within a minor version keeps linked programs running, the next minor version does not.
  set(CPACK_DEBIAN_RUNTIME_PACKAGE_GENERATE_SHLIBS ON)
  set(CPACK_DEBIAN_RUNTIME_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
  if(FOLLOWUP_BUILD_JSON AND FOLLOWUP_BUILD_PYTHON)
    followup_debian_package(python python3-followup python
      "The Python package, over the C interface."
      PARTS c_runtime
      DEPENDS "python3 (>= 3.9), python3-cffi-backend")
    set(CPACK_DEBIAN_PYTHON_PACKAGE_ARCHITECTURE all)
  endif()
  if(FOLLOWUP_BUILD_POSTGRES)
    followup_debian_package(postgres "postgresql-${FOLLOWUP_PG_MAJOR}-followup" database
      "The extension of PostgreSQL, which asks and answers in SQL."
      PARTS c_runtime
      DEPENDS "postgresql-${FOLLOWUP_PG_MAJOR}")
  endif()
  if(FOLLOWUP_BUILD_COMMAND)
    followup_debian_package(command followup utils
      "The command, for scripts and hosts in other languages."
      PARTS runtime)
  endif()
endif()

include(CPack)
