#!/bin/sh
# usage: bench/print/run.sh [ROUNDS [BATCH [WORK]]]
# The Sevastopol card as PDF: `soffice` for each file, one `soffice` given 20 files, one warm worker of ours, two workers,
# turn by turn; then BATCH cards (500; 0 for none) with two workers and their memory after a tenth and at the end.
# Documents a second, with what each costs to start (soffice) and without (workers; with it in brackets).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rounds=${1:-3} batch=${2:-500} work=${3:-${TMPDIR:-/tmp}/marshrut-bench-print}
build=${BUILD:-$here/../../build/release}
program=$build/bin/marshrut load=$build/bench/print/print_load
rm -rf "$work"
mkdir -p "$work/cards" "$work/all"
/usr/bin/python3 "$here/../gateway/teachers.py" "$here/../../samples/sevastopol/sevastopol-card/check-boxes.json" 100 \
  >"$work/teachers.ndjson"
"$program" fill sevastopol-card --data "$work/teachers.ndjson" --out "$work/all" >/dev/null
number=0
for card in "$work"/all/*.docx; do
  number=$((number + 1))
  [ $number -gt 20 ] || cp "$card" "$work/cards/card-$number.docx"
done

now() { date +%s.%N; }
office() { soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work/out" "$@" >/dev/null 2>&1; }
office "$work/cards/card-1.docx" # makes the profile, which costs more than all the rest

round() {
  began=$(now)
  for number in 1 2 3 4 5; do office "$work/cards/card-$number.docx"; done
  cold=$(echo "scale=2; 5 / ($(now) - $began)" | bc)
  began=$(now)
  office "$work"/cards/*.docx
  once=$(echo "scale=2; 20 / ($(now) - $began)" | bc)
  one=$("$load" "$program" 1 "$work/cards" 100)
  two=$("$load" "$program" 2 "$work/cards" 200)
  /usr/bin/python3 - "$cold" "$once" "$one" "$two" <<'P'
import json, sys
cold, once = float(sys.argv[1]), float(sys.argv[2])
one, two = (json.loads(line) for line in sys.argv[3:])
speed = lambda line, key="seconds": line["documents"] / line[key]
print(f"cold {cold:5.2f}/s | 20 files {once:5.2f}/s | one worker {speed(one):5.2f}/s ({speed(one, 'with_start'):.2f})"
      f" = {speed(one) / once:.2f} x 20 files, {speed(one) / cold:.1f} x cold"
      f" | two {speed(two):5.2f}/s = {speed(two) / speed(one):.2f} x one")
P
}
for _ in $(seq "$rounds"); do round; done
[ "$batch" = 0 ] || "$load" "$program" 2 "$work/all" "$batch"
