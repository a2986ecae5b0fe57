#!/bin/sh
# usage: bench/run.sh [ROUNDS [WORK]]
# The project's benchmark round by round; with the shared bench beside the project, its limits and peers in the same
# rounds. WORK (default: a folder under $TMPDIR or /tmp) keeps what the shared bench prepares. Prints one table.
# Peers need: python3-docx python3-docxtpl nodejs npm libpugixml-dev libdeflate-dev zlib1g-dev g++.
set -e
here=$(cd "$(dirname "$0")" && pwd)
rounds=${1:-7}
work=${2:-${TMPDIR:-/tmp}/marshrut-bench}
bench=${MARSHRUT_BENCH:-$here/../build/release/bench/marshrut_bench}
shared=${SHARED_BENCH:-$here/../../shared/bench}
mkdir -p "$work"
out=$work/rounds.jsonl
: >"$out"

if [ -d "$shared" ]; then
  shared=$(cd "$shared" && pwd)
  [ -d "$work/filled" ] || "$shared/prepare.sh" "$work" >&2 || echo "the peers are left out: prepare.sh failed" >&2
  if [ -d "$work/filled" ] && [ ! -x "$work/limits" ]; then
    mkdir -p "$work/lim"
    g++ -std=c++17 -O2 "$shared/limits/limits.cpp" -o "$work/limits" -ldeflate -lz -lpugixml
    /usr/bin/python3 "$shared/limits/prep.py" "$work/tpl/marks.docx" "$work/cards.ndjson" "$work/lim" >&2
  fi
fi

# Lines of the shared bench -> lines of ours.
shared_lines() {
  /usr/bin/python3 -c '
import json, sys
for line in sys.stdin:
    if not line.startswith("{"): continue
    x = json.loads(line)
    kind = "" if sys.argv[2] else x["bench"] + " by "
    print(json.dumps({"round": int(sys.argv[1]), "what": sys.argv[2] + kind + x["what"], "us": 1e6 * x["cpu"] / x["units"]}, ensure_ascii=False))
' "$1" "$2" >>"$out"
}

own_lines() {
  /usr/bin/python3 -c '
import json, sys
for x in json.load(sys.stdin)["benchmarks"]:
    if x["run_type"] == "iteration":
        print(json.dumps({"round": int(sys.argv[1]), "what": x["run_name"], "us": x["cpu_time"]}, ensure_ascii=False))
' "$1" >>"$out"
}

round=0
while [ "$round" -lt "$rounds" ]; do
  "$bench" --benchmark_format=json --benchmark_min_time=0.04 --benchmark_repetitions=3 \
    --benchmark_enable_random_interleaving=true 2>/dev/null | own_lines "$round"
  if [ -x "$work/limits" ]; then
    ONLY="ordinary, libdeflate level 6" "$work/limits" fill "$work/tpl/marks.docx" "$work/lim" "$work/lim/out" |
      shared_lines "$round" "shared floor: "
    ONLY="pugixml + text" "$work/limits" read "$work/filled" | shared_lines "$round" "shared floor: "
    /usr/bin/python3 "$shared/fill/fill_docxtpl.py" "$work/tpl" "$work/cards.ndjson" --docs 20 --runs 1 |
      shared_lines "$round" ""
    /usr/bin/python3 "$shared/read/read_py.py" python-docx "$work/filled" --docs 20 --runs 1 | shared_lines "$round" ""
    if [ -d "$work/node/node_modules" ]; then
      for engine in docxtemplater easy-template-x carbone; do
        NODE_BENCH_MODULES="$work/node" node "$shared/fill/fill.mjs" "$engine" "$work/tpl" "$work/cards.ndjson" \
          --docs=60 --runs=1 --warm=40 | shared_lines "$round" ""
      done
      NODE_BENCH_MODULES="$work/node" node "$shared/read/read_mammoth.mjs" raw "$work/filled" --docs=40 --runs=1 |
        shared_lines "$round" ""
    fi
  fi
  round=$((round + 1))
  echo "round $round of $rounds" >&2
done
/usr/bin/python3 "$here/table.py" "$out"
