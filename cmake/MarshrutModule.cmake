# Warnings and sanitizers travel by one interface target, so that no module can forget them.
add_library(marshrut_options INTERFACE)
target_compile_options(marshrut_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-align -Wnull-dereference -Wformat=2 -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports false positives of these in inlined standard-library code.
  target_compile_options(marshrut_options INTERFACE -Wno-null-dereference -Wno-restrict -Wno-dangling-pointer)
endif()
if(MARSHRUT_SANITIZE)
  # GCC 12 with sanitizers takes an empty std::function for one that was never set.
  target_compile_options(marshrut_options INTERFACE -Wno-maybe-uninitialized)
  target_compile_options(marshrut_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                                                   -fno-omit-frame-pointer)
  target_link_options(marshrut_options INTERFACE -fsanitize=address,undefined)
endif()
if(MARSHRUT_COVERAGE)
  target_compile_options(marshrut_options INTERFACE --coverage)
  target_link_options(marshrut_options INTERFACE --coverage)
endif()
if(MARSHRUT_FUZZ)
  target_compile_options(marshrut_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined)
  target_link_options(marshrut_options INTERFACE -fsanitize=address,undefined)
endif()

# marshrut_module(NAME SOURCES ... PUBLIC ... PRIVATE ...): one static target with the alias marshrut::NAME.
function(marshrut_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(marshrut_${name} STATIC ${ARG_SOURCES})
  add_library(marshrut::${name} ALIAS marshrut_${name})
  target_include_directories(marshrut_${name} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(marshrut_${name} PUBLIC ${ARG_PUBLIC} PRIVATE marshrut_options ${ARG_PRIVATE})
endfunction()

# marshrut_test(NAME SOURCES ... LIBS ... LABELS ...): a GoogleTest binary whose cases carry the labels.
function(marshrut_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(${name} PRIVATE marshrut_options ${ARG_LIBS} GTest::gtest GTest::gtest_main GTest::gmock)
  target_compile_definitions(${name} PRIVATE MARSHRUT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  gtest_discover_tests(${name} PROPERTIES LABELS "${ARG_LABELS}" DISCOVERY_TIMEOUT 60)
endfunction()

# marshrut_fuzz(NAME SOURCE LIBS ...): a libFuzzer target; without MARSHRUT_FUZZ a runner that replays its corpus.
function(marshrut_fuzz name source)
  if(MARSHRUT_FUZZ)
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE marshrut_options ${ARGN})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    target_compile_definitions(${name} PRIVATE MARSHRUT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  endif()
endfunction()
