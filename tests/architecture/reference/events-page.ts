/** docs/reference/events.md: every kind of stream and of fact, field by field. */
import { allDeclarations, streams } from '../../../src/domain/catalogue';
import { corrections } from '../../../src/domain/corrections/correction';
import type { StreamDeclaration } from '../../../src/domain/decider';
import type { Declaration } from '../../../src/domain/fact';
import { fieldLines, fromText } from './field-text';
import { code, list, page, table } from './markdown';

const naturalKey = (declared: Declaration): string => {
  if (declared.naturalKey === undefined) return 'none';
  const fields = declared.naturalKey.map(code).join(' + ');
  return `${fields} (${declared.documentNumber === true ? 'a second one is refused' : 'a second one is accepted and flagged'})`;
};

const articles = ({ cites, extra }: Declaration): string => {
  if (cites.length === 0) return 'none; the ledger needs this kind';
  return extra === true ? `${list(cites)} (the nearest place; no article asks for this kind)` : list(cites);
};

const factSection = (declared: Declaration): string =>
  [
    `### ${declared.type} ${declared.zh}`,
    [
      `- version ${declared.version}; legal day: ${code(declared.occurredOn)}`,
      `- articles: ${articles(declared)}`,
      `- recorded by: ${list(declared.recordedBy.map(code))}`,
      `- natural key: ${naturalKey(declared)}`,
    ].join('\n'),
    table(
      ['field', 'required', 'holds', 'asked for by'],
      fieldLines(declared.schema).map((line) => [
        code(line.path),
        line.required ? 'yes' : 'no',
        line.says,
        fromText(line.from),
      ]),
    ),
  ].join('\n\n');

const streamSection = (declared: StreamDeclaration): string =>
  [
    `## ${declared.kind} ${declared.zh}`,
    declared.lifecycle === undefined
      ? 'Accepts every well-formed fact, in any order; a revision may be given and need not be.'
      : 'Has a life: facts out of order are refused, and the revision that the recorder has seen is required.',
    ...declared.facts.map(factSection),
  ].join('\n\n');

export function eventsPage(): string {
  const declared = streams as readonly unknown[] as readonly StreamDeclaration[];
  return page(
    '# What can be recorded',
    `${allDeclarations().length} kinds of facts in ${declared.length} kinds of streams. A stream is named \`kind-id\`. ` +
      'Money is a whole number of the ledger’s minor unit, written as text; a legal day is a date in Asia/Shanghai.',
    ...declared.map(streamSection),
    '## In every stream',
    ...(corrections as readonly Declaration[]).map(factSection),
  );
}
