/**
 * 贫困县(村)认定: what a region is designated as. It decides which duties of the poverty regulations bind there (GS-PA-2,
 * SX-PA-2). That a province's counties add up to the printed numbers is not asked of a single designation.
 */
import { refuse } from '../decider';
import { acceptingStream } from '../dispatch';
import { define } from '../fact';
import { id, oneOf, scheduledDate, text } from '../fields';

/** Division codes of 嘉峪关市 and of what lies in it: GS-PA-2 leaves the city out. */
const JIAYUGUAN = /^6202/;

export const RegionDesignated = define({
  type: 'RegionDesignated',
  zh: '贫困县(村)认定',
  cites: ['GS-PA-2', 'SX-PA-2', 'SX-PA-13'],
  recordedBy: ['leading-group', 'leading-group-office'],
  occurredOn: 'effectiveFrom',
  naturalKey: ['regionCode', 'designation', 'effectiveFrom'],
  fields: {
    /** Administrative division code, e.g. 620100. */
    regionCode: id(),
    /** `provincial_poor_county` is the remainder of Shanxi's 58 beside its 36 national ones; the text has no word for it. */
    designation: oneOf(
      [
        'contiguous_destitute_county',
        'scattered_poor_county',
        'national_poor_county',
        'provincial_poor_county',
        'poor_village',
        'non_poor_county',
      ],
      { from: ['GS-PA-2', 'SX-PA-13', 'SX-PA-24'] },
    ),
    effectiveFrom: scheduledDate(),
    docNo: text({ max: 200 }),
  },
  check: ({ regionCode, designation }) =>
    JIAYUGUAN.test(regionCode) && designation !== 'non_poor_county'
      ? refuse('incoherent-fact', '嘉峪关市 is not in the scope of the regulation', {
          pointer: '/regionCode',
          cites: ['GS-PA-2'],
        })
      : undefined,
});

export const region = acceptingStream({
  kind: 'region',
  zh: '行政区划',
  idField: 'regionCode',
  facts: [RegionDesignated],
});
