#!/bin/sh
# usage: registry.sh MARSHRUT SOURCES ooxml_validate.py
# Every registry made from the sample, and from odd lines, passes the XSDs and opens in LibreOffice with its rows.
set -eu
program=$1 sources=$2 validate=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sample=$sources/samples/sevastopol/sevastopol-registry/routes.ndjson
long=$(printf '%040000d' 0)
{
  cat "$sample"
  printf '{"teacher":{"full_name":"  <b>&\\u0001_x0041_ "},"link":"a b.docx"}\n'
  printf '{"teacher":{"full_name":"=1+1"},"deficits":[{"deficit":"%s"}]}\n{}\n' "$long"
} >"$work/odd.ndjson"
for form in sevastopol-registry submissions-registry monitoring-registry; do
  for data in "$sample" "$work/odd.ndjson" /dev/null; do
    out=$work/$form-$(basename "$data" .ndjson).xlsx
    "$program" registry "$form" --data "$data" --out "$out" --date 2025-01-15 >/dev/null 2>&1
  done
done
python3 "$validate" "$work"/*.xlsx
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to csv:"Text - txt - csv (StarCalc)":44,34,76 \
  --outdir "$work" "$work"/*.xlsx >/dev/null 2>&1
for form in sevastopol-registry submissions-registry monitoring-registry; do
  grep -q 'Ёлкина Вера Павловна' "$work/$form-routes.csv"
  grep -q '=1+1' "$work/$form-odd.csv"
done
