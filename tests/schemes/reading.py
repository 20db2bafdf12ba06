"""Numbers, the scheme as a tree, and the inputs of units."""

import csv
import math
from fractions import Fraction as F


def num(value, default=None):
    return default if value is None else F(value)


def half_up(value, places):
    if places is None or places == "none":
        return value
    scale = 10**places
    units = math.floor(abs(value) * scale + F(1, 2))
    return F(units if value >= 0 else -units, scale)


def text(value):
    """Decimal text where the expansion ends, otherwise six places."""
    if value is None:
        return None
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        value = half_up(value, 6)
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :].rstrip("0")
    return ("-" if value < 0 else "") + whole + ("." + decimals if decimals else "")


def within(value, limits):
    tests = {"ge": value.__ge__, "gt": value.__gt__, "le": value.__le__, "lt": value.__lt__}
    return all(tests[name](F(limit)) for name, limit in limits.items() if name in tests)


class Node:
    def __init__(self, data, parent, role):
        self.data, self.parent, self.role = data, parent, role
        self.code = data["code"]
        self.kind = data.get("kind")
        self.params = data.get("params", {})
        self.max = num(data.get("max"))
        self.children = [Node(child, self, role) for child in data.get("children", [])]

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def points(self):
        return abs(self.max) if self.max is not None else F(0)

    def sign(self, points):
        return -points if self.role == "deduction" else points

    def derived(self):
        return self.data.get("derived", [])


class Scheme:
    def __init__(self, data):
        self.data = data
        self.tops = [Node(top, None, top.get("role", "base")) for top in data["criteria"]]
        for gate in data.get("gates", []):
            if not gate.get("when"):
                own = {"code": gate["code"], "kind": "binary", "max": "1", "missing": "zero"}
                self.tops.append(Node(own, None, "info"))
        self.nodes = [node for top in self.tops for node in top.walk()]
        self.leaves = [node for node in self.nodes if not node.children]
        self.stages = data.get("stages") or [{"code": "self"}]
        codes = [stage["code"] for stage in self.stages]
        self.order = codes
        self.precedence = data.get("precedence") or list(reversed(codes))
        self.combine = {stage["code"]: stage.get("combine", "single") for stage in self.stages}
        rounding = data.get("rounding", {})
        self.places = {"leaf": 2, "group": None, "total": 2, "percent": 2} | {k: v for k, v in rounding.items() if k != "mode"}
        self.total = {"min": "0"} | data.get("total", {})
        self.ranking = {"by": "percent", "order": "desc", "ties": "competition"} | data.get("ranking", {})

    def node(self, code):
        return next(node for node in self.nodes if node.code.upper() == code.strip().upper())


class Unit:
    def __init__(self, name):
        self.name = name
        self.cells = {}  # (leaf, stage) -> {scorer: {field: value}}
        self.grade_class = None
        self.withdrawn = False


def read_units(scheme, path):
    units = {}
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            unit = units.setdefault(row["unit"], Unit(row["unit"]))
            if not row["criterion"]:
                if row["field"] == "class":
                    unit.grade_class = row["value"]
                elif row["field"] == "withdrawn":
                    unit.withdrawn = row["value"] == "1"
                continue
            stage = row.get("stage") or scheme.order[0]
            leaf = scheme.node(row["criterion"]).code
            cell = unit.cells.setdefault((leaf, stage), {}).setdefault(row.get("scorer") or "", {})
            cell[row["field"]] = row["value"]
    return list(units.values())
