/** Queries are flat: each member once, by its name alone. Arrays and objects in names have hidden too much elsewhere. */
import { Problem, type ProblemError } from './problem';

const NAME = /^[A-Za-z][A-Za-z0-9]{0,39}$/;
const MAX_MEMBERS = 20;
const MAX_VALUE = 1024;

/** @throws Problem invalid-query for a member sent twice, an odd name, a value that is not UTF-8 or has over 1,024 characters. */
export function checkQuery(url: string): void {
  const at = url.indexOf('?');
  if (at === -1) return;
  const members = url.slice(at + 1).split('&');
  if (members.length > MAX_MEMBERS) throw invalid([{ pointer: '', code: 'too-many', detail: 'too many members' }]);
  const seen = new Set<string>();
  for (const member of members) {
    const equals = member.indexOf('=');
    const name = equals === -1 ? member : member.slice(0, equals);
    if (!NAME.test(name))
      throw invalid([{ pointer: '', code: 'unknown-member', detail: 'a name of letters and digits' }]);
    const pointer = `/${name}`;
    if (seen.has(name)) throw invalid([{ pointer, code: 'repeated-member', detail: 'sent more than once' }]);
    // What every object has, the validator would take for declared.
    if (name in Object.prototype) throw invalid([{ pointer, code: 'unknown-member', detail: 'not known here' }]);
    seen.add(name);
    const value = equals === -1 ? '' : member.slice(equals + 1);
    if (value.length > 3 * MAX_VALUE || !isText(value)) {
      throw invalid([{ pointer, code: 'invalid-text', detail: 'UTF-8 without control characters, percent-encoded' }]);
    }
  }
}

export const invalid = (errors: readonly ProblemError[]): Problem =>
  new Problem('invalid-query', 'see errors', { errors });

function isText(value: string): boolean {
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(value));
  } catch {
    return false;
  }
}
