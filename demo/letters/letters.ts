/** 责任书: signed each spring of the campaign, taken over by most successors, ended when the year is over. */
import type { LetterEdgeId } from '../../src/domain/letters/edges';
import { daysAfter } from '../calendar';
import { actor, sectorDepartments } from '../province/bodies';
import { cities, PROVINCE } from '../province/places';
import { inRegion, two, type Holding, type Province } from '../province/province';
import { digestOf, type Told } from '../script';
import { roundId } from './groups';
import { holderOf } from './holders';
import { givenToGroup } from './misdirected';

/** One letter to be signed, by the holders of one or two posts. */
interface Plan {
  readonly edge: LetterEdgeId;
  readonly name: string;
  readonly posts: readonly string[];
  readonly to: string;
  /** Whose leading group has it signed; nobody's for the letter to the centre. */
  readonly group?: string;
  readonly region: string;
}

const both = (body: string): readonly string[] => [`${body}-committee-principal`, `${body}-government-principal`];

const toCentre = { name: PROVINCE.id, posts: both(PROVINCE.id), to: 'centre', region: PROVINCE.region } as const;

const plans: readonly Plan[] = [
  { ...toCentre, edge: 'LT-02' },
  ...['committee', 'government'].map((body): Plan => ({
    edge: 'LT-03',
    name: `province-${body}-deputy`,
    posts: [`province-${body}-deputy`],
    to: 'province-committee',
    group: PROVINCE.id,
    region: PROVINCE.region,
  })),
  ...cities.map(({ id, region }): Plan => ({
    edge: 'LT-04',
    name: id,
    posts: both(id),
    to: 'province-committee',
    group: PROVINCE.id,
    region,
  })),
  ...sectorDepartments.map(({ id, region }): Plan => ({
    edge: 'LT-05',
    name: id,
    posts: [`${id}-principal`],
    to: 'province-government',
    group: PROVINCE.id,
    region,
  })),
  ...cities.flatMap(({ id: city, counties }) =>
    counties.map(({ id, region }): Plan => ({
      edge: 'LT-06',
      name: id,
      posts: both(id),
      to: `${city}-committee`,
      group: city,
      region,
    })),
  ),
];

const signatory = ({ orgId, personId, postId, role }: Holding) => ({ personId, postId, orgId, role });

/** All letters of a year. */
export function signYear(province: Province, all: readonly Holding[], year: number): void {
  for (const plan of plans) signOne(province, all, year, plan);
}

/** The first letter to the centre, before the province had a regulation of its own. */
export const signFirst = (province: Province, all: readonly Holding[]): void =>
  signOne(province, all, 2016, { ...toCentre, edge: 'LT-01' });

function signOne(province: Province, all: readonly Holding[], year: number, plan: Plan): void {
  const { chance, docNo, script } = province;
  const { edge, group, name, posts, region, to } = plan;
  const month = year === 2016 ? '11' : '03';
  const signedOn = `${year}-${month}-${two(chance.between(14, 29))}`;
  const signers = posts.flatMap((postId) => holderOf(all, postId, signedOn) ?? []);
  if (signers.length === 0) return;
  const letterId = `${year}-${name}`;
  const stream = `letter-${letterId}`;
  const by = actor('leading-group', `${group ?? PROVINCE.id}-group`);
  const about = inRegion({ region });
  const target = { metric: '减贫人口', unit: '人', dueOn: `${year}-12-31` };
  script.say(
    by,
    'ResponsibilityLetterSigned',
    stream,
    {
      letterId,
      edgeId: edge,
      kind: 'main',
      cycle: { type: 'year', year },
      signatories: signers.map(signatory),
      recipientOrgId: letterId === givenToGroup.letter ? givenToGroup.recipient : to,
      titleZh: '脱贫攻坚责任书',
      signedOn,
      validFrom: `${year}-01-01`,
      validTo: `${year}-12-31`,
      targets: [{ ...target, value: String(100 * chance.between(8, 60)) }],
      ...(group === undefined || year < 2017 ? {} : { roundId: roundId(group, year) }),
      docNo: docNo('澜责', signedOn),
      docSha256: digestOf(letterId),
    },
    {
      after: signers.map(({ assumed }) => assumed),
      about,
      ...(chance.onceIn(15) ? { delay: chance.between(60, 200) } : {}),
    },
  );
  if (chance.onceIn(12)) {
    const supplementedOn = `${year}-07-${two(chance.between(3, 28))}`;
    script.say(
      by,
      'ResponsibilityLetterSupplemented',
      stream,
      {
        letterId,
        supplementedOn,
        changes: [{ ...target, value: String(100 * chance.between(61, 90)) }],
        docNo: docNo('澜责补', supplementedOn),
        docSha256: digestOf(`supplement of ${letterId}`),
      },
      { about },
    );
  }
  for (const held of signers) succeed(province, all, { letterId, signedOn, year }, held, { by, about });
  script.say(
    by,
    'ResponsibilityLetterEnded',
    stream,
    { letterId, endedOn: `${year + 1}-01-${two(chance.between(8, 20))}`, reason: 'fulfilled' },
    { about },
  );
}

/** Who follows in the post within the year takes the letter over, three times in four. */
function succeed(
  { chance, docNo, script }: Province,
  all: readonly Holding[],
  letter: { readonly letterId: string; readonly signedOn: string; readonly year: number },
  outgoing: Holding,
  recording: { readonly by: ReturnType<typeof actor>; readonly about: Readonly<{ jurisdiction: string }> },
): void {
  const next = all.find(
    ({ assumedOn, postId }) =>
      postId === outgoing.postId && assumedOn > letter.signedOn && assumedOn <= `${letter.year}-11-30`,
  );
  if (!next || chance.onceIn(4)) return;
  const succeededOn = daysAfter(next.assumedOn, chance.between(3, 25));
  const after: readonly Told[] = [next.assumed];
  script.say(
    recording.by,
    'ResponsibilityLetterSucceeded',
    `letter-${letter.letterId}`,
    {
      letterId: letter.letterId,
      outgoing: signatory(outgoing),
      incoming: signatory(next),
      succeededOn,
      docNo: docNo('澜责承', succeededOn),
    },
    { after, about: recording.about },
  );
}
