# add_cpu_levels(LAYER FILE…)
# Compiles the given kernel files of a layer once for each CPU level, in namespaces of their own
# (ROWSMITH_CPU_LEVEL is v2, v3 or v4; on other machines than x86-64 only base), so that
# base/cpu.h can pick at run time. The same source with the same operations gives the same bytes:
# the levels differ in vector width only, and no level may fuse a multiplication with an addition.
#
# Such a file must define everything inside namespace ROWSMITH_CPU_LEVEL or as static: an inline
# function shared with other files could otherwise be taken by the linker from the v4 build and then
# run on a machine without AVX-512. tools/cpu_levels.py reads the objects and refuses that.
set(cpu_flags_v2 -march=x86-64-v2)
set(cpu_flags_v3 -march=x86-64-v3)
set(cpu_flags_v4 -march=x86-64-v4 -mprefer-vector-width=512)
set(cpu_flags_base "")

function(add_cpu_levels layer)
  get_target_property(sources ${layer} SOURCES)
  set(files "")
  foreach(file ${ARGN})
    list(APPEND files ${CMAKE_SOURCE_DIR}/src/${layer}/${file})
  endforeach()
  list(REMOVE_ITEM sources ${files})
  set_target_properties(${layer} PROPERTIES SOURCES "${sources}")

  set(levels base)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    set(levels v2 v3 v4)
  endif()
  foreach(level ${levels})
    set(target ${layer}_${level})
    add_library(${target} OBJECT ${files})
    target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src)
    target_compile_definitions(${target} PRIVATE ROWSMITH_CPU_LEVEL=${level})
    target_compile_options(${target} PRIVATE ${cpu_flags_${level}})
    target_link_libraries(${target} PRIVATE rowsmith_flags)
    target_sources(${layer} PRIVATE $<TARGET_OBJECTS:${target}>)
  endforeach()
endfunction()
