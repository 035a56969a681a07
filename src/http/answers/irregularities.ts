/** 资金违规台账. */
import { misuseTypes } from '../../domain/funds/misuse';
import { judged, pageOf } from './lists';
import { item } from './recorded';
import { day, days, list, money, oneOf, optional, shape, signedMoney, text, texts, yesNo } from './terms';

const found = item('IrregularityFound', '违规发现.', {
  misuseType: oneOf(misuseTypes, 'FM-01 挤占, FM-02 挪用, … in the order printed (GS-PA-25).'),
  amount: optional(money('Absent where none is known.')),
  amountEstimated: optional(yesNo('Whether the amount is an estimate.')),
  delayDays: optional(days('延压: for how long.')),
  allocationId: optional(text('Allocation.')),
  projectId: optional(text('Project.')),
  orgId: optional(text('Organ.')),
  personIds: optional(texts('Persons.')),
  foundBy: text('Who found it.'),
  foundOn: day('Legal day.'),
  jurisdiction: text('Area of the record.'),
});

export const irregularityRow = shape('IrregularityRow', '资金违规台账: one irregularity.', {
  irregularityId: text('Irregularity.'),
  state: oneOf(['open', 'closed'], 'Open until it is corrected.'),
  found: optional(found),
  recoveries: list(
    item('Recovery', '追回.', {
      amount: money('Amount.'),
      recoveredOn: day('Legal day.'),
      toAllocationId: optional(text('Allocation that it went back to.')),
    }),
    'In legal order.',
  ),
  recovered: signedMoney('Sum of the recoveries.'),
  correction: optional(
    item('IrregularityCorrection', '整改.', {
      correctedOn: day('Legal day.'),
      measure: text('What was done.'),
      docNo: text('Document number.'),
    }),
  ),
});

const listedIrregularity = judged('ListedIrregularity', 'An irregularity in its list.', irregularityRow);
export const irregularityList = pageOf('IrregularityList', '资金违规台账, a page of it.', listedIrregularity);
