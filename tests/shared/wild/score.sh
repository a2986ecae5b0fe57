#!/usr/bin/env bash
# score.sh PROGRAM SHARED MIN: the F1 of PROGRAM over the wild samples of the forms that it has, .docx and .docm.
# Fails below MIN, and when one of them is not read at all.
set -euo pipefail
program=$1
shared=$2
least=$3
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
"$program" forms --json > "$here/forms.list"
for truth in "$shared"/samples/wild/*.json; do
  form=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["form"])' "$truth")
  grep -q "\"$form\"" "$here/forms.list" || continue
  for document in "${truth%.json}".docx "${truth%.json}".docm; do
    [ -f "$document" ] || continue
    ln -s "$document" "$truth" "$here/"
  done
done
python3 "$shared/tools/score_read.py" "$here" --program "$program" --min "$least" --verbose | tee "$here/report.txt"
! grep -q '^not read' "$here/report.txt"
