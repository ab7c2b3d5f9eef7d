# Compiler options of our own code. Values must be the same bits everywhere, so no fused
# multiply-add and no reordering of floating point; speed comes from vector code that does the same
# operations.
option(ROWSMITH_WERROR "Warnings are errors" OFF)
option(ROWSMITH_FUZZ "Build the fuzz targets with libFuzzer" OFF)
set(ROWSMITH_SANITIZE "" CACHE STRING "Sanitizers of the build, e.g. address,undefined")

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

set(CMAKE_CXX_FLAGS_RELEASE "-O3")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1 -D_GLIBCXX_ASSERTIONS")

add_library(rowsmith_flags INTERFACE)
target_compile_options(rowsmith_flags INTERFACE
  -ffp-contract=off -fno-fast-math -fno-math-errno
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual)
if(ROWSMITH_WERROR)
  target_compile_options(rowsmith_flags INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 warns of overlapping copies and uninitialized parts inside std::string where there are
  # none; clang and the sanitizers find the real ones.
  target_compile_options(rowsmith_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(rowsmith_flags INTERFACE
    -Wthread-safety -Wno-gnu-statement-expression
    # what -Wconversion of g++ leaves out
    -Wno-sign-conversion -Wno-string-conversion
    # what stable_sort of libstdc++ 12 uses itself
    -Wno-deprecated-declarations)
endif()
# The oldest machine that we run on; cmake/cpu_levels.cmake compiles kernels for newer ones too.
add_library(rowsmith_machine INTERFACE)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  target_compile_options(rowsmith_machine INTERFACE -march=x86-64-v2)
endif()
if(ROWSMITH_SANITIZE)
  add_compile_options(-fsanitize=${ROWSMITH_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${ROWSMITH_SANITIZE})
  if(ROWSMITH_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize-recover=undefined)
  endif()
endif()
if(ROWSMITH_FUZZ)  # what libFuzzer sees of a run; the targets themselves link its main
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
find_program(MOLD mold)
if(MOLD AND NOT CMAKE_CROSSCOMPILING)
  add_link_options(-fuse-ld=mold)
endif()
