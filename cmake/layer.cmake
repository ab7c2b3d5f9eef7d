# add_layer(NAME [DEPENDS layer…] [LIBRARIES target…] [ARROW prefix…])
# A layer is the folder src/NAME: every .cpp in it, tests (*_test.cpp) and main.cpp apart, is one
# static library. New files are picked up by a plain build. Files whose path in the layer starts
# with one of the ARROW prefixes (`ARROW parquet arrow`, or `ARROW all`) need Arrow's libraries:
# the layer then links them, or goes without those files when ROWSMITH_WITH_ARROW is off.
function(add_layer name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LIBRARIES;ARROW" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(ARG_ARROW)
    leave_out_arrow(${name} sources "${ARG_ARROW}")
    trust_arrow_types("${sources}" "${ARG_ARROW}")
    if(ROWSMITH_WITH_ARROW)
      list(APPEND ARG_LIBRARIES parquet arrow)
    endif()
  endif()
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  set(kind PUBLIC)
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PRIVATE rowsmith_flags rowsmith_machine)
  else()
    add_library(${name} INTERFACE)
    set(kind INTERFACE)
  endif()
  target_include_directories(${name} ${kind} ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${name} ${kind} ${ARG_DEPENDS} ${ARG_LIBRARIES})
  set_property(GLOBAL APPEND PROPERTY rowsmith_layers ${name})
  set_property(GLOBAL APPEND PROPERTY rowsmith_tests ${tests})
endfunction()

# Arrow's libraries keep the type information of their class templates to themselves, so that check
# of the undefined-behaviour sanitizer can only be wrong about them.
function(trust_arrow_types sources prefixes)
  if(NOT ROWSMITH_SANITIZE MATCHES "undefined")
    return()
  endif()
  list(JOIN prefixes "|" any)
  list(FILTER sources INCLUDE REGEX "/(${any})[^/]*$")
  set_source_files_properties(${sources} PROPERTIES COMPILE_OPTIONS -fno-sanitize=vptr)
endfunction()

function(leave_out_arrow name list prefixes)
  if(ROWSMITH_WITH_ARROW)
    return()
  endif()
  set(kept ${${list}})
  foreach(prefix ${prefixes})
    if(prefix STREQUAL "all")
      set(prefix "")
    endif()
    list(FILTER kept EXCLUDE REGEX "/src/${name}/${prefix}[^/]*")
  endforeach()
  message(STATUS "Without Arrow: layer ${name} goes without its files ${prefixes}")
  set(${list} ${kept} PARENT_SCOPE)
endfunction()

# add_program(NAME LAYER): the program src/LAYER/main.cpp.
function(add_program name layer)
  add_executable(${name} ${CMAKE_SOURCE_DIR}/src/${layer}/main.cpp)
  target_link_libraries(${name} PRIVATE rowsmith_flags rowsmith_machine ${layer})
endfunction()

# One test program of all *_test.cpp; gtest comes precompiled.
function(add_layer_tests)
  get_property(layers GLOBAL PROPERTY rowsmith_layers)
  get_property(tests GLOBAL PROPERTY rowsmith_tests)
  add_executable(unit_tests ${tests})
  target_link_libraries(unit_tests PRIVATE
    rowsmith_flags rowsmith_machine ${layers} GTest::gtest GTest::gtest_main)
  target_precompile_headers(unit_tests PRIVATE <gtest/gtest.h>)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(unit_tests PRIVATE
      -fpch-preprocess  # ccache asks for it
      # false alarms of g++ 12 where std::string is optimised within a test's long functions
      -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
  endif()
  add_test(NAME unit_tests COMMAND unit_tests)
  # Arrow's own pool would hide overflows in its buffers from the sanitizers.
  set_tests_properties(unit_tests PROPERTIES ENVIRONMENT ARROW_DEFAULT_MEMORY_POOL=system)
endfunction()

# Fuzz targets: fuzz/NAME.cpp is the program fuzz_NAME and is linked with the layers that it
# includes. Without libFuzzer a plain main replays the files that it is given, so that the targets
# cannot rot.
function(add_fuzz_targets)
  file(GLOB targets CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/fuzz/*.cpp)
  foreach(file ${targets})
    get_filename_component(name ${file} NAME_WE)
    if(name STREQUAL "replay")
      continue()
    endif()
    list(APPEND programs fuzz_${name})
    file(STRINGS ${file} includes REGEX "^#include \"")
    list(TRANSFORM includes REPLACE "^#include \"([a-z]+)/.*" "\\1")
    list(REMOVE_DUPLICATES includes)
    add_executable(fuzz_${name} ${file})
    target_link_libraries(fuzz_${name} PRIVATE rowsmith_flags rowsmith_machine ${includes} base)
    if(ROWSMITH_FUZZ)
      target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    else()
      target_sources(fuzz_${name} PRIVATE ${CMAKE_SOURCE_DIR}/fuzz/replay.cpp)
      add_test(NAME fuzz_${name}
        COMMAND fuzz_${name} ${CMAKE_SOURCE_DIR}/fuzz/corpus/${name})
    endif()
  endforeach()
  add_custom_target(fuzz_targets DEPENDS ${programs})
endfunction()
