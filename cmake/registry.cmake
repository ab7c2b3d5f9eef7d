# add_registry(LAYER NAMESPACE namespace TYPE type HEADER header)
# Writes the table of a folder's entries, so that adding one is adding a file. An entry is a .cpp of
# the layer (tests apart) with no header of its name beside it:
#   src/LAYER/person/full_name.cpp  has  const TYPE& rowsmith::NAMESPACE::person_full_name()
# and is listed as person.full_name. A file name that is a keyword takes a `_` in the function's
# name (enum_). The table is sorted by name:
#   std::span<const RegistryEntry<TYPE>> rowsmith::all_LAYER()
# which HEADER declares; TYPE is looked up in namespace rowsmith. A file without its function is
# an error of the linker that names the function.
set(cpp_keywords auto bool break case catch char class const continue default delete do double else
  enum explicit export extern false float for friend goto if inline int long mutable namespace new
  not operator or private protected public register return short signed sizeof static struct switch
  template this throw true try typedef typename union unsigned using virtual void volatile while
  xor and)

function(add_registry layer)
  cmake_parse_arguments(ARG "" "NAMESPACE;TYPE;HEADER" "" ${ARGN})
  get_target_property(sources ${layer} SOURCES)
  set(names "")
  foreach(source ${sources})
    string(REGEX REPLACE "\\.cpp$" ".h" header ${source})
    if(NOT EXISTS ${header} AND source MATCHES "^${CMAKE_SOURCE_DIR}/src/${layer}/(.*)\\.cpp$")
      string(REPLACE "/" "." name ${CMAKE_MATCH_1})
      list(APPEND names ${name})
    endif()
  endforeach()
  list(SORT names)
  list(LENGTH names size)

  set(declarations "")
  set(rows "")
  foreach(name ${names})
    string(REPLACE "." "_" function ${name})
    if(function IN_LIST cpp_keywords)
      string(APPEND function "_")
    endif()
    string(APPEND declarations "const ${ARG_TYPE}& ${function}();\n")
    string(APPEND rows "        {\"${name}\", ${ARG_NAMESPACE}::${function}},\n")
  endforeach()

  set(file ${CMAKE_BINARY_DIR}/generated/${layer}/registry.cpp)
  file(CONFIGURE OUTPUT ${file} @ONLY CONTENT [=[
// Written by CMake from the listing of src/@layer@; see cmake/registry.cmake.
#include "base/registry.h"
#include "@ARG_HEADER@"

namespace rowsmith {
namespace @ARG_NAMESPACE@ {
@declarations@}  // namespace @ARG_NAMESPACE@

std::span<const RegistryEntry<@ARG_TYPE@>> all_@layer@() {
    static constexpr std::array<RegistryEntry<@ARG_TYPE@>, @size@> entries = {{
@rows@    }};
    return entries;
}

}  // namespace rowsmith
]=])
  target_sources(${layer} PRIVATE ${file})
endfunction()
