/** docs/reference/rulebook.md: what is judged, by which words, in which reading, with its worked examples. */
import { articleText, sourceSha256 } from '../../../src/rulebook/articles';
import type { Rule } from '../../../src/rulebook/rule';
import { rules } from '../../../src/rulebook/rulebook';
import { code, list, page } from './markdown';

const quotation = (cite: string): string => `> **${cite}** ${(articleText(cite) ?? '').replaceAll('\n', '\n> ')}`;

const numbered = (examples: Readonly<Record<number, string>>, id: string): string =>
  Object.entries(examples)
    .map(([number, example]) => `- ${id}/${number}: ${example}`)
    .join('\n');

const ruleSection = (rule: Rule): string =>
  [
    `## ${rule.id} ${rule.zh}`,
    rule.en,
    rule.cites.map(quotation).join('\n>\n'),
    `- judged over: ${rule.reads === undefined ? 'the fact itself, when it is recorded' : code(`${rule.reads.name}@${rule.reads.version}`)}`,
    `- reading taken: ${rule.reading}`,
    `- parameters: ${list(rule.parameters)}`,
    `- breaches: ${rule.breaches === undefined ? 'none; what it finds is shown, and no article is called broken' : list(rule.breaches)}`,
    `Worked examples, each a test of that name:`,
    numbered(rule.examples, rule.id),
    ...(rule.pending === undefined
      ? []
      : ['Waiting for a kind of fact that is not declared yet:', numbered(rule.pending, rule.id)]),
  ].join('\n\n');

export const rulebookPage = (): string =>
  page(
    '# What is judged',
    'Every rule reads one row and one moment. The articles stand in the words and characters in which they were printed ' +
      `(source SHA-256 ${code(sourceSha256)}).`,
    ...(rules as readonly Rule[]).map(ruleSection),
  );
