#!/usr/bin/env python3
"""Enforcement summaries computed from the fines log itself, without any of the ledger's code.

    summarise_fines.py LOG.xes[.gz] DAY [DAY ...]

Prints one JSON object: `days` (the summary of each day asked for) and `discrepancies` (every payment whose recorded
total is not the sum of the fine's payments up to it). Amounts are cents, as decimal strings. Needs Python 3.8 and
nothing else.

What is computed, in words:
- The day of an event is the date its timestamp prints. An event counts for day D when its day is D or earlier.
- The amount of a fine on day D is the last one in force: of the events Create Fine and Add penalty with a day of at most
  D, taken by day and within a day in log order, the last one's amount. `imposed` is the sum over all fines.
- A payment's recorded total is compared with the sum of all payments of the same fine up to it in log order.
"""
import gzip
import json
import sys
import xml.etree.ElementTree as ElementTree
from decimal import Decimal

COUNTED = {
    'Create Fine': 'penalties',
    'Insert Fine Notification': 'served',
    'Add penalty': 'increased',
    'Payment': 'payments',
    'Send Appeal to Prefecture': 'reconsiderations',
    'Appeal to Judge': 'litigations',
    'Send for Credit Collection': 'enforcementRequests',
}
SUMMED = {'Send Fine': ('expense', 'expenses'), 'Payment': ('paymentAmount', 'paid')}


def cents(text):
    exact = Decimal(text) * 100
    whole = int(exact)
    if whole != exact:
        raise SystemExit(f'{text} is no whole number of cents')
    return whole


def local(tag):
    return tag.rsplit('}', 1)[-1]


def attributes(element):
    return {child.get('key'): child.get('value') for child in element if child.get('key') is not None}


def traces(path):
    """Yields (name, [attributes of each event in log order])."""
    with open(path, 'rb') as probe:
        packed = probe.read(2) == b'\x1f\x8b'
    with (gzip.open if packed else open)(path, 'rb') as file:
        root = None
        for action, element in ElementTree.iterparse(file, events=('start', 'end')):
            if root is None:
                root = element
            if action == 'end' and local(element.tag) == 'trace':
                yield attributes(element)['concept:name'], [attributes(e) for e in element if local(e.tag) == 'event']
                root.clear()


def empty():
    names = list(COUNTED.values()) + ['imposed', 'expenses', 'paid', 'discrepancies']
    return {**dict.fromkeys(names, 0), 'byArticle': {}}


def add_trace(summary, day, events, discrepant):
    """Adds what one fine contributes on a day. `events` are (day, place, activity, attributes) in log order."""
    article = None
    in_force = None
    for when, place, activity, said in sorted(events, key=lambda event: event[:2]):
        if when > day:
            continue
        if activity in COUNTED:
            summary[COUNTED[activity]] += 1
        if activity in SUMMED:
            attribute, name = SUMMED[activity]
            summary[name] += cents(said[attribute])
        if activity in ('Create Fine', 'Add penalty'):
            in_force = cents(said['amount'])
        if activity == 'Create Fine':
            article = said['article']
        if place in discrepant:
            summary['discrepancies'] += 1
    if in_force is None:
        return
    summary['imposed'] += in_force
    entry = summary['byArticle'].setdefault(article, {'penalties': 0, 'imposed': 0})
    entry['penalties'] += 1
    entry['imposed'] += in_force


def discrepancies_of(name, events):
    """The payments of one fine whose recorded total is another than the sum up to them, by place."""
    total = 0
    found = {}
    for when, place, activity, said in events:
        if activity != 'Payment':
            continue
        total += cents(said['paymentAmount'])
        recorded = said.get('totalPaymentAmount')
        if recorded is not None and cents(recorded) != total:
            found[place] = {
                'trace': name,
                'event': place,
                'day': when,
                'amount': str(cents(said['paymentAmount'])),
                'sum': str(total),
                'recordedTotal': str(cents(recorded)),
            }
    return found


def printed(day, summary):
    articles = [
        {'article': article, 'penalties': entry['penalties'], 'imposed': str(entry['imposed'])}
        for article, entry in sorted(summary['byArticle'].items())
    ]
    money = {name: str(summary[name]) for name in ('imposed', 'expenses', 'paid')}
    return {'effectiveOn': day, **summary, **money, 'byArticle': articles}


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    path, days = sys.argv[1], sys.argv[2:]
    summaries = {day: empty() for day in days}
    found = []
    counts = {'traces': 0, 'events': 0}
    for name, said in traces(path):
        events = [(e['time:timestamp'][:10], place, e['concept:name'], e) for place, e in enumerate(said)]
        counts['traces'] += 1
        counts['events'] += len(events)
        discrepant = discrepancies_of(name, events)
        found.extend(discrepant.values())
        for day, summary in summaries.items():
            add_trace(summary, day, events, discrepant)
    json.dump({**counts, 'days': [printed(*each) for each in summaries.items()], 'discrepancies': found},
              sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == '__main__':
    main()
