"""Ranks, grades and quotas over the totals of units."""

import math
from fractions import Fraction as F

from reading import half_up, within


def compared(scheme, row, by):
    if row["total"] is None:
        return None
    if scheme.ranking.get("compare") == "exact":
        return {"percent": row["exact_percent"], "total": row["exact_total"], "base": row["base"]}[by]
    return {"percent": row["percent"], "total": row["total"], "base": half_up(row["base"], scheme.places["total"])}[by]


def excluded(row):
    effects = {gate["effect"] for gate in row["gates"]}
    return row["unit"].withdrawn or row["denominator"] <= 0 or "not_ranked" in effects


def tie_break(scheme, row, breaker, own_totals):
    if breaker == "higher_bonus":
        return row["bonus"]
    if breaker == "fewer_deductions":
        return row["deduction"]
    if breaker == "self_closer":
        own = own_totals.get(row["unit"].name)
        return F(0) if own is None or row["total"] is None else -abs(own - row["total"])
    return row["sums"][scheme.node(breaker).code].points or F(0)


def rank(scheme, rows, own_totals):
    keyed = []
    for row in rows:
        value = None if excluded(row) else compared(scheme, row, scheme.ranking["by"])
        breakers = [tie_break(scheme, row, name, own_totals) for name in scheme.ranking.get("tie_breakers", [])]
        if value is not None:
            value = -value if scheme.ranking["order"] == "desc" else value
            keyed.append(((value, [-own for own in breakers]), row))
        else:
            row["rank"] = None
    keyed.sort(key=lambda pair: pair[0])
    place, dense = 1, 1
    while keyed:
        tied = [row for key, row in keyed if key == keyed[0][0]]
        keyed = keyed[len(tied) :]
        ties = scheme.ranking["ties"]
        number = F(dense) if ties == "dense" else F(place) if ties == "competition" else place + F(len(tied) - 1, 2)
        for row in tied:
            row["rank"] = number
        place, dense = place + len(tied), dense + 1


def first_grade(scheme, row, grades):
    for position, grade in enumerate(grades):
        value = compared(scheme, row, grade.get("by") or scheme.ranking["by"])
        if value is None:
            return None
        limits_of = grade
        for name, own in grade.get("by_class", {}).items():
            if row["unit"].grade_class and name.casefold() == row["unit"].grade_class.casefold():
                limits_of = own
        scores = lambda role: [row["results"][leaf.code] for leaf in scheme.leaves if leaf.role == role and not row["results"][leaf.code]["na"]]
        clean = all(not own["score"] or own["score"] >= 0 for own in scores("deduction"))
        no_zero = all(own["score"] for own in scores("base"))
        deep = True
        if grade.get("min_stage"):
            wanted, reached = scheme.precedence.index(grade["min_stage"]), complete_stage(scheme, row)
            deep = reached is not None and reached <= wanted
        conditions = (not grade.get("requires_clean") or clean) and (not grade.get("requires_no_zero") or no_zero) and deep
        if within(value, limits_of) and conditions:
            return position
    return None


def complete_stage(scheme, row):
    """Position in the precedence of the first stage that has an entry for every leaf that has any."""
    unit = row["unit"]
    leaves = [leaf for leaf in scheme.leaves if leaf.role != "info" and any(key[0] == leaf.code for key in unit.cells)]
    for position, stage in enumerate(scheme.precedence):
        if leaves and all((leaf.code, stage) in unit.cells for leaf in leaves):
            return position
    return None


def give_grades(scheme, rows):
    grades = scheme.data.get("grades", [])
    named = lambda key: next(n for n, grade in enumerate(grades) if key in (grade.get("code"), grade["name_vi"]))
    for row in rows:
        grade = None if excluded(row) else first_grade(scheme, row, grades)
        if grade is not None:
            grade += sum(gate.get("steps") or 1 for gate in row["gates"] if gate["effect"] == "demote")
            for gate in row["gates"]:
                if gate["effect"] == "cap_grade":
                    grade = max(grade, named(gate["grade"]))
        row["grade"] = grade if grade is not None and grade < len(grades) else None
    quotas = scheme.data.get("quota", [])
    # Shares of all units first, from the best grade down; then shares of what those left, from the widest base down.
    outer = sorted((quota for quota in quotas if not quota.get("of")), key=lambda quota: named(quota["grade"]))
    inner = sorted((quota for quota in quotas if quota.get("of")), key=lambda quota: (-named(quota["of"]), named(quota["grade"])))
    for quota in outer + inner:
        cut(rows, grades, quota, named)


def cut(rows, grades, quota, named):
    own = named(quota["grade"])
    if quota.get("of"):
        base = sum(1 for row in rows if row["grade"] is not None and row["grade"] <= named(quota["of"]))
    else:
        base = quota.get("base") or sum(1 for row in rows if not row["unit"].withdrawn)
    exact = F(quota["share"]) * base if "share" in quota else F(quota["count"])
    limit = {"floor": math.floor, "ceil": math.ceil, "half_up": lambda x: int(half_up(x, 0))}[quota.get("round", "floor")](exact)
    counts = lambda row: row["grade"] == own or (quota.get("or_better") and row["grade"] is not None and row["grade"] < own)
    candidates = sorted((row for row in rows if counts(row)), key=lambda row: row["rank"])
    if len(candidates) <= limit:
        return
    kept = [row for row in candidates if limit and row["rank"] <= candidates[limit - 1]["rank"]]
    if len(kept) > limit and quota.get("ties", "exclude_all_tied") != "include_all_tied":
        kept = [row for row in candidates if row["rank"] < candidates[limit - 1]["rank"]]
    for row in candidates:
        if row not in kept:
            row["grade"] = own + 1 if own + 1 < len(grades) else None
