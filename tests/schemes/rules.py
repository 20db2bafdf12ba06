"""The kinds of criteria: the score of one cell by its rule, before limits and rounding."""

import math
from fractions import Fraction as F

from reading import num, within


class Refused(Exception):
    """A value that cannot be used: the cell has no score."""


class NotApplicable(Exception):
    """The rule itself says that the criterion does not concern the unit."""


def item_kind(item):
    return {"band_by": "band"}.get(item.get("type", "count"), item.get("type", "count"))


def band_points(params, value, size):
    if params.get("band_by"):
        if size is None:
            return None
        table = next((table for table in params["band_by"] if within(size, table)), None)
        if table is None:
            return F(0)
    else:
        table = params
    band = next((band for band in table["bands"] if within(value, band)), None)
    return F(band["score"]) if band else num(table.get("else"), F(0))


def step_points(params, actual, target):
    if "target" in params:
        target = F(params["target"])
    if target is None:
        return None
    gap = actual - target
    if params.get("relative") and gap != 0:
        if target == 0:
            raise Refused
        gap = gap / abs(target) * 100
    steps = abs(gap) / num(params.get("step"), F(1))
    how = params.get("count", "floor")
    steps = F(math.floor(steps)) if how == "floor" else F(math.ceil(steps)) if how == "ceil" else steps
    side = "short" if gap < 0 else "over"
    points = steps * num(params.get(f"per_{side}"), F(0))
    cap = num(params.get(f"{side}_cap"))
    points = points if cap is None else min(points, cap)
    return -points if gap < 0 else points


def item_points(item, values):
    own = values.get(item["id"])
    if own is None:
        return None
    kind = item_kind(item)
    if kind in ("count", "flag"):
        points = own * F(item["per"])
    elif kind == "claim":
        points = own
    elif kind == "band":
        points = band_points(item["band"], own, values.get(f"{item['id']}_size"))
    elif kind == "step":
        points = step_points(item["step"], own, values.get(f"{item['id']}_target"))
    else:
        raise SystemExit(f"unknown item {kind}")
    cap = num(item.get("cap"))
    if points is None or cap is None:
        return points
    return max(-cap, min(cap, points))


def tally(items, values):
    """Points gained and lost; of items that exclude each other only the one with most points either way counts."""
    points = [(item, item_points(item, values)) for item in items]
    points = [(item, own) for item, own in points if own is not None]
    counted, taken = [], set()
    for item, own in sorted(points, key=lambda pair: -abs(pair[1])):
        group = item.get("one_of")
        if group is None or group not in taken:
            counted.append(own)
        if group is not None:
            taken.add(group)
    gained = sum((own for own in counted if own > 0), F(0))
    return gained, -sum((own for own in counted if own < 0), F(0)), bool(points)


def raw_score(leaf, values, peers):
    """The score of a leaf by its rule, before its limits; None when something needed is missing."""
    params, full = leaf.params, leaf.points
    if any(isinstance(v, F) and v < 0 for k, v in values.items() if not may_be_negative(leaf, k)):
        raise Refused
    for rule in leaf.data.get("na_when", []):
        target, actual = values.get("T"), values.get("A")
        if rule == "no_target" and actual is not None and target is None and "target" not in params:
            raise NotApplicable
        if rule == "zero_target" and actual == 0 and target == 0:
            raise NotApplicable
    kind, value, actual, target = leaf.kind, values.get("value"), values.get("A"), values.get("T")
    if kind == "direct":
        return None if value is None else typed_points(leaf, value)
    if kind == "binary":
        if "achieved" in values:
            return leaf.sign(full) if values["achieved"] != 0 else F(0)
        if value is None:
            return None
        value = abs(value) if leaf.role == "deduction" else value
        if value == 0 or value >= full:
            return leaf.sign(min(value, full))
        if params.get("partial") and value > 0:
            return leaf.sign(value)
        raise Refused
    if kind == "choice":
        return option(params["options"], values.get("choice"))
    if kind == "band":
        return None if value is None else band_points(params, value, values.get("size"))
    if kind == "step":
        if actual is None:
            return None
        points = step_points(params, actual, target)
        if points is None:
            raise Refused
        return full + points
    if kind == "ratio":
        return ratio(leaf, params, full, actual, target)
    if kind == "ratio_inverse":
        if actual is None:
            return None
        if target is None:
            raise Refused
        if actual <= target:
            return leaf.sign(full)
        if params.get("linear"):
            return leaf.sign(max(F(0), full * (2 - actual / target)) if target else F(0))
        return leaf.sign(full * target / actual)
    if kind == "count":
        items = list(params.get("items", []))
        if "per" in params:
            items.append({"id": "n", "per": params["per"], "cap": params.get("cap")})
        gained, lost, any_entered = tally(items, values)
        return num(params.get("start"), F(0)) + gained - lost if any_entered else None
    if kind == "base_adjust":
        return base_adjust(leaf, params, full, values)
    return peer_score(leaf, params, full, values, peers)


def may_be_negative(leaf, field):
    if field == "value" and leaf.kind in ("direct", "binary", "band", "base_adjust") or field == "choice":
        return True
    items = {item["id"]: item_kind(item) for item in leaf.params.get("items", [])}
    if items.get(field) in ("claim", "band", "step"):
        return True
    return any(own["field"] == field and own.get("allow_negative") for own in leaf.data.get("inputs", []))


def typed_points(leaf, value):
    if leaf.role == "deduction":
        return -abs(value)
    if value < num(leaf.data.get("min"), F(0)):
        raise Refused
    return value


def option(options, chosen):
    if chosen is None:
        return None
    if isinstance(options, dict):
        options = [{"level": level, "score": score} for level, score in options.items()]
    for level in options:
        if level["level"].casefold() == chosen.casefold():
            return F(level["score"])
    raise Refused


def ratio(leaf, params, full, actual, target):
    if actual is None:
        return None
    if target is None:
        raise Refused
    if target == 0:
        declared = params.get("zero_target")
        if declared == "full":
            return leaf.sign(full)
        if declared == "zero":
            return F(0)
        if actual == 0:
            raise NotApplicable
        raise Refused
    share = actual / target
    if "threshold" in params and share < F(params["threshold"]):
        return F(0)
    return leaf.sign(full * share)


def base_adjust(leaf, params, full, values):
    if "base_bands" in params:
        base = None if "value" not in values else band_points(params["base_bands"], values["value"], None)
    elif "base_options" in params:
        base = option(params["base_options"], values.get("choice"))
    else:
        base = num(params.get("base"), full)
    gained, lost, any_entered = tally(params["items"], values)
    if base is None or not (any_entered or "base_bands" in params or "base_options" in params):
        return None
    for_cap = lambda name, points: points if params.get(name) is None else min(points, F(params[name]))
    net = for_cap("bonus_cap", gained) - for_cap("deduct_cap", lost)
    if params.get("net_cap") is not None:
        net = max(-F(params["net_cap"]), min(F(params["net_cap"]), net))
    return base + net


def peer_score(leaf, params, full, values, peers):
    if leaf.kind == "group_leader":
        actual, target = values.get("A"), values.get("T")
        if actual is None:
            return None
        if not target:
            if params.get("no_target") == "na":
                raise NotApplicable
            best = max([own for own, goal in peers["values"] if not goal] + [actual])
            return full * actual / best if best else F(0)
        base = full * num(params.get("base_share"), F(1, 2))
        share = actual / target
        if share <= 1:
            return base * share
        if peers["waiting"] and params.get("preliminary") == "base_share":
            return base
        best = max([own / goal for own, goal in peers["values"] if goal] + [share])
        return full if share == best else base + (full - base) * (share - 1) / (best - 1)
    value = values.get("value")
    if value is None:
        return None
    all_values = [own for own, _ in peers["values"]]
    lower = params.get("lower_is_better", False)
    if leaf.kind == "group_max":
        best = min(all_values + [value]) if lower else max(all_values + [value])
        if lower:
            return leaf.sign(full if value == 0 else full * best / value)
        return leaf.sign(full * value / best if best else F(0))
    if leaf.kind == "group_rank":
        ahead = sum(1 for own in all_values if (own < value if lower else own > value))
        equal = max(1, all_values.count(value))
        points = [F(points) for points in params["points"]] + [F(0)] * (ahead + equal)
        if params.get("ties") == "average":
            return sum(points[ahead : ahead + equal], F(0)) / equal
        return points[ahead]
    raise SystemExit(f"unknown kind {leaf.kind}")
