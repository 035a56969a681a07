/** docs/reference/roles.md: who may record what. */
import { allDeclarations } from '../../../src/domain/catalogue';
import { roles } from '../../../src/domain/roles';
import { code, list, page, table } from './markdown';

const recordedBy = (role: string): readonly string[] =>
  allDeclarations()
    .filter((declared) => (declared.recordedBy as readonly string[]).includes(role))
    .map(({ type }) => type);

export const rolesPage = (): string =>
  page(
    '# Roles',
    'A key is made for one role. All roles but two act for an organ, and the organ’s kind must be one that can have the role.',
    table(
      ['role', 'row', '中文', 'acts for an organ', 'records'],
      [
        ...Object.entries(roles).map(([slug, { ro, zh, needsOrgan }]) => [
          code(slug),
          ro,
          zh,
          needsOrgan ? 'yes' : 'no',
          list(recordedBy(slug), 'nothing yet'),
        ]),
        ['`ledger`', 'RO-SYS', '台账自身', 'no; it holds no key', list(recordedBy('ledger'), 'nothing yet')],
        [
          '`recorder-of-target`',
          'RO-REC',
          '原记录机关或其上级',
          'yes; whoever recorded the fact spoken of, or its superior',
          list(recordedBy('recorder-of-target'), 'nothing yet'),
        ],
      ],
    ),
  );
