import * as fc from 'fast-check';
import { rowDiff, type Json } from '../../../src/ledger/row-diff';
import type { FileEntry, IntegrityFile } from '../../../web/src/pages/official/answers';
import { comparisonOf, isSame, type Comparison, type Mark } from '../../../web/src/pages/official/compare/compare-rows';

type Finding = IntegrityFile['findings'][number];

const SECTIONS = ['F-01', 'F-04', 'F-19'] as const;

const entry = (factId: string, section: (typeof SECTIONS)[number], more: Partial<FileEntry> = {}): FileEntry => ({
  factId,
  index: 10,
  day: '2023-03-15',
  type: 'DemocraticEvaluationHeld',
  section,
  data: {},
  ...more,
});

const finding = (code: string, more: Partial<Finding> = {}): Finding => ({
  rule: 'R-72',
  status: 'due',
  code,
  subject: 'person-1',
  cites: ['GS-CG-14-i2'],
  facts: [],
  zh: '应予处理',
  en: 'a measure is due',
  ...more,
});

interface Parts extends Partial<Omit<IntegrityFile, 'basis' | 'sections'>> {
  readonly entries?: readonly FileEntry[];
  readonly on?: string;
  readonly size?: number;
}

const file = ({ entries = [], on = '2023-06-30', size = 100, ...rest }: Parts = {}): IntegrityFile => ({
  personId: '7c1f9a52-0d3e-4b68-9f27-5e8a31c04d19',
  purpose: 'inspection',
  sections: SECTIONS.map((code) => ({
    code,
    zh: code,
    cites: [],
    entries: entries.filter(({ section }) => section === code),
    notYetRecordable: [],
  })),
  findings: [],
  basis: { effectiveOn: on, knownAt: size, size, checkpoint: null, projection: 'integrity-file@1', rulebook: 'rulebook@1' },
  ...rest,
}); // prettier-ignore

const CORRECTION: Mark = { factId: 'correction', index: 120, type: 'EventCorrected', targets: 'held' };
const VOIDING: Mark = { factId: 'voiding', index: 160, type: 'EventVoided', targets: 'held' };

/** As the service would answer: its own patch between the two, without their bases. */
function compared(
  before: IntegrityFile,
  after: IntegrityFile,
  marks: readonly Mark[] = [CORRECTION, VOIDING],
): Comparison {
  const [{ basis: _, ...old }, { basis: __, ...next }] = [before, after];
  const operations = rowDiff(old as unknown as Json, next as unknown as Json);
  return comparisonOf({ before, after, operations, marks });
}

const count = entry('held', 'F-04', { data: { heldOn: '2023-03-15', counts: { distrust: 61, trust: 21 } } });
const recount = { ...count, correctedBy: 120, data: { heldOn: '2023-03-15', counts: { distrust: 59, trust: 23 } } };
const correction = entry('correction', 'F-19', {
  index: 120,
  day: '2023-09-11',
  type: 'EventCorrected',
  data: { targetEventId: 'held', reason: 'clerical' },
});

describe('two moments of a file', () => {
  it('differ in nothing when they are the same', () => {
    const same = compared(file({ entries: [count] }), file({ entries: [count], size: 200 }));
    expect(isSame(same)).toBe(true);
    expect(same).toEqual({ above: [], sections: [], findings: [] });
  });

  it('show a corrected fact as changed, field by field, with the correction that did it', () => {
    const { sections } = compared(file({ entries: [count] }), file({ entries: [recount, correction], size: 130 }));
    expect(sections.map(({ code }) => code)).toEqual(['F-04', 'F-19']);
    expect(sections[0]?.rows).toEqual([
      {
        standing: 'changed',
        place: 'DemocraticEvaluationHeld',
        factId: 'held',
        day: '2023-03-15',
        before: { day: '2023-03-15', ...count.data },
        after: { day: '2023-03-15', ...recount.data },
        differing: ['counts'],
        why: { by: 'correction', factId: 'correction' },
      },
    ]);
    expect(sections[1]?.rows[0]).toMatchObject({ standing: 'added', why: { by: 'knowledge' } });
  });

  it('name the correction backwards in time too', () => {
    const { sections } = compared(file({ entries: [recount, correction], size: 130 }), file({ entries: [count] }));
    expect(sections[0]?.rows[0]).toMatchObject({
      standing: 'changed',
      why: { by: 'correction', factId: 'correction' },
    });
    expect(sections[1]?.rows[0]).toMatchObject({ standing: 'removed', why: { by: 'knowledge' } });
  });

  it('name a correction whose own legal day lies behind both of them', () => {
    const { sections } = compared(file({ entries: [count] }), file({ entries: [recount], size: 130 }));
    expect(sections.map(({ code }) => code)).toEqual(['F-04']);
    expect(sections[0]?.rows[0]?.why).toEqual({ by: 'correction', factId: 'correction' });
  });

  it('leave out corrections that both know, or neither', () => {
    const [old, next] = [file({ entries: [count], size: 121 }), file({ entries: [recount], size: 130 })];
    expect(compared(old, next).sections[0]?.rows[0]?.why).toBeUndefined();
    expect(compared({ ...old, basis: { ...old.basis, size: 90 } }, { ...next, basis: { ...next.basis, size: 120 } }).sections[0]?.rows[0]?.why).toBeUndefined(); // prettier-ignore
  });

  it('show a correction that changed no field of the file', () => {
    const { sections } = compared(
      file({ entries: [count] }),
      file({ entries: [{ ...count, correctedBy: 120 }, correction], size: 130 }),
    );
    expect(sections[0]?.rows[0]).toMatchObject({ standing: 'changed', differing: [], why: { by: 'correction' } });
  });

  it('tell what happened since from what became known since, and from what was voided', () => {
    const later = entry('later', 'F-01', { index: 50, day: '2023-07-10', type: 'PostVacated' });
    const learned = entry('learned', 'F-01', { index: 150, day: '2023-02-01', type: 'PostAssumed' });
    const voiding = entry('voiding', 'F-19', { index: 160, type: 'EventVoided', data: { targetEventId: 'held' } });
    const { sections } = compared(
      file({ entries: [count] }),
      file({ entries: [learned, later, voiding], on: '2023-08-01', size: 200 }),
    );
    const whys = sections.flatMap(({ rows }) => rows.map(({ factId, standing, why }) => [factId, standing, why]));
    expect(whys).toEqual([
      ['learned', 'added', { by: 'knowledge' }],
      ['later', 'added', { by: 'day' }],
      ['held', 'removed', { by: 'void', factId: 'voiding' }],
      ['voiding', 'added', { by: 'knowledge' }],
    ]);
  });

  it('keep a fact one row when a correction moves it to another place in the list', () => {
    const [a, b] = [entry('a', 'F-01', { day: '2023-01-01' }), entry('b', 'F-01', { day: '2023-02-01' })];
    const moved = { ...a, day: '2023-03-01' };
    const { sections } = compared(file({ entries: [a, b] }), file({ entries: [b, moved] }));
    expect(sections[0]?.rows).toHaveLength(1);
    expect(sections[0]?.rows[0]).toMatchObject({ factId: 'a', standing: 'changed', differing: ['day'] });
  });

  it('put what is gone where it stood', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => entry(id, 'F-01')) as [FileEntry, FileEntry, FileEntry];
    const others = { ...c, data: { docNo: '1' } };
    const { sections } = compared(
      file({ entries: [a, b, c] }),
      file({ entries: [{ ...a, data: { docNo: '1' } }, others] }),
    );
    expect(sections[0]?.rows.map(({ factId }) => factId)).toEqual(['a', 'b', 'c']);
  });

  it('compare what stands above the sections', () => {
    const post = { postId: 'secretary', personId: 'p', assumedOn: '2022-01-05', isPromotion: true };
    const { above } = compared(
      file({ partyMember: true, posts: [post] }),
      file({ partyMember: false, posts: [{ ...post, vacatedOn: '2023-05-08' }] }),
    );
    expect(above).toMatchObject([
      { place: 'partyMember', standing: 'changed', before: { partyMember: true }, after: { partyMember: false } },
      { place: 'posts', standing: 'changed', differing: ['vacatedOn'] },
    ]);
  });
});

describe('findings of two moments', () => {
  it('are the same finding when its arithmetic changed, and lead to the correction', () => {
    const was = finding('REMOVAL_DUE', { facts: ['held'], since: '2023-03-15', arithmetic: '3 x 61 > 100' });
    const is = finding('TALK_DUE', { facts: ['held'], since: '2023-03-15', arithmetic: '3 x 59 < 200' });
    const { findings } = compared(
      file({ entries: [count], findings: [was] }),
      file({ entries: [recount], findings: [is], size: 130 }),
    );
    expect(findings).toEqual([
      { standing: 'changed', before: was, after: is, differing: ['code', 'arithmetic'], changedBy: ['correction'] },
    ]);
  });

  it('are not mixed up when one comes in between', () => {
    const [one, two] = [finding('A', { rule: 'R-01' }), finding('B', { rule: 'R-02' })];
    const between = finding('C', { rule: 'R-03', status: 'breach', facts: ['correction'] });
    const { findings } = compared(
      file({ findings: [one, two] }),
      file({ findings: [one, between, two], entries: [correction], size: 200 }),
    );
    expect(findings).toMatchObject([{ standing: 'added', after: between, changedBy: ['correction'] }]);
  });

  it('come with the gravest first', () => {
    const [info, breach] = [finding('I', { status: 'info', rule: 'R-05' }), finding('B', { status: 'breach', rule: 'R-06' })]; // prettier-ignore
    const { findings } = compared(file(), file({ findings: [info, breach] }));
    expect(findings.map(({ after }) => after?.status)).toEqual(['breach', 'info']);
  });
});

describe('any two moments', () => {
  const entries = fc
    .uniqueArray(
      fc.record({
        id: fc.integer({ min: 0, max: 9 }),
        section: fc.constantFrom(...SECTIONS),
        n: fc.integer({ min: 0, max: 2 }),
      }),
      { selector: ({ id }) => id },
    )
    .map((all) => all.map(({ id, section, n }) => entry(`fact-${id}`, section, { index: id, data: { n } })));
  const findings = fc
    .array(
      fc.record({
        rule: fc.constantFrom('R-05', 'R-72'),
        code: fc.constantFrom('A', 'B'),
        n: fc.integer({ min: 0, max: 2 }),
      }),
    ) // prettier-ignore
    .map((all) => all.map(({ rule, code, n }) => finding(code, { rule, arithmetic: String(n) })));
  const files = fc.record({ entries, findings }).map((parts) => file(parts));

  it('have a row exactly where the files differ', () => {
    fc.assert(
      fc.property(files, files, (before, after) => {
        const { sections } = compared(before, after);
        const all = ({ sections: list }: IntegrityFile) =>
          new Map(list.flatMap(({ code, entries: each }) => each.map((e) => [`${code} ${e.factId}`, e] as const)));
        const [old, next] = [all(before), all(after)];
        const differing = [...new Set([...old.keys(), ...next.keys()])].filter(
          (key) => JSON.stringify(old.get(key)) !== JSON.stringify(next.get(key)),
        );
        const shown = sections.flatMap(({ code, rows }) => rows.map(({ factId }) => `${code} ${factId ?? ''}`));
        expect([...shown].sort()).toEqual(differing.sort());
      }),
    );
  });

  it('account for every finding that only one of them has', () => {
    fc.assert(
      fc.property(files, files, (before, after) => {
        const rows = compared(before, after).findings;
        const surplus = (of: IntegrityFile, other: IntegrityFile): readonly string[] =>
          of.findings.filter((each) => !other.findings.some((one) => JSON.stringify(one) === JSON.stringify(each))).map((each) => JSON.stringify(each)).sort(); // prettier-ignore
        const shown = (side: 'before' | 'after') => rows.flatMap((row) => (row[side] ? [JSON.stringify(row[side])] : [])).sort(); // prettier-ignore
        expect(shown('before')).toEqual(surplus(before, after));
        expect(shown('after')).toEqual(surplus(after, before));
      }),
    );
  });
});
