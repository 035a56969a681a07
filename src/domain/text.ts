/**
 * What text may hold. Nothing is normalised: the bytes that come in are the bytes that are hashed, so whatever could
 * make two different texts look alike, or one text mean two things, is refused instead.
 */

/** Controls, line and paragraph separators, BOM, lone surrogates, private use, unassigned and non-characters. */
const NEVER = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\ufeff]/u;

/** Bidirectional controls, zero-width and invisible characters, tags. U+200C/D are refused too: names need none. */
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u00ad\u{e0000}-\u{e007f}]/u;
/** Variation selectors, unless they follow a Han character (registered ideographic variation sequences). */
const STRAY_SELECTOR = /(?<!\p{Script=Han})[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
/** Dots that look like U+00B7, the separator in names such as 买买提·吐尔逊. */
const WRONG_MIDDLE_DOT = /[\u2022\u2027\u30fb\uff65]|(?<=\p{Script=Han})\./u;
/** Kangxi and CJK radicals that look like ideographs; full-width Latin letters and digits. */
const LOOK_ALIKE = /[\u2e80-\u2fdf\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/u;
const EDGE_SPACE = /^\s|\s$/u;
const MARK_RUN = /\p{M}{4,}/u;
const LATIN = /\p{Script=Latin}/u;
const CYRILLIC_OR_GREEK = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** True for text that may be stored. */
export const isCleanText = (value: string): boolean => !NEVER.test(value);

/** True for the name of a person, organ or post: clean text of 1 to 128 characters without look-alikes. */
export function isPersonOrOrganName(value: string): boolean {
  const length = [...value].length;
  return length >= 1 && length <= 128 && nameFault(value) === undefined;
}

/** Why a name is refused, in a word that a person can act on; undefined for a good one. */
export function nameFault(value: string): string | undefined {
  if (NEVER.test(value)) return 'control-or-unassigned-character';
  if (EDGE_SPACE.test(value)) return 'space-at-the-edge';
  if (INVISIBLE.test(value) || STRAY_SELECTOR.test(value)) return 'invisible-character';
  if (WRONG_MIDDLE_DOT.test(value)) return 'use-u00b7';
  if (LOOK_ALIKE.test(value)) return 'look-alike-character';
  if (MARK_RUN.test(value)) return 'too-many-marks';
  if (LATIN.test(value) && CYRILLIC_OR_GREEK.test(value)) return 'mixed-script';
  return undefined;
}
