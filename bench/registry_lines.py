#!/usr/bin/env python3
"""Lines of routes that make the same registry rows as the shared bench writes.

usage: registry_lines.py ROWS rows.tsv > routes.ndjson     rows.tsv: of the shared bench's xlsx/gen_rows.py
"""
import json
import sys


def month(text):
    number, year = text.strip().split(".")
    return f"{year}-{number}-01"


def main():
    rows = [line.rstrip("\n").split("\t") for line in open(sys.argv[2], encoding="utf-8")]
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n")
    for i in range(1, int(sys.argv[1]) + 1):
        compiler, post, teacher, school, subject, area, source, term, young_worker, young = rows[i % len(rows)]
        start, end = term.split(" - ")
        code = f"ИОМ-2025-{i:07d}"
        route = {
            "form": "sevastopol-card",
            "code": code,
            "period": {"start": month(start), "end": month(end)},
            "teacher": {
                "full_name": teacher,
                "subject": subject,
                "experience_years": 1 if young_worker == "да" else 12,
                "birth_date": "2000-05-17" if young == "да" else "1975-05-17",
            },
            "organization": {"name": school},
            "support": {"methodist": {"full_name": compiler, "position": post}},
            "deficits": [{"deficit": area}],
            "diagnostics": {"source": source},
            "link": f"cards/{code}.docx",
        }
        out.write(json.dumps(route, ensure_ascii=False, separators=(",", ":")) + "\n")


main()
