"""One cell: the values its rule sees, its limits, the stage that decides; and the peers of the kinds that compare."""

from fractions import Fraction as F

from reading import num
from rules import NotApplicable, Refused, may_be_negative, raw_score, typed_points


def fields_of(leaf):
    """The numeric fields of a leaf that may be entered, besides na, override and score."""
    names = {
        "direct": ["value"], "binary": ["achieved", "value"], "choice": ["choice"], "ratio": ["T", "A"],
        "ratio_inverse": ["T", "A"], "band": ["value", "size"], "step": ["A", "T"], "group_leader": ["A", "T"],
        "group_max": ["value"], "group_rank": ["value"], "count": ["n"], "base_adjust": ["value", "choice"],
    }[leaf.kind]  # fmt: skip
    items = [item["id"] for item in leaf.params.get("items", [])]
    seconds = [f"{item}_{ending}" for item in items for ending in ("size", "target")]
    parts = [name for derivation in leaf.derived() for name in derivation["of"]]
    return names + items + seconds + parts


def values_at(scheme, unit, leaf, stage, scorer):
    """What the rule sees of a cell: own entries, then those of the stages below, then what is derived."""
    own = unit.cells[(leaf.code, stage)][scorer]
    seen = {field: own[field] for field in fields_of(leaf) if field in own}
    if leaf.kind not in ("direct", "binary"):
        for below in reversed(scheme.order[: scheme.order.index(stage)]):
            scorers = unit.cells.get((leaf.code, below), {})
            if len(scorers) == 1:
                lower = next(iter(scorers.values()))
                for field in fields_of(leaf):
                    if field in lower:
                        seen.setdefault(field, lower[field])
    numbers = {name: value if name == "choice" else F(value) for name, value in seen.items()}
    for derivation in leaf.derived():
        if derivation["field"] not in numbers:
            value = derive(derivation, numbers)
            if value is not None:
                numbers[derivation["field"]] = value
    return numbers


def derive(derivation, numbers):
    parts = [numbers.get(name) for name in derivation["of"]]
    there = [part for part in parts if part is not None]
    by = derivation["by"]
    if by == "sum":
        return sum(parts, F(0)) if len(there) == len(parts) else None
    if by in ("rate", "per_head"):
        if len(there) < 2 or parts[1] == 0:
            return None
        return parts[0] / parts[1] * (100 if by == "rate" else 1)
    if by == "average":
        return sum(there, F(0)) / len(there) if there else None
    if by == "last":
        return there[-1] if there else None
    raise SystemExit(f"unknown derivation {by}")


def limits(leaf):
    """Least and greatest score of a leaf."""
    cap = num(leaf.data.get("cap"))
    if leaf.role == "deduction":
        most = cap if cap is not None else (leaf.points or None)
        return (None if most is None else -abs(most)), F(0)
    params, full = leaf.params, leaf.max
    if leaf.kind == "ratio" and full is not None:
        full = full * F(params["ceiling"]) if "ceiling" in params else full if params.get("cap", True) else None
    elif leaf.kind == "step" and num(params.get("per_over"), F(0)) != 0:
        full = full + F(params["over_cap"]) if "over_cap" in params else None
    elif leaf.kind == "base_adjust" and not params.get("max_total"):
        full = None
    return num(leaf.data.get("min"), F(0)), cap if cap is not None else full


def clamp(leaf, score):
    least, most = limits(leaf)
    if most is not None:
        score = min(score, most)
    return score if least is None else max(score, least)


def combined(scores, how):
    scores = sorted(scores)
    if how == "median" and len(scores) > 1:
        middle = len(scores) // 2
        scores = scores[middle : middle + 1] if len(scores) % 2 else scores[middle - 1 : middle + 1]
    if how == "trimmed_mean" and len(scores) > 2:
        scores = scores[1:-1]
    return sum(scores, F(0)) / len(scores)


class Cell:
    """A decided cell: a score, exact; or not applicable by a mode; or nothing."""

    def __init__(self, score=None, na=None, overridden=False, refused=False):
        self.score, self.na, self.overridden, self.refused = score, na, overridden, refused


def decide(scheme, unit, leaf, peers):
    mode = leaf.data.get("na_mode") or scheme.data.get("na_default", "leave_denominator")
    for stage in scheme.precedence:
        scorers = unit.cells.get((leaf.code, stage), {})
        changed = [F(cell["override"]) for cell in scorers.values() if "override" in cell]
        if changed:
            return Cell(clamp(leaf, leaf.sign(abs(combined(changed, scheme.combine[stage])))), overridden=True)
        declared = [cell["na"] for cell in scorers.values() if cell.get("na", "0") != "0"]
        if declared:
            return Cell(na=mode if declared[0] == "1" else declared[0])
        scores = []
        try:
            for scorer, cell in scorers.items():
                if "score" in cell:
                    scores.append(clamp(leaf, typed_points(leaf, F(cell["score"]))))
                    continue
                score = raw_score(leaf, values_at(scheme, unit, leaf, stage, scorer), peers)
                if score is not None:
                    scores.append(clamp(leaf, score))
        except Refused:
            return Cell(refused=True)
        except NotApplicable:
            return Cell(na=mode)
        if scores:
            return Cell(combined(scores, scheme.combine[stage]))
    return Cell()


def by_hand(scheme, unit, leaf):
    """Whether points were entered in place of values."""
    cells = [cell for stage in scheme.order for cell in unit.cells.get((leaf.code, stage), {}).values()]
    return any("score" in cell or "override" in cell for cell in cells)


def gather_peers(scheme, units, leaf):
    """Values (and targets) of the units that take part in a comparison, and how many have not reported."""
    values, waiting = [], 0
    for unit in units:
        if unit.withdrawn:
            continue
        own = None
        for stage in scheme.precedence:
            scorers = unit.cells.get((leaf.code, stage))
            if not scorers:
                continue
            if any(cell.get("na", "0") != "0" for cell in scorers.values()):
                own = "apart"
                break
            seen = values_at(scheme, unit, leaf, stage, sorted(scorers)[0])
            first = seen.get("A" if leaf.kind == "group_leader" else "value")
            if any(value < 0 for field, value in seen.items() if not may_be_negative(leaf, field)):
                own = "refused"
                break
            if first is not None:
                own = (first, seen.get("T") if leaf.kind == "group_leader" else None)
                break
        if own is None and by_hand(scheme, unit, leaf):
            continue
        if own is None or own == "refused":
            waiting += 1
        elif own != "apart":
            values.append(own)
    return {"values": values, "waiting": waiting}
