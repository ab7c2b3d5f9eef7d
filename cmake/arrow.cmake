# Arrow's C++ libraries out of the pyarrow wheel that ./dev unpacks, as targets arrow and parquet
# (arrow_s3 beside them where a place needs it). The wheel has neither CMake files nor unversioned
# names, so the targets name the full file.
option(ROWSMITH_WITH_ARROW "Build what needs Arrow: Parquet and Arrow IPC" ON)
if(DEFINED ENV{ROWSMITH_DEPS})
  set(default_deps $ENV{ROWSMITH_DEPS})
else()
  set(default_deps ${CMAKE_SOURCE_DIR}/.deps)
endif()
set(ROWSMITH_DEPS ${default_deps} CACHE PATH "Folder of what ./dev fetched")

function(add_arrow_library name file)
  file(GLOB library ${arrow_home}/${file}.so.*)
  add_library(${name} SHARED IMPORTED GLOBAL)
  get_filename_component(soname ${library} NAME)
  set_target_properties(${name} PROPERTIES
    IMPORTED_LOCATION ${library}
    IMPORTED_SONAME ${soname}
    INTERFACE_INCLUDE_DIRECTORIES ${arrow_home}/include
    INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${arrow_home}/include)
endfunction()

if(ROWSMITH_WITH_ARROW)
  file(STRINGS ${CMAKE_SOURCE_DIR}/dev.d/arrow.txt lock REGEX "^pyarrow==")
  string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" arrow_version "${lock}")
  set(arrow_home ${ROWSMITH_DEPS}/arrow-${arrow_version}/pyarrow)
  if(NOT EXISTS ${arrow_home}/../complete)
    message(FATAL_ERROR "Arrow ${arrow_version} is not in ${ROWSMITH_DEPS}: run `./dev test` once, "
      "which fetches it, or configure with -DROWSMITH_WITH_ARROW=OFF to do without Parquet.")
  endif()
  add_arrow_library(arrow libarrow)
  add_arrow_library(parquet libparquet)
  target_link_libraries(parquet INTERFACE arrow)
  add_arrow_library(arrow_s3 libarrow_s3)
  target_link_libraries(arrow_s3 INTERFACE arrow)
endif()
