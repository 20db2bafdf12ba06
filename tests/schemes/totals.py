"""From the leaves up: what does not apply, groups, caps, gates, total and percent of one unit."""

from fractions import Fraction as F

from cells import decide
from reading import half_up, num

HUNDRED = F(100)


class Sum:
    def __init__(self, points=None, scale=F(0), shifted=F(0), scored=False):
        self.points, self.scale, self.shifted, self.scored = points, scale, shifted, scored

    def made_up(self):
        if self.shifted > 0 and self.scale > 0:
            factor = (self.scale + self.shifted) / self.scale
            self.points, self.scale, self.shifted = self.points * factor, self.scale + self.shifted, F(0)
        return self


def leaf_sum(leaf, result):
    if result["na"] == "leave_denominator":
        return Sum()
    if result["na"] == "redistribute":
        return Sum(shifted=leaf.points)
    return Sum(result["score"] or F(0), leaf.points, scored=result["score"] is not None)


def add(parts):
    total = Sum(None)
    for part in parts:
        total.shifted += part.shifted
        total.scored |= part.scored
        if part.points is not None:
            total.points = (total.points or F(0)) + part.points
            total.scale += part.scale
    return total.made_up()


def node_sum(scheme, node, results, zeroed, sums):
    if not node.children:
        total = leaf_sum(node, results[node.code])
    else:
        parts = [node_sum(scheme, child, results, zeroed, sums) for child in node.children]
        total = group_sum(node, parts)
        if total.points is not None:
            cap, floor = num(node.data.get("cap")), num(node.data.get("floor"))
            if cap is not None:
                total.points = max(total.points, -cap) if node.role == "deduction" else min(total.points, cap)
            if floor is not None:
                total.points = max(total.points, floor)
            total.points = half_up(total.points, scheme.places["group"])
    if node.code in zeroed and total.points is not None:
        total.points = F(0)
    sums[node.code] = total
    return total


def group_sum(node, parts):
    how = node.data.get("aggregate", "sum")
    if how == "sum":
        total = add(parts)
        if node.data.get("max_differs") and node.max is not None:
            total.scale = min(total.scale, node.max)
        return total
    if how == "weighted":
        total = Sum(None)
        for child, part in zip(node.children, parts):
            worth = F(child.data["weight"]) * node.max
            total.scored |= part.scored
            if part.points is not None:
                total.points = (total.points or F(0)) + worth * part.points / part.scale
                total.scale += worth
            elif part.shifted > 0:
                total.shifted += worth
        return total.made_up()
    there = [part for part in parts if part.points is not None]
    if not there:
        return Sum()
    points = [part.points for part in there if part.scored]
    scales = [part.scale for part in there]
    pick = {"average": lambda own: sum(own, F(0)) / len(own), "max": max, "min": min}[how]
    scale = pick(scales) if how == "average" else max(scales)
    scale = node.max if node.max is not None else scale
    return Sum(pick(points) if points else F(0), scale, scored=bool(points))


def holds(gate, scheme, sums, outcome):
    when = gate.get("when")
    if not when:
        own = sums[scheme.node(gate["code"]).code]
        return own.scored and own.points > 0
    for sign in ("<=", ">=", "!=", "<", ">", "="):
        if sign in when:
            subject, limit = (part.strip() for part in when.split(sign, 1))
            break
    if subject in ("total", "percent", "base"):
        value = outcome[subject]
    else:
        code = subject[6:-1] if subject.startswith("score(") else subject
        own = sums[scheme.node(code).code]
        value = own.points if own.scored else None
    if value is None:
        return False
    limit = F(limit)
    return {"<=": value <= limit, ">=": value >= limit, "!=": value != limit, "<": value < limit, ">": value > limit,
            "=": value == limit}[sign]  # fmt: skip


def leaf_results(scheme, unit, peers):
    results = {}
    for leaf in scheme.leaves:
        cell = decide(scheme, unit, leaf, peers.get(leaf.code))
        exact, na, missing = cell.score, cell.na, leaf.data.get("missing") or scheme.data.get("missing", "zero_and_report")
        if na:
            if leaf.role == "deduction":
                exact = None
            else:
                exact = {"full": leaf.points, "zero": F(0)}.get(na)
        elif exact is None and not cell.refused:
            if missing == "zero":
                exact = F(0)
            elif missing == "full" and only_takes_off(leaf):
                exact = num(leaf.params.get("start"), F(0)) if leaf.kind == "count" else num(leaf.params.get("base"), leaf.points)
        places = leaf.data.get("decimals", scheme.places["leaf"])
        score = exact if exact is None or cell.overridden else half_up(exact, places)
        open_cell = score is None and not na and leaf.role != "info"
        results[leaf.code] = {"score": score, "exact": exact, "na": na, "open": open_cell, "blocks": open_cell and missing == "block"}
    others = [leaf for leaf in scheme.leaves if leaf.role == "base" and not results[leaf.code]["na"]]
    scale = sum((leaf.points for leaf in others), F(0))
    for leaf in scheme.leaves:
        own = results[leaf.code]
        if own["na"] == "average" and leaf.role != "deduction":
            if not scale:
                own["na"] = "leave_denominator"
                continue
            own["exact"] = leaf.points * sum((results[other.code]["score"] or F(0) for other in others), F(0)) / scale
            own["score"] = half_up(own["exact"], leaf.data.get("decimals", scheme.places["leaf"]))
    return results


def only_takes_off(leaf):
    if leaf.kind == "count":
        items = list(leaf.params.get("items", []))
        items += [{"per": leaf.params["per"]}] if "per" in leaf.params else []
        return all("per" in item and F(item["per"]) < 0 for item in items)
    return leaf.kind == "base_adjust" and all(F(item.get("per", "0")) < 0 for item in leaf.params["items"])


def score_unit(scheme, unit, peers):
    results = leaf_results(scheme, unit, peers)
    sums = {}
    for top in scheme.tops:
        node_sum(scheme, top, results, set(), sums)
    nothing = {"total": None, "percent": None, "base": None}
    gates = scheme.data.get("gates", [])
    zeroing = [gate for gate in gates if gate["effect"] == "zero_node" and holds(gate, scheme, sums, nothing)]
    if zeroing:
        zeroed = {scheme.node(gate["node"]).code for gate in zeroing}
        for top in scheme.tops:
            node_sum(scheme, top, results, zeroed, sums)
    of_role = lambda role: add([sums[top.code] for top in scheme.tops if top.role == role])
    base, bonus, deduction = of_role("base"), of_role("bonus").points or F(0), of_role("deduction").points or F(0)
    points = base.points or F(0)
    rules = scheme.total
    bonus = bonus if rules.get("bonus_cap") is None else min(bonus, F(rules["bonus_cap"]))
    deduction = deduction if rules.get("deduction_cap") is None else max(deduction, -F(rules["deduction_cap"]))
    exact = points + bonus + deduction
    exact = exact if rules.get("max") is None else min(exact, F(rules["max"]))
    exact = exact if rules.get("min") is None else max(exact, F(rules["min"]))
    total = half_up(exact, scheme.places["total"])
    denominator = base.scale
    if rules.get("scale") is not None:
        left = [leaf.points for leaf in scheme.leaves if leaf.role == "base" and results[leaf.code]["na"] == "leave_denominator"]
        denominator = F(rules["scale"]) - sum(left, F(0))
    percent_of = lambda value: value * HUNDRED / denominator if denominator > 0 else None
    printed = lambda value: None if value is None else half_up(value, scheme.places["percent"])
    outcome = {"total": total, "percent": printed(percent_of(total)), "base": points}
    standing = [gate for gate in gates if gate["effect"] != "zero_node" and holds(gate, scheme, sums, outcome)]
    exact_percent = percent_of(exact)
    for gate in standing:
        if gate["effect"] == "cap_total" and total > F(gate["total"]):
            total = exact = F(gate["total"])
            exact_percent = percent_of(total)
    blocked = any(own["blocks"] for own in results.values())
    return {
        "unit": unit, "results": results, "sums": sums, "gates": zeroing + standing, "base": points, "bonus": bonus,
        "deduction": deduction, "total": None if blocked else total, "denominator": denominator, "exact_total": exact,
        "percent": None if blocked else printed(percent_of(total)), "exact_percent": exact_percent,
        "open": [code for code, own in results.items() if own["open"]],
    }  # fmt: skip
