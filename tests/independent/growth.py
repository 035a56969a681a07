#!/usr/bin/env python3
"""Growth of a yearly series of funds, computed from its CSV without any of the ledger's code.

    growth.py SERIES.csv

Prints one JSON list, a row for each year: `year`, `fen` (the amount), `increase` over the year before in fen (null for the
first year), and `grew` (null likewise). Amounts are decimal strings. Reads the columns `year` and `yi`, the latter in
亿元 with a decimal point. Needs Python 3.8 and nothing else.
"""
import csv
import json
import sys
from decimal import Decimal

FEN_IN_YI = 100000000 * 100


def fen(text):
    exact = Decimal(text) * FEN_IN_YI
    whole = int(exact)
    if whole != exact:
        raise SystemExit(f'{text} is no whole number of fen')
    return whole


def main(path):
    with open(path, encoding='utf-8-sig', newline='') as file:
        series = sorted((int(row['year']), fen(row['yi'])) for row in csv.DictReader(file))
    table = []
    before = None
    for year, amount in series:
        increase = None if before is None else amount - before
        table.append({
            'year': year,
            'fen': str(amount),
            'increase': None if increase is None else str(increase),
            'grew': None if increase is None else increase > 0,
        })
        before = amount
    print(json.dumps(table))


if __name__ == '__main__':
    main(sys.argv[1])
