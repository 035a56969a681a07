/** The examples of accountability, files and penalties are accepted, one after the other, as one small ledger. */
import { accountabilityCase } from '../../../../src/domain/accountability/case';
import { sanction } from '../../../../src/domain/accountability/sanction';
import { penalty } from '../../../../src/domain/enforcement/penalty';
import { consultation } from '../../../../src/domain/integrity-file/consultation';
import { integrityFile } from '../../../../src/domain/integrity-file/integrity-file';
import { cases, sanctions } from '../../../support/examples/accountability';
import { penalties } from '../../../support/examples/enforcement';
import { consultations, integrityFiles } from '../../../support/examples/integrity-file';
import { DEMO_ORG, organisations } from '../../../support/examples/organisations';
import { told } from '../../../support/examples/example';
import { answerTo, InMemoryKnown, RECORDING_DAY, type Told } from '../../../support/spec';

const all = Object.entries({ ...cases, ...sanctions, ...integrityFiles, ...consultations, ...penalties });

describe('the examples', () => {
  it('show every kind of these streams', () => {
    const declared = [accountabilityCase, sanction, integrityFile, consultation, penalty].flatMap(({ facts }) =>
      facts.map(({ type }: { readonly type: string }) => type),
    );
    expect(all.map(([type]) => type).sort()).toEqual(declared.sort());
  });

  it('are accepted in their order, recorded by the organ that keeps the file', () => {
    const recorded: Told[] = [told(organisations, 'OrganisationRegistered'), told(organisations, 'PersonRegistered')];
    for (const [type, { stream, data }] of all) {
      const fact: Told = { type, stream, data: { ...data }, organ: DEMO_ORG };
      expect([type, answerTo(fact, new InMemoryKnown(recorded, RECORDING_DAY))]).toEqual([type, undefined]);
      recorded.push(fact);
    }
    expect(recorded).toHaveLength(all.length + 2);
  });

  it.each(all)('%s says rightly whether it opens its stream', (type, { stream, opens }) => {
    const first = all.find(([, example]) => example.stream === stream);
    expect(opens ?? false).toBe(first?.[0] === type);
  });
});
