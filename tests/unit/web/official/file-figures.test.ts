/** What the first screen says of a file. */
import type { IntegrityFile } from '../../../../web/src/pages/official/answers';
import {
  countedByStatus,
  factsOf,
  graveOf,
  headOf,
  holdsOn,
  lastBefore,
  provenanceOf,
  recordersOf,
} from '../../../../web/src/pages/official/file/file-figures';
import type { Finding } from '../../../../web/src/shown/gravity';

const finding = (status: Finding['status'], code: string, ...cites: string[]): Finding => ({
  rule: 'R-01',
  status,
  code,
  subject: 'person-x',
  cites,
  facts: [],
  zh: code,
  en: code,
});

const entry = (factId: string, correctedBy?: number): IntegrityFile['sections'][number]['entries'][number] => ({
  factId,
  index: 1,
  day: '2023-01-01',
  type: 'PostAssumed',
  section: 'F-01',
  data: {},
  ...(correctedBy === undefined ? {} : { correctedBy }),
});

const file: IntegrityFile = {
  personId: 'x',
  purpose: 'inspection',
  custody: [{ factId: 'c', index: 3, day: '2023-01-01', custodianOrgId: 'o', openedOn: '2023-01-01' }],
  sections: [
    { code: 'F-01', zh: '', cites: ['GS-CG-12'], entries: [entry('a'), entry('b', 7)], notYetRecordable: [] },
    { code: 'F-02', zh: '', cites: ['GS-CG-3'], entries: [], notYetRecordable: [] },
    { code: 'F-10', zh: '', cites: ['GS-CG-17'], entries: [entry('b', 7)], notYetRecordable: [] },
  ],
  findings: [finding('info', 'i', 'GS-CG-9'), finding('breach', 'b', 'GS-CG-12', 'GS-CG-14')],
  basis: {
    effectiveOn: '2023-06-30',
    knownAt: null,
    size: 9,
    checkpoint: null,
    projection: 'integrity-file@1',
    rulebook: 'rulebook@1',
  },
};

test('a post is held on its first and on its last day, and not without a beginning', () => {
  const post = { postId: 'p', personId: 'x', assumedOn: '2022-01-05', vacatedOn: '2023-05-08' };
  expect(['2022-01-04', '2022-01-05', '2023-05-08', '2023-05-09'].map((day) => holdsOn(post, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(holdsOn({ postId: 'p', personId: 'x', assumedOn: '2022-01-05' }, '2200-01-01')).toBe(true);
  expect(holdsOn({ postId: 'p', personId: 'x', vacatedOn: '2023-05-08' }, '2023-05-08')).toBe(false);
});

test('the post left last before a day, not the one named last', () => {
  const left = (postId: string, vacatedOn?: string) => ({
    postId,
    personId: 'x',
    ...(vacatedOn === undefined ? {} : { vacatedOn }),
  });
  const posts = [left('a', '2020-01-01'), left('b', '2022-01-01'), left('c', '2021-01-01'), left('d')];
  expect(lastBefore(posts, '2023-01-01')?.postId).toBe('b');
  expect(lastBefore(posts, '2022-01-01')?.postId).toBe('c');
  expect(lastBefore(posts, '2019-01-01')).toBeUndefined();
});

test('a fact in two sections is one fact, and opening the file is one too', () => {
  expect([...factsOf(file)].sort()).toEqual(['a', 'b', 'c']);
  expect(provenanceOf(file)).toEqual({
    facts: 3,
    corrected: 1,
    filled: 2,
    sections: 3,
    cites: ['GS-CG-12', 'GS-CG-14', 'GS-CG-9', 'GS-CG-17'],
  });
});

test('organs that recorded the facts of the file, and no others, the most first', () => {
  const line = [
    { factId: 'a', recordingOrgan: 'one' },
    { factId: 'b', recordingOrgan: 'two' },
    { factId: 'c', recordingOrgan: 'two' },
    { factId: 'later', recordingOrgan: 'one' },
    { factId: 'nobody' },
  ];
  expect(recordersOf(factsOf(file), line)).toEqual([
    ['two', 2],
    ['one', 1],
  ]);
  expect(recordersOf(factsOf(file), [])).toEqual([]);
});

test('the gravest findings first; what asks for nothing is not grave', () => {
  const all = (['fulfilled', 'alert', 'info', 'breach', 'open', 'due'] as const).map((status) =>
    finding(status, status),
  );
  expect(graveOf(all).map(({ code }) => code)).toEqual(['breach', 'due', 'alert']);
  expect(countedByStatus([...all, finding('alert', 'again')])).toEqual([
    ['breach', 1],
    ['due', 1],
    ['alert', 2],
    ['open', 1],
    ['info', 1],
    ['fulfilled', 1],
  ]);
  expect(countedByStatus([])).toEqual([]);
});

test('the head of a checkpoint, and nothing for what is none', () => {
  expect(headOf('demo.shilu/yunqi\n22761\nDN5U=\n\n— demo.shilu/yunqi 21oF\n')).toEqual({
    origin: 'demo.shilu/yunqi',
    size: '22761',
    root: 'DN5U=',
  });
  expect([headOf(null), headOf(''), headOf('one line'), headOf('a\nmany\nDN5U=')]).toEqual(Array(4).fill(undefined));
});
