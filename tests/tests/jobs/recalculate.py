"""Prints as JSON, for every formula of a workbook: cell, formula, number written along with it, number that LibreOffice
reckons when the written ones are gone. Numbers have nine decimals at most, which binary fractions do not blur.

Arguments: the workbook, an empty folder to work in.
"""
import json
import pathlib
import subprocess
import sys

import openpyxl

workbook, folder = sys.argv[1], pathlib.Path(sys.argv[2])
formulas = openpyxl.load_workbook(workbook)
written = openpyxl.load_workbook(workbook, data_only=True).active
# Saved by openpyxl, a formula has no number.
bare = folder / "bare.xlsx"
formulas.save(bare)
profile = f"-env:UserInstallation=file://{folder / 'profile'}"
convert = ["soffice", profile, "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
subprocess.run([*convert, folder / "reckoned", bare], check=True, stdout=subprocess.DEVNULL, timeout=240)
reckoned = openpyxl.load_workbook(folder / "reckoned" / "bare.xlsx", data_only=True).active


def number(value):
    return f"{value:.9f}".rstrip("0").rstrip(".") if isinstance(value, (int, float)) else str(value)


found = []
for row in formulas.active.iter_rows():
    for cell in row:
        if isinstance(cell.value, str) and cell.value.startswith("="):
            place = cell.coordinate
            found.append([place, cell.value, number(written[place].value), number(reckoned[place].value)])
json.dump(found, sys.stdout)
