#!/usr/bin/python3
"""Scores units by a scheme with fractions: a second reading of the scoring rules, written without the program.

    oracle.py SCHEME.json INPUTS.csv  ->  the expected results as JSON on standard output

It computes what the examples beside it need and refuses what it does not know. Numbers are exact (Fraction); they are
rounded, half up on the absolute value, only where the scheme says so. Read `reading.py` for the scheme and its inputs,
`rules.py` for the kinds of criteria, `cells.py` for stages and limits, `totals.py` and `standings.py` for what follows.
"""

import json
import sys

from cells import gather_peers
from reading import Scheme, half_up, read_units, text
from standings import give_grades, rank
from totals import score_unit


def evaluate(scheme, units):
    compares = ("group_leader", "group_max", "group_rank")
    peers = {leaf.code: gather_peers(scheme, units, leaf) for leaf in scheme.leaves if leaf.kind in compares}
    return [score_unit(scheme, unit, peers) for unit in units]


def main(scheme_path, inputs_path):
    with open(scheme_path, encoding="utf-8") as file:
        scheme = Scheme(json.load(file))
    units = read_units(scheme, inputs_path)
    rows = evaluate(scheme, units)
    own_totals = {}
    if "self_closer" in scheme.ranking.get("tie_breakers", []):
        precedence, scheme.precedence = scheme.precedence, scheme.order[:1]
        own_totals = {row["unit"].name: row["total"] for row in evaluate(scheme, units)}
        scheme.precedence = precedence
    rank(scheme, rows, own_totals)
    give_grades(scheme, rows)
    grades = scheme.data.get("grades", [])
    result = []
    for row in sorted(rows, key=lambda row: row["unit"].name):
        grade = "Không xếp loại" if row["grade"] is None else grades[row["grade"]].get("code") or grades[row["grade"]]["name_vi"]
        result.append({
            "unit": row["unit"].name, "total": text(row["total"]), "percent": text(row["percent"]),
            "denominator": text(row["denominator"]), "base": text(half_up(row["base"], 2)),
            "bonus": text(half_up(row["bonus"], 2)), "deduction": text(half_up(row["deduction"], 2)),
            "rank": text(row["rank"]), "grade": grade if grades and row["total"] is not None else None,
            "gates": sorted(gate["code"] for gate in row["gates"]), "not_scored": row["open"],
            "leaves": {code: {"score": text(own["score"]), "exact": None if own["exact"] is None else str(own["exact"])}
                       for code, own in row["results"].items()},
        })  # fmt: skip
    print(json.dumps({"units": result}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:])
