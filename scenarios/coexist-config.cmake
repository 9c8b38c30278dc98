# Found by find_package(coexist CONFIG). A static library hands the libraries that it uses privately on to whoever links
# it, so these are the PRIVATE and PUBLIC ones of the packages' coexist_package() calls, under the same target names.
include(CMakeFindDependencyMacro)
find_dependency(Threads)
find_dependency(fmt)
find_dependency(yaml-cpp)
find_dependency(date)
find_dependency(SQLite3)
find_dependency(PkgConfig)
pkg_check_modules(SimGrid REQUIRED IMPORTED_TARGET simgrid)
pkg_check_modules(Graphviz REQUIRED IMPORTED_TARGET libcgraph libgvc)
pkg_check_modules(Rsvg REQUIRED IMPORTED_TARGET librsvg-2.0)
pkg_check_modules(Freetype REQUIRED IMPORTED_TARGET freetype2)
pkg_check_modules(Fontconfig REQUIRED IMPORTED_TARGET fontconfig)
pkg_check_modules(Pugixml REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(Libical REQUIRED IMPORTED_TARGET libical)
pkg_check_modules(Sodium REQUIRED IMPORTED_TARGET libsodium)

include(${CMAKE_CURRENT_LIST_DIR}/coexist_targets.cmake)
