#!/bin/sh
# usage: bench/registry.sh [ROUNDS [ROWS [WORK]]]
# `marshrut registry` against the bare loop of libxlsxwriter (the shared bench's xlsx/write_c.cpp, constant_memory) on the same
# rows, turn by turn. Ratios inside a round count. Needs: g++ libxlsxwriter-dev libdeflate-dev zlib1g-dev time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rounds=${1:-5} rows=${2:-100000} work=${3:-${TMPDIR:-/tmp}/marshrut-bench-registry}
program=${MARSHRUT:-$here/../build/release/bin/marshrut}
shared=${SHARED_BENCH:-$here/../../shared/bench}
mkdir -p "$work"
[ -x "$work/write_c" ] || g++ -std=c++20 -O2 "$shared/xlsx/write_c.cpp" -o "$work/write_c" -lxlsxwriter -ldeflate -lz
[ -s "$work/rows.tsv" ] || /usr/bin/python3 "$shared/xlsx/gen_rows.py" 5000 >"$work/rows.tsv"
[ -s "$work/$rows.ndjson" ] || /usr/bin/python3 "$here/registry_lines.py" "$rows" "$work/rows.tsv" >"$work/$rows.ndjson"

timed() { /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$@" >/dev/null && cat "$work/time"; }
: >"$work/rounds"
round=0
while [ "$round" -lt "$rounds" ]; do
  floor=$(timed "$work/write_c" constmem "$rows" "$work/rows.tsv" "$work/floor.xlsx")
  ours=$(timed "$program" registry sevastopol-registry --data "$work/$rows.ndjson" --out "$work/ours.xlsx" --date 2025-01-01)
  echo "$floor $ours" >>"$work/rounds"
  round=$((round + 1))
done
awk '{ cpu = ($6 + $7) / ($2 + $3)
       printf "floor %.2f s wall %.2f s CPU | registry %.2f s wall %.2f s CPU %.1f MiB | wall %.2f CPU %.2f\n",
              $1, $2 + $3, $5, $6 + $7, $8 / 1024, $5 / $1, cpu }' "$work/rounds"
ls -l "$work/floor.xlsx" "$work/ours.xlsx" | awk '{ print $NF, $5 }'
