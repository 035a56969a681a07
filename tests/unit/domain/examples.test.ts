/** The examples that other tests build on are themselves accepted, one after the other, as one small ledger. */
import { correctionExamples } from '../../support/examples/corrections';
import { evaluations } from '../../support/examples/evaluations';
import { letters } from '../../support/examples/letters';
import { organisations } from '../../support/examples/organisations';
import { parameterExamples } from '../../support/examples/parameters';
import { registry } from '../../support/examples/registry';
import { answerTo, idOf, InMemoryKnown, RECORDING_DAY, type Told } from '../../support/spec';

const all = Object.entries({ ...registry, ...organisations, ...evaluations, ...letters, ...parameterExamples });

describe('the examples', () => {
  it('are accepted in their order', () => {
    const recorded: Told[] = [];
    for (const [type, { stream, data }] of all) {
      const told: Told = { type, stream, data: { ...data } };
      expect([type, answerTo(told, new InMemoryKnown(recorded, RECORDING_DAY))]).toEqual([type, undefined]);
      recorded.push(told);
    }
    expect(recorded.length).toBeGreaterThanOrEqual(26);
  });

  it.each(all)('%s says rightly whether it opens its stream', (type, { stream, opens }) => {
    const first = all.find(([, example]) => example.stream === stream);
    expect(opens ?? false).toBe(first?.[0] === type);
  });

  it.each(Object.entries(correctionExamples))('%s fits a target in its stream', (type, { stream, data }) => {
    const target = { type: 'PersonRegistered', ...organisations.PersonRegistered };
    const told: Told = { type, stream, data: { ...data, targetEventId: idOf(0) }, role: 'auditor', organ: 'audit' };
    expect(answerTo(told, new InMemoryKnown([{ ...target, data: { ...target.data } }], RECORDING_DAY))).toBeUndefined();
  });
});
