/** The demo's worked story, asked over HTTP at its four pairs of clocks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { prepareFolder } from '../../demo/folder';
import { tellStoryAlone } from '../../demo/city/telling';
import { HEROINE, STORY_EVALUATION, STORY_MEASURE, storyPoints } from '../../demo/story';
import { createKey } from '../../src/adapters/system/key-file';
import { keysPath } from '../../src/data-directory';
import { startService, type Service } from '../../src/main';
import type { Finding } from '../../src/rulebook/rule';
import type { DocketRow } from '../../projections/docket-row';
import type { FileSection } from '../../projections/integrity-file';

interface File {
  readonly posts: readonly { readonly postId: string; readonly vacatedOn?: string }[];
  readonly sections: readonly FileSection[];
  readonly findings: readonly Finding[];
  readonly basis: { readonly size: number };
}
interface Docket {
  readonly row: DocketRow;
  readonly findings: readonly Finding[];
}

const dataDir = mkdtempSync(join(tmpdir(), 'shilu-story-'));
let service: Service;
let token: string;

beforeAll(async () => {
  await prepareFolder(dataDir, tellStoryAlone().script.facts(), Date.now());
  service = await startService({ dataDir, host: '127.0.0.1', port: 0 }, pino({ level: 'silent' }));
  const role = 'discipline-commission';
  token = createKey(keysPath({ dataDir }), { role, organ: 'yunqi-discipline' }, Date.now()).token;
}, 60_000);
afterAll(async () => {
  await service.stop();
  rmSync(dataDir, { recursive: true });
});

async function asked<T>(path: string): Promise<T> {
  const answer = await fetch(`${service.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (answer.status !== 200) throw new Error(await answer.text());
  return (await answer.json()) as T;
}

const clocks = (point: number): string => {
  const { effectiveOn, knownAt } = storyPoints[point] as (typeof storyPoints)[number];
  return `effectiveOn=${effectiveOn}&knownAt=${knownAt}`;
};
const docketAt = (point: number) => asked<Docket>(`/v1/views/docket/person-${HEROINE.personId}?${clocks(point)}`);
const fileAt = (point: number) =>
  asked<File>(`/v1/officials/${HEROINE.personId}/file?purpose=inspection&${clocks(point)}`);

/** What the rules say of the vote and the measure: rule, code, articles and arithmetic. */
const matter = ({ findings }: Docket) =>
  findings
    .filter(({ rule }) => rule !== 'R-05')
    .map(({ rule, status, code, cites, arithmetic }) => [rule, status, code, cites.join(' '), arithmetic ?? '']);

const entriesOf = ({ sections }: File, type: string): readonly Readonly<Record<string, unknown>>[] =>
  sections.flatMap(({ entries }) => entries.filter((entry) => entry.type === type)).map(({ data }) => data);
const distrustIn = (file: File): unknown =>
  entriesOf(file, 'DemocraticEvaluationHeld').find(({ evaluationId }) => evaluationId === STORY_EVALUATION)?.['counts'];

const SIXTY_ONE = '5 x 61 = 305 > 3 x 100 = 300';
const FIFTY_NINE = '5 x 59 = 295 > 2 x 100 = 200';

describe('before the decision', () => {
  it('the docket says that removal is due, with the article and the arithmetic', async () => {
    expect(matter(await docketAt(0))).toEqual([
      ['R-02', 'due', 'REMOVAL_DUE', 'GS-CG-14-i2', SIXTY_ONE],
      ['R-72', 'info', 'TRIGGER_OPEN', 'GS-CG-14-i2 GS-CG-17', SIXTY_ONE],
    ]);
  });

  it('the file shows the vote, the post still held, and no measure', async () => {
    const file = await fileAt(0);
    expect(distrustIn(file)).toMatchObject({ distrust: 61 });
    expect(file.posts).toEqual([expect.not.objectContaining({ vacatedOn: expect.anything() as string })]);
    expect(entriesOf(file, 'OrganisationalMeasureImposed')).toEqual([]);
  });
});

describe('the removal carried out, the count known as 61', () => {
  it('the docket shows the measure with its ages and no alert', async () => {
    expect(matter(await docketAt(1))).toEqual([
      ['R-72', 'info', 'MEASURE_EXECUTED', 'GS-CG-14-i2 GS-CG-17', SIXTY_ONE],
    ]);
  });

  it('the file shows the removal, the post vacated by it, and the appeal', async () => {
    const file = await fileAt(1);
    expect(distrustIn(file)).toMatchObject({ distrust: 61 });
    expect(entriesOf(file, 'OrganisationalMeasureImposed')[0]).toMatchObject({
      measureId: STORY_MEASURE,
      measureCode: 'REMOVAL',
      ground: 'CG-14-i2',
    });
    expect(file.posts).toEqual([expect.objectContaining({ vacatedOn: '2023-05-08', measureId: STORY_MEASURE })]);
    expect(entriesOf(file, 'AppealFiled')).toHaveLength(1);
  });
});

describe('the same legal day, the count known as 59', () => {
  it('the docket says that the basis has changed and no more than a talk is due', async () => {
    const docket = await docketAt(2);
    expect(matter(docket)).toEqual([
      ['R-72', 'info', 'MEASURE_EXECUTED', 'GS-CG-14-i2 GS-CG-17', FIFTY_NINE],
      ['R-73', 'alert', 'BASIS_CHANGED', 'GS-CG-14-i2 GS-CG-12', FIFTY_NINE],
    ]);
    expect(docket.findings.find(({ code }) => code === 'BASIS_CHANGED')?.zh).toContain('诫勉谈话');
  });

  it('the file shows the corrected count on the day that showed 61 before', async () => {
    expect([storyPoints[1].effectiveOn, storyPoints[1].knownAt < storyPoints[2].knownAt]).toEqual([
      storyPoints[2].effectiveOn,
      true,
    ]);
    const file = await fileAt(2);
    expect(distrustIn(file)).toMatchObject({ distrust: 59 });
    expect(file.posts).toEqual([expect.objectContaining({ vacatedOn: '2023-05-08' })]);
  });
});

it('the removal that was due on a day is due no more when that day is asked about after the recount', async () => {
  const before = `/v1/views/docket/person-${HEROINE.personId}?effectiveOn=${storyPoints[0].effectiveOn}&knownAt=`;
  const due = async (knownAt: string): Promise<readonly string[]> =>
    (await asked<Docket>(`${before}${knownAt}`)).findings
      .filter(({ status }) => status === 'due')
      .map(({ code }) => code);
  expect(await due(storyPoints[0].knownAt)).toEqual(['REMOVAL_DUE']);
  expect(await due(storyPoints[2].knownAt)).toEqual(['ADMONITION_TALK_DUE']);
});

describe('the removal revoked', () => {
  it('the docket shows the revocation, the vote that stands, and the correction', async () => {
    expect(matter(await docketAt(3))).toEqual([
      ['R-72', 'alert', 'MEASURE_REVOKED', 'GS-CG-14-i2 GS-CG-17', FIFTY_NINE],
      ['R-73', 'info', 'EVALUATION_RECORD_CORRECTED', 'GS-CG-12', ''],
    ]);
  });

  it('the file keeps the removal and its revocation side by side', async () => {
    const file = await fileAt(3);
    expect(entriesOf(file, 'OrganisationalMeasureImposed')).not.toEqual([]);
    expect(entriesOf(file, 'SanctionRevoked')[0]).toMatchObject({ measureId: STORY_MEASURE, revokedOn: '2023-12-07' });
    expect(entriesOf(file, 'AppealDecided')[0]).toMatchObject({ outcome: 'revoked' });
  });
});

it('no article is broken in the story, at any of its points', async () => {
  for (const point of [0, 1, 2, 3]) {
    const [docket, file] = [await docketAt(point), await fileAt(point)];
    expect([...docket.findings, ...file.findings].filter(({ status }) => status === 'breach')).toEqual([]);
  }
});

it('an answer for an earlier time does not change when the file is read again', async () => {
  const [once, again] = [await fileAt(1), await fileAt(1)];
  expect(again).toEqual(once);
});
