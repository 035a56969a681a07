/** docs/reference/parameters.md: what the text leaves open, and what holds until an organ says otherwise. */
import { parameters, type ParameterDeclaration } from '../../../src/domain/parameters/parameters';
import { code, list, page, table } from './markdown';

export const parametersPage = (): string =>
  page(
    '# Parameters',
    'Figures and readings that the articles leave open. A value set by `ParameterSet` holds from its own day, and is seen ' +
      'from its recording on. Without a default and without a value no judgement is made, and the answer says so.',
    table(
      ['parameter', '中文', 'meaning', 'written as', 'default', 'articles'],
      Object.entries(parameters as Readonly<Record<string, ParameterDeclaration>>).map(([id, declared]) => [
        id,
        declared.zh,
        declared.meaning,
        declared.values === undefined ? declared.form : declared.values.map(code).join(' · '),
        declared.default === null ? 'none' : code(String(declared.default)),
        list(declared.cites),
      ]),
    ),
  );
