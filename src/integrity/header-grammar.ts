/**
 * What each line of a record's header may hold. Works on bytes and ranges of them, because a replay runs it over every
 * record ever written. Every byte of a header falls under one of these checks, so nothing outside ASCII can pass.
 */
import { DASH, DIGIT, DOT, HEX, LOWER, SLASH, UNDERSCORE, UPPER, areAll, decimal, isText, placeOf } from './characters';

/** True when `bytes[from, to)` is a well-formed line, its LF left out. */
type LineCheck = (bytes: Uint8Array, from: number, to: number) => boolean;

/** The line that is wrong first, named after what it holds; `length`: no header of that size, or a payload cut short. */
export type RecordFaultReason =
  | 'format'
  | 'origin'
  | 'stream'
  | 'revision'
  | 'id'
  | 'type'
  | 'recorded-at'
  | 'actor'
  | 'digest-suite'
  | 'payload'
  | 'prev'
  | 'blind'
  | 'signature'
  | 'end-of-header'
  | 'length';

export const FORMAT = 'ledger-event/v1';
export const SUITE = 'sha256';
/** `prev` of the first record of a stream. */
export const NO_PREVIOUS = '0'.repeat(64);
/** Bytes of a payload at most: 1 MiB. */
export const MAX_PAYLOAD_BYTES = 1_048_576;

const AT = 0x40;
export const SPACE = 0x20;
const HYPHEN = 0x2d;
const SOLIDUS = 0x2f;

const hasLength = (from: number, to: number, least: number, most: number): boolean =>
  to - from >= least && to - from <= most;

const isOrigin: LineCheck = (bytes, from, to) =>
  hasLength(from, to, 1, 128) && areAll(bytes, from, to, LOWER | DIGIT | DOT | SLASH | DASH);

/** The id of a stream or of an organ. */
const isName: LineCheck = (bytes, from, to) =>
  hasLength(from, to, 1, 80) &&
  areAll(bytes, from, from + 1, LOWER | UPPER | DIGIT) &&
  areAll(bytes, from + 1, to, LOWER | UPPER | DIGIT | DOT | UNDERSCORE | DASH);

/** Kind and id, cut at the first dash. */
const isStream: LineCheck = (bytes, from, to) => {
  const dash = placeOf(bytes, HYPHEN, from, to);
  return (
    hasLength(from, dash, 1, 32) &&
    areAll(bytes, from, from + 1, LOWER) &&
    areAll(bytes, from + 1, dash, LOWER | DIGIT | UNDERSCORE) &&
    isName(bytes, dash + 1, to)
  );
};

const isRevision: LineCheck = (bytes, from, to) => decimal(bytes, from, to) !== undefined;

const isUuid: LineCheck = (bytes, from, to) =>
  to - from === 36 &&
  areAll(bytes, from, from + 8, HEX) &&
  bytes[from + 8] === HYPHEN &&
  areAll(bytes, from + 9, from + 13, HEX) &&
  bytes[from + 13] === HYPHEN &&
  areAll(bytes, from + 14, from + 18, HEX) &&
  bytes[from + 18] === HYPHEN &&
  areAll(bytes, from + 19, from + 23, HEX) &&
  bytes[from + 23] === HYPHEN &&
  areAll(bytes, from + 24, to, HEX);

const isTypeAndVersion: LineCheck = (bytes, from, to) => {
  const at = placeOf(bytes, AT, from, to);
  const version = decimal(bytes, at + 1, to) ?? 0;
  return (
    hasLength(from, at, 2, 64) &&
    areAll(bytes, from, from + 1, UPPER) &&
    areAll(bytes, from + 1, at, LOWER | UPPER | DIGIT) &&
    version >= 1 &&
    version <= 9999
  );
};

/** A real instant of the proleptic Gregorian calendar; leap seconds are not written by any clock we read. */
const isInstant: LineCheck = (bytes, from, to) => {
  if (to - from !== 24) return false;
  for (const [place, mark] of INSTANT_MARKS) if (bytes[from + place] !== mark) return false;
  const year = digits(bytes, from, 4);
  const month = digits(bytes, from + 5, 2);
  const day = digits(bytes, from + 8, 2);
  return (
    year >= 0 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    isBelow(digits(bytes, from + 11, 2), 24) &&
    isBelow(digits(bytes, from + 14, 2), 60) &&
    isBelow(digits(bytes, from + 17, 2), 60) &&
    digits(bytes, from + 20, 3) >= 0
  );
};

const INSTANT_MARKS: readonly (readonly [place: number, mark: number])[] = [
  [4, HYPHEN],
  [7, HYPHEN],
  [10, 0x54],
  [13, 0x3a],
  [16, 0x3a],
  [19, 0x2e],
  [23, 0x5a],
];

/** A number of exactly so many digits, leading zeros included; -1 when one of them is no digit. */
function digits(bytes: Uint8Array, from: number, count: number): number {
  if (!areAll(bytes, from, from + count, DIGIT)) return -1;
  let value = 0;
  for (let i = from; i < from + count; i++) value = value * 10 + (bytes[i] ?? 0) - 0x30;
  return value;
}

const isBelow = (value: number, limit: number): boolean => value >= 0 && value < limit;

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const isActor: LineCheck = (bytes, from, to) => {
  const roleEnd = placeOf(bytes, SOLIDUS, from, to);
  const organEnd = placeOf(bytes, SOLIDUS, roleEnd + 1, to);
  return (
    hasLength(from, roleEnd, 2, 40) &&
    areAll(bytes, from, from + 1, LOWER) &&
    areAll(bytes, from + 1, roleEnd, LOWER | DASH) &&
    (isText(bytes, roleEnd + 1, organEnd, '-') || isName(bytes, roleEnd + 1, organEnd)) &&
    hasLength(organEnd + 1, to, 4, 32) &&
    areAll(bytes, organEnd + 1, to, LOWER | DIGIT)
  );
};

const isHash: LineCheck = (bytes, from, to) => to - from === 64 && areAll(bytes, from, to, HEX);

const isLengthAndDigest: LineCheck = (bytes, from, to) => {
  const space = placeOf(bytes, SPACE, from, to);
  const length = decimal(bytes, from, space);
  return length !== undefined && length <= MAX_PAYLOAD_BYTES && isHash(bytes, space + 1, to);
};

/** The lines of a header in order, each with the fault that it has when its check fails. */
export const LINES: readonly (readonly [fault: RecordFaultReason, check: LineCheck])[] = [
  ['format', (bytes, from, to) => isText(bytes, from, to, FORMAT)],
  ['origin', isOrigin],
  ['stream', isStream],
  ['revision', isRevision],
  ['id', isUuid],
  ['type', isTypeAndVersion],
  ['recorded-at', isInstant],
  ['actor', isActor],
  ['digest-suite', (bytes, from, to) => isText(bytes, from, to, SUITE)],
  ['payload', isLengthAndDigest],
  ['prev', isHash],
  ['blind', isHash],
  ['signature', (bytes, from, to) => isText(bytes, from, to, '-')],
  ['end-of-header', (_bytes, from, to) => from === to],
];
