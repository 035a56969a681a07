/** What a name of the ledger's JSON is called on the page. */
import { factTerms, sectionTerms, streamTerms, viewTerms } from './facts';
import { fieldTerms } from './fields';
import { findingCodeTerms, findingStatusTerms } from './findings';
import { enforcementFigureTerms, flowNodeTerms, flowTerms, fundColumnTerms } from './flows';
import { recorderTerms } from './roles';
import type { Lang, Term, Terms } from './term';
import { valueTerms } from './values';

const byName = {
  fact: factTerms,
  stream: streamTerms,
  section: sectionTerms,
  view: viewTerms,
  role: recorderTerms,
  'finding-status': findingStatusTerms,
  'finding-code': findingCodeTerms,
  flow: flowTerms,
  'flow-node': flowNodeTerms,
  'fund-column': fundColumnTerms,
  'enforcement-figure': enforcementFigureTerms,
} as const satisfies Readonly<Record<string, Terms>>;

/** What sort of name it is; `field` and `value` may say where they stand. */
export type TermKind = keyof typeof byName | 'field' | 'value';

/** A member that is the object's own: names come from answers, and `constructor` is no term. */
const own = <T>(object: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** The name without the kind of fact, or the part, that it stands in. */
const bare = (name: string): string => name.slice(name.indexOf('.') + 1);

const fieldTerm = (name: string): Term | undefined => own(fieldTerms, name) ?? own(fieldTerms, bare(name));

function valueTerm(field: string, code: string): Term | undefined {
  const here = own(valueTerms, field);
  return (here && own(here, code)) ?? own(own(valueTerms, bare(field)) ?? {}, code);
}

/**
 * The label of a name in a language; the bare name when nothing is known of it.
 *
 * - `field`: `docNo`, or with the kind of fact or the part that it stands in: `AuditOpened.subjects`, `cycle.type`,
 *   `evidence.issuedOn`. A place without a word of its own has the field's.
 * - `value`: the field, which may say where it stands in the same way, `=`, and the code: `severity=serious`,
 *   `DisclosureObjectionResolved.outcome=upheld`.
 * - any other kind: the name alone, `termOf('stream', 'case', 'zh')`.
 */
export function termOf(kind: TermKind, name: string, lang: Lang): string {
  if (kind === 'field') return fieldTerm(name)?.[lang] ?? bare(name);
  if (kind !== 'value') return own<Term>(byName[kind], name)?.[lang] ?? name;
  const cut = name.indexOf('=');
  const code = name.slice(cut + 1);
  return valueTerm(name.slice(0, Math.max(cut, 0)), code)?.[lang] ?? code;
}
