#!/usr/bin/python3
"""usage: table.py ROUNDS.jsonl

A line of ROUNDS.jsonl is {"round": N, "what": NAME, "us": CPU microseconds for one unit}. Prints each name's median and
range, and the ratios that the goals are about, each made inside one round: median (least-most).
"""
import json
import statistics
import sys

FILL, READ = "fill", "read, form recognised"
RATIOS = [
    (FILL, "floor: ordinary, libdeflate level 6", "goal: at most 1.3"),
    ("fill from a JSON line", "floor: ordinary, libdeflate level 6", ""),
    (READ, "floor: inflate + pugixml + text", "goal: at most 3"),
    ("read, form named", "floor: inflate + pugixml + text", ""),
    ("read, as far as the document", "floor: inflate + pugixml + text", ""),
    ("peer: nlohmann parses it", "parse a JSON line", ""),
    (FILL, "peer: nlohmann parses it", ""),
]
PEERS = {"fill": FILL, "read": READ}
SHARED_FLOORS = {
    "fill": "shared floor: ordinary, libdeflate level 6",
    "read": "shared floor: inflate + pugixml + text to JSON",
}


def main():
    rounds = {}
    for line in open(sys.argv[1], encoding="utf-8"):
        x = json.loads(line)
        rounds.setdefault(x["what"], {}).setdefault(x["round"], []).append(x["us"])
    us = {what: {r: statistics.median(v) for r, v in by_round.items()} for what, by_round in rounds.items()}

    def ratio(a, b, note=""):
        if a not in us or b not in us:
            return
        q = sorted(us[a][r] / us[b][r] for r in us[a] if r in us[b])
        print(f"| {a} / {b} | {statistics.median(q):.2f} | {q[0]:.2f}–{q[-1]:.2f} | {note} |")

    def place(what):
        return ("shared floor" in what, "floor" in what, what)

    print("| what | µs of CPU, median | least–most |\n| --- | ---: | ---: |")
    for what in sorted(us, key=lambda w: (" by " in w and w.split()[0] in PEERS, place(w))):
        v = sorted(us[what].values())
        print(f"| {what} | {statistics.median(v):,.1f} | {v[0]:,.1f}–{v[-1]:,.1f} |")
    print("\n| ratio inside a round | median | least–most | |\n| --- | ---: | ---: | --- |")
    for a, b, note in RATIOS:
        ratio(a, b, note)
    for what in us:
        kind, _, name = what.partition(" by ")
        if not name or kind not in PEERS:
            continue
        ratio(what, PEERS[kind])
        ratio(what, SHARED_FLOORS[kind])


main()
