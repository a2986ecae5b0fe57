#!/usr/bin/env bash
# score.sh PROGRAM SHARED MIN: the F1 of PROGRAM over all wild samples, in every format.
# Fails below MIN, and when one of them is not read at all.
set -euo pipefail
program=$1
shared=$2
least=$3
report=$(mktemp)
trap 'rm -f "$report"' EXIT
python3 "$shared/tools/score_read.py" "$shared/samples/wild" --program "$program" --min "$least" --verbose | tee "$report"
! grep -q '^not read' "$report"
