/** The examples of projects, claims, disclosures, audits and irregularities are accepted, one after the other. */
import { audit } from '../../../../src/domain/funds/audit';
import { claim } from '../../../../src/domain/funds/claim';
import { disclosure } from '../../../../src/domain/funds/disclosure';
import { household } from '../../../../src/domain/funds/household';
import { irregularity } from '../../../../src/domain/funds/irregularity';
import { project } from '../../../../src/domain/funds/project';
import { village } from '../../../../src/domain/funds/village';
import { region } from '../../../../src/domain/organisations/region';
import { told } from '../../../support/examples/example';
import {
  audits,
  claims,
  designations,
  disclosures,
  fundRegime,
  irregularities,
  projects,
  support,
} from '../../../support/examples/funds-records';
import { organisations } from '../../../support/examples/organisations';
import { answerTo, InMemoryKnown, RECORDING_DAY, type Told } from '../../../support/spec';

const streams = {
  ...designations,
  ...projects,
  ...claims,
  ...disclosures,
  ...audits,
  ...irregularities,
  ...support,
};
const all = Object.entries({ ...fundRegime, ...streams });

describe('the examples', () => {
  it('show every kind of these streams', () => {
    const declared = [region, village, project, claim, disclosure, audit, irregularity, household].flatMap(
      ({ facts }) => facts.map(({ type }: { readonly type: string }) => type),
    );
    expect(Object.keys(streams).sort()).toEqual(declared.sort());
  });

  it('are accepted in their order', () => {
    const recorded: Told[] = [told(organisations, 'OrganisationRegistered')];
    for (const [type, { stream, data }] of all) {
      const fact: Told = { type, stream, data: { ...data } };
      expect([type, answerTo(fact, new InMemoryKnown(recorded, RECORDING_DAY))]).toEqual([type, undefined]);
      recorded.push(fact);
    }
    expect(recorded).toHaveLength(all.length + 1);
  });

  it.each(Object.entries(streams))('%s says rightly whether it opens its stream', (type, { stream, opens }) => {
    const first = Object.entries(streams).find(([, example]) => example.stream === stream);
    expect(opens ?? false).toBe(first?.[0] === type);
  });
});
