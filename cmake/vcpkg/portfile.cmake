# An overlay port, not verified: nobody has built it with vcpkg yet. It builds the checkout that it lies in:
#   vcpkg install followup --overlay-ports=cmake/vcpkg

vcpkg_check_features(OUT_FEATURE_OPTIONS features FEATURES json FOLLOWUP_BUILD_JSON)
vcpkg_cmake_configure(
  SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../.."
  OPTIONS ${features}
    -DFOLLOWUP_BUILD_TESTS=OFF
    -DFOLLOWUP_BUILD_EXAMPLES=OFF
    -DFOLLOWUP_BUILD_COMMAND=OFF)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/followup)
vcpkg_fixup_pkgconfig()
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include" "${CURRENT_PACKAGES_DIR}/debug/share")
vcpkg_install_copyright(FILE_LIST "${CMAKE_CURRENT_LIST_DIR}/../../LICENSE")
