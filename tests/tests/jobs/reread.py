"""Prints the rows of the main table of a .docx or .xlsx file as JSON, one text a column of the grid; with "all" every table of
a .docx file that begins so.

The main table begins with the cell "STT". A merged cell's text stands where it begins and nowhere else. Numbers of a
workbook are shown as Vietnamese paper shows them.
"""
import json
import sys


def word(path):
    import docx

    tables = []
    for table in docx.Document(path).tables:
        if table.cell(0, 0).text.strip() != "STT":
            continue
        seen = set()
        rows = []
        for row in table.rows:
            texts = []
            for cell in row.cells:
                first = cell._tc not in seen
                seen.add(cell._tc)
                texts.append(cell.text if first else "")
            rows.append(texts)
        tables.append(rows)
    return tables or sys.exit("no table begins with STT")


def shown(value):
    if value is None:
        return ""
    if isinstance(value, float):
        value = repr(value).removesuffix(".0").replace(".", ",")
    return str(value)


def excel(path):
    import openpyxl

    sheet = openpyxl.load_workbook(path, data_only=True).active
    rows = list(sheet.iter_rows(values_only=True))
    top = next(place for place, row in enumerate(rows) if row[0] == "STT")
    return [[shown(value) for value in row] for row in rows[top:]]


path = sys.argv[1]
if sys.argv[2:] == ["all"]:
    rows = word(path)
else:
    rows = word(path)[0] if path.endswith(".docx") else excel(path)
json.dump(rows, sys.stdout, ensure_ascii=False)
