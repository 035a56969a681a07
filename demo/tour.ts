/** What the demo prints: where it listens, who may ask, what to ask, and what was planted beside what is found. */
import type { ComparedLine } from './findings';
import { bindingElsewhere } from './planted';
import { HEROINE, storyPoints } from './story';

export interface Shown {
  readonly url: string;
  readonly origin: string;
  readonly size: number;
  /** C2SP verifier key of the log. */
  readonly verifierKey: string;
  readonly auditorToken: string;
  readonly disciplineToken: string;
  /** Id of the fact whose inclusion is asked for. */
  readonly factId: string;
  readonly compared: readonly ComparedLine[];
  readonly concerns: readonly ComparedLine[];
  /** Persons by `person-…`. */
  readonly nameOf: (subject: string) => string;
}

/** One request of the tour. */
export interface Stop {
  readonly zh: string;
  readonly en: string;
  readonly path: string;
  readonly as: 'auditor' | 'discipline';
  /** Members of the answer, which comes with status 200. */
  readonly fields: readonly string[];
}

const [, asSixtyOne, asFiftyNine] = storyPoints;

/** The seven requests, in the order in which they are told. */
export const stopsOf = (factId: string): readonly Stop[] => [
  {
    zh: `${HEROINE.nameZh}的廉政档案(查阅本身也登记在案)`,
    en: `the clean-governance file of ${HEROINE.nameZh}, an invented official; reading it is itself recorded`,
    path: `/v1/officials/${HEROINE.personId}/file?purpose=inspection`,
    as: 'discipline',
    fields: ['personId', 'sections', 'findings', 'basis'],
  },
  {
    zh: `同一档案,${asSixtyOne.effectiveOn}的情况、按${asSixtyOne.knownAt.slice(0, 10)}所知:不信任票61张,免职已执行`,
    en: 'the same file for a day, as known a week later: 61 distrust ballots, removal carried out',
    path: `/v1/officials/${HEROINE.personId}/file?purpose=inspection&effectiveOn=${asSixtyOne.effectiveOn}&knownAt=${asSixtyOne.knownAt}`,
    as: 'discipline',
    fields: ['personId', 'sections', 'findings', 'basis'],
  },
  {
    zh: '追责处理台账,同一天、按更正后所知:59张,BASIS_CHANGED',
    en: 'the docket for that same day, as known after the recount: 59 ballots, BASIS_CHANGED',
    path: `/v1/views/docket/person-${HEROINE.personId}?effectiveOn=${asFiftyNine.effectiveOn}&knownAt=${asFiftyNine.knownAt}`,
    as: 'auditor',
    fields: ['key', 'row', 'entries', 'findings', 'basis'],
  },
  {
    zh: '2023年度民主测评台账,附不信任票比例的精确算式',
    en: 'the democratic evaluations of 2023, each with its exact arithmetic',
    path: '/v1/evaluations?year=2023&organ=yunqi-committee&limit=5',
    as: 'auditor',
    fields: ['items', 'next', 'basis'],
  },
  {
    zh: '一条事实的包含证明:任何人可用日志公钥离线验证',
    en: 'proof that one fact is in the signed log, checked by anybody with the key above',
    path: `/v1/events/${factId}/proof`,
    as: 'auditor',
    fields: ['index', 'size', 'leafHash', 'path', 'checkpoint'],
  },
  {
    zh: '2019年度扶贫资金流向:从中央、省、市到县,再到收款单位',
    en: 'the flows of the poverty funds of 2019, from the centre down to who was paid',
    path: '/v1/funds/flows?year=2019',
    as: 'auditor',
    fields: ['nodes', 'links', 'basis'],
  },
  {
    zh: '2019年度市级责任书矩阵:已签、缺签与自何日起',
    en: 'the matrix of the cities’ responsibility letters for 2019: signed, missing, since when',
    path: '/v1/letters/matrix?level=city&year=2019',
    as: 'auditor',
    fields: ['items', 'next', 'basis'],
  },
];

const padded = (cells: readonly string[], widths: readonly number[]): string =>
  cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ');

/** The lines of one table, its codes as wide as the widest of them. */
function comparedLines(compared: readonly ComparedLine[], { nameOf }: Shown): readonly string[] {
  const widths = [5, Math.max(...compared.map(({ code }) => code.length)), 13];
  const lines = compared.map(({ rule, code, subject, planted, found }) => {
    const verdict = planted && found ? 'planted, found' : planted ? 'planted, NOT FOUND' : 'NOT PLANTED, found';
    const head = padded([rule, code, planted?.cite ?? found?.cites[0] ?? ''], widths);
    return [`  ${head}  ${nameOf(subject)}  ${verdict}`, `         ${found?.zh ?? planted?.why.zh ?? ''}`];
  });
  return lines.flat();
}

const elsewhere = bindingElsewhere.map(({ rule, code }) => `${rule} ${code}`).join(', ');

/** Where a browser opens the story, signed in; what stands behind # is not sent to the service. */
export function pageAddress({ url, disciplineToken, verifierKey }: Shown): string {
  const [{ effectiveOn, knownAt }] = storyPoints;
  const address = `${url}/pages/officials/${HEROINE.personId}`;
  const query = `purpose=inspection&effectiveOn=${effectiveOn}&knownAt=${encodeURIComponent(knownAt)}`;
  return `${address}?${query}#token=${disciplineToken}&key=${encodeURIComponent(verifierKey)}`;
}

/** The whole tour as text, with a line break at its end. */
export function tour(shown: Shown): string {
  const { url, origin, size, verifierKey, auditorToken, disciplineToken, factId } = shown;
  const stops = stopsOf(factId).flatMap(({ zh, en, path, as, fields }, i) => [
    `  ${i + 1}. ${zh}`,
    `     ${en}`,
    `     curl -s -H "Authorization: Bearer $${as.toUpperCase()}" '${url}${path}'`,
    `     -> 200 with ${fields.join(', ')}`,
    '',
  ]);
  const points = storyPoints.map(
    ({ zh, en, effectiveOn, knownAt }) => `  effectiveOn=${effectiveOn} knownAt=${knownAt}  ${zh} (${en})`,
  );
  return [
    '',
    '实录 Shilu: the demo (人名、地名、文号均为虚构; every name, place and document is invented)',
    '',
    `  ledger     ${origin}, ${size} facts of 澜川省, 1999 to 2026 on both clocks`,
    `  service    ${url}`,
    `  interface  ${url}/docs`,
    `  log key    ${verifierKey}`,
    '',
    'Tokens, good for seven days, and the log key:',
    `  export AUDITOR=${auditorToken}`,
    `  export DISCIPLINE=${disciplineToken}`,
    `  export KEY='${verifierKey}'`,
    '',
    'Seven questions:',
    ...stops,
    'Whether every record is what was signed, from the files alone:',
    '  SHILU_DATA_DIR=demo-data node bin/shilu.js verify --key "$KEY"',
    '',
    `The story of ${HEROINE.nameZh} at four pairs of clocks:`,
    ...points,
    '',
    'Breaches planted in the province, beside the findings of the rules:',
    ...comparedLines(shown.compared, shown),
    '',
    `Kinds of breach that cannot occur here, because another province is bound: ${elsewhere}`,
    '',
    'What no article calls a breach, planted to be brought up:',
    ...comparedLines(shown.concerns, shown),
    '',
    'Ctrl-C ends the service; the next start uses the same folder.',
    '',
    'In a browser, signed in (在浏览器中打开,已登录):',
    `  ${pageAddress(shown)}`,
    '',
  ].join('\n');
}
