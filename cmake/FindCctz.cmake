# Finds cctz, also where it was installed without a package config, and defines Cctz::cctz.
#
# Cctz_FOUND, and the cache entries Cctz_INCLUDE_DIR and Cctz_LIBRARY, which a user may set.

include(FindPackageHandleStandardArgs)

# A host that builds cctz itself has cctz's own target.
if(TARGET cctz::cctz)
  if(NOT TARGET Cctz::cctz)
    add_library(Cctz::cctz INTERFACE IMPORTED)
    target_link_libraries(Cctz::cctz INTERFACE cctz::cctz)
  endif()
  set(Cctz_FOUND TRUE)
  return()
endif()

find_path(Cctz_INCLUDE_DIR cctz/time_zone.h)
find_library(Cctz_LIBRARY cctz)
mark_as_advanced(Cctz_INCLUDE_DIR Cctz_LIBRARY)

find_package_handle_standard_args(Cctz REQUIRED_VARS Cctz_LIBRARY Cctz_INCLUDE_DIR)

if(Cctz_FOUND AND NOT TARGET Cctz::cctz)
  add_library(Cctz::cctz UNKNOWN IMPORTED)
  set_target_properties(Cctz::cctz PROPERTIES
    IMPORTED_LOCATION "${Cctz_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${Cctz_INCLUDE_DIR}")
endif()
