"""What openpyxl sees in a workbook: a line for each sheet, "name<TAB>last row<TAB>last column<TAB>cells"."""
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")
book = openpyxl.load_workbook(sys.argv[1], data_only=True)
for name in book.sheetnames:
    sheet = book[name]
    rows = columns = cells = 0
    if hasattr(sheet, "iter_rows"):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None and cell.value != "":
                    rows, columns, cells = max(rows, cell.row), max(columns, cell.column), cells + 1
    print(f"{name}\t{rows}\t{columns}\t{cells}")
