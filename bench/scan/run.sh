#!/bin/sh
# Printed cards, damaged in eleven ways: how many find their way (tests/unit/scan/rates_test.cpp). Usage: run.sh [CARDS]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
cmake --build "$root/build/release" --target scan_rates_tests
MARSHRUT_SCAN_CARDS=${1:-100} "$root/build/release/tests/unit/scan/scan_rates_tests" --gtest_brief=1
