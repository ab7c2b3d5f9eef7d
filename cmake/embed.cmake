# embed_files(TARGET ROOT folder PREFIX word FILES file…)
# Puts files into a library as they are, by the assembler's .incbin, and writes a C++ table of them:
#   extern const EmbeddedFile PREFIX_files[]; extern const size_t PREFIX_count;
# in namespace rowsmith, with the type of base/embedded_file.h; names are paths below ROOT without
# the ending.
function(embed_files target)
  cmake_parse_arguments(ARG "" "ROOT;PREFIX" "FILES" ${ARGN})
  set(blocks "")
  set(rows "")
  set(number 0)
  foreach(file IN LISTS ARG_FILES)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${ARG_ROOT} OUTPUT_VARIABLE name)
    cmake_path(REMOVE_EXTENSION name)
    set(symbol "rowsmith_${ARG_PREFIX}_${number}")
    string(APPEND blocks
      "asm(\".pushsection .rodata\\n.globl ${symbol}, ${symbol}_end\\n"
      ".hidden ${symbol}\\n.hidden ${symbol}_end\\n.balign 16\\n"
      "${symbol}:\\n.incbin \\\"${file}\\\"\\n${symbol}_end:\\n.byte 0\\n.popsection\\n\");\n"
      "extern \"C\" const char ${symbol}[], ${symbol}_end[];\n")
    string(APPEND rows "    {\"${name}\", ${symbol}, ${symbol}_end},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${ARG_PREFIX}_files.cpp")
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"// Written by cmake/embed.cmake.
#include \"base/embedded_file.h\"

${blocks}
namespace rowsmith {
extern const EmbeddedFile ${ARG_PREFIX}_files[];
extern const size_t ${ARG_PREFIX}_count;
const EmbeddedFile ${ARG_PREFIX}_files[] = {
${rows}};
const size_t ${ARG_PREFIX}_count = ${number};
}  // namespace rowsmith
")
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${ARG_FILES}")
  target_sources(${target} PRIVATE ${source})
endfunction()
