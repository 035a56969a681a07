/** Each kind of fact that a section of the file is made of has a name, whether it can be recorded yet or not. */
import { sections } from '../../../../projections/integrity-file-sections';
import { declarationOf } from '../../../../src/domain/catalogue';
import { languages } from '../../../../web/src/i18n/texts';
import { awaitedKinds, kindName } from '../../../../web/src/pages/official/kind-names';

const fedBy = [...new Set<string>(sections.flatMap((section) => [...section.fedBy]))];

test.each(fedBy)('%s', (type) => {
  for (const language of languages) expect(kindName(type, language)).not.toBe(type);
});

test('no kind is awaited that can be recorded, or that no section waits for', () => {
  expect(awaitedKinds.filter((type) => declarationOf(type) !== undefined || !fedBy.includes(type))).toEqual([]);
});

test('a kind that nobody knows is called what it is called', () => {
  expect(kindName('toString', 'zh')).toBe('toString');
});
