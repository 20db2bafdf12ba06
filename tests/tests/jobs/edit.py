"""Writes a number into a cell of a workbook, as somebody who corrects it: the row in which a cell reads ROW, the column in which
a cell above it reads COLUMN."""
import json
import sys

import openpyxl

path, row, column, value = sys.argv[1:]
book = openpyxl.load_workbook(path)
sheet = book.active


def place(text):
    [found] = [cell for cells in sheet.iter_rows() for cell in cells if cell.value == text]
    return found


sheet.cell(place(row).row, place(column).column).value = float(value)
book.save(path)
print(json.dumps(None))
