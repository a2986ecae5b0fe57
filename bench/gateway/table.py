#!/usr/bin/python3
"""usage: table.py ROUNDS.jsonl

Prints what run.sh measured: medians and ranges, ratios to Dovecot made inside one round, and the memory of the long runs.
"""
import collections
import json
import statistics
import sys


def spread(values, form="{:,.0f}"):
    values = sorted(values)
    return " | ".join([form.format(statistics.median(values)), f"{form}–{form}".format(values[0], values[-1])])


def main():
    rates, lines, memory = collections.defaultdict(list), collections.defaultdict(list), collections.defaultdict(list)
    with open(sys.argv[1], encoding="utf-8") as file:
        for x in map(json.loads, file):
            if x["measured"] == "memory":
                memory[x["what"]].append(x)
            else:
                key = x["measured"], x["what"], x["connections"]
                rates[key].append(x["a_second"])
                lines[key].append(x)
    print("| accepted, durable | connections | a second | least–most | p50, ms | p99, ms |\n| --- | ---: | ---: | --- | ---: | ---: |")
    for (measured, what, connections), values in sorted(rates.items()):
        if measured == "accepted":
            ms = [statistics.median(x[name] for x in lines[measured, what, connections]) for name in ("p50_ms", "p99_ms")]
            print(f"| {what} | {connections} | {spread(values)} | {ms[0]:.2f} | {ms[1]:.2f} |")
    print("\n| ratio inside a round | connections | median | least–most |\n| --- | ---: | ---: | --- |")
    for (measured, what, connections), values in sorted(rates.items()):
        base = rates.get((measured, "Dovecot", connections))
        if measured == "accepted" and base and what != "Dovecot" and len(base) == len(values):
            print(f"| {what} / Dovecot | {connections} | {spread([a / b for a, b in zip(values, base)], '{:.2f}')} |")
    print("\n| accepted, read, checked, filed, answer queued | connections | a second | least–most |\n| --- | ---: | ---: | --- |")
    for (measured, what, connections), values in sorted(rates.items()):
        if measured == "settled":
            print(f"| {what} | {connections} | {spread(values)} |")
    for what, seen in memory.items():
        print(f"\n{what}: resident MiB of the service + of its workers, by time:")
        shown = [seen[i * (len(seen) - 1) // 11] for i in range(12)] if len(seen) > 12 else seen
        print(", ".join(f"{x['at_s']:.0f} s {x['service_mib']:.0f} + {x['workers_mib']:.0f}" for x in shown))
        print(f"most: {max(x['service_mib'] for x in seen):.0f} + {max(x['workers_mib'] for x in seen):.0f}")


main()
