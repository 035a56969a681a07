/**
 * The geometry of the time bar, without any drawing: instants and legal days to pixels and back, marks that would lie on
 * each other gathered, and the stops that a clock moves between. Instants are milliseconds since the epoch.
 */
import { isSize } from '../../../basis/basis';
import type { TimelineItem } from './timeline';

const OFFSET_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;

/** The two clocks: the legal day asked about, and what was known by then. */
export type Clock = 'effectiveOn' | 'knownAt';
export const clocks = ['effectiveOn', 'knownAt'] as const;

export interface Span {
  readonly from: number;
  /** Now. */
  readonly to: number;
}

/** A span laid between two pixels, `right` > `left`. */
export interface TimeScale {
  readonly span: Span;
  readonly left: number;
  readonly right: number;
}

/** The first moment of a legal day in Asia/Shanghai; NaN for what is no day. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** The legal day that an instant falls on. */
export const dayOf = (instant: number): string => new Date(instant + OFFSET_MS).toISOString().slice(0, 10);

const clamped = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** Pixel of an instant; what lies outside the span stands at its end. */
export function xOf({ span, left, right }: TimeScale, instant: number): number {
  const share = (clamped(instant, span.from, span.to) - span.from) / (span.to - span.from);
  return left + share * (right - left);
}

/** Instant at a pixel, in whole milliseconds; beyond the ends, the end. */
export function instantAt({ span, left, right }: TimeScale, x: number): number {
  const share = clamped((x - left) / (right - left), 0, 1);
  return Math.round(span.from + share * (span.to - span.from));
}

/** A twenty-fifth of what there is, and at least ten days, so that the first mark does not stand on the edge. */
const MARGIN_SHARE = 25;
const MARGIN_LEAST = 10 * DAY_MS;
const EMPTY_SPAN = 365 * DAY_MS;

/** From the beginning of a day somewhat before the first day or record to now; a year when there is nothing. */
export function spanOf(items: readonly TimelineItem[], now: number): Span {
  const first = Math.min(
    ...items.flatMap(({ occurredOn, recordedAt }) => [startOfDay(occurredOn), Date.parse(recordedAt)]),
    now,
  );
  if (first >= now) return { from: now - EMPTY_SPAN, to: now };
  return { from: startOfDay(dayOf(first - Math.max((now - first) / MARGIN_SHARE, MARGIN_LEAST))), to: now };
}

/** Where a fact stands on the track of a clock. */
export const instantOn = (clock: Clock, item: TimelineItem): number =>
  clock === 'effectiveOn' ? startOfDay(item.occurredOn) : Date.parse(item.recordedAt);

/**
 * Whether a fact is within what the two handles let see: on record by the one, and happened by the other. What corrects
 * or voids a fact counts as soon as it is known, whatever its own legal day.
 */
export const isWithin = (item: TimelineItem, at: Readonly<Record<Clock, number>>): boolean =>
  instantOn('knownAt', item) <= at.knownAt &&
  (item.targets !== undefined || instantOn('effectiveOn', item) <= at.effectiveOn);

/** The moments of a track at which something is marked, rising, each once; nothing of the future. */
export function stopsOf(clock: Clock, items: readonly TimelineItem[], span: Span): readonly number[] {
  const moments = new Set(items.map((item) => instantOn(clock, item)).filter((instant) => instant <= span.to));
  return [...moments].sort((a, b) => a - b);
}

/** The stop after an instant; behind the last one, now. */
export const stopAfter = (stops: readonly number[], at: number, span: Span): number =>
  stops.find((stop) => stop > at) ?? span.to;

/** The stop before an instant; before the first one, the beginning of the bar. */
export const stopBefore = (stops: readonly number[], at: number, span: Span): number =>
  stops.findLast((stop) => stop < at) ?? span.from;

/** The same time of the year so many years later; the 29th of February becomes the 1st of March. */
export function yearsLater(instant: number, years: number): number {
  const local = new Date(instant + OFFSET_MS);
  local.setUTCFullYear(local.getUTCFullYear() + years);
  return local.getTime() - OFFSET_MS;
}

/**
 * Where the handle of a clock stands; a value left out is now. A size of the log stands where the last fact of the bar
 * within it was recorded. What cannot be read stands at now: the service refuses it in words.
 */
export function handleAt(clock: Clock, value: string | undefined, items: readonly TimelineItem[], span: Span): number {
  if (value === undefined) return span.to;
  if (clock === 'knownAt' && isSize(value)) {
    const within = items.filter(({ index }) => index < Number(value)).map(({ recordedAt }) => Date.parse(recordedAt));
    return within.length === 0 ? span.from : Math.max(...within);
  }
  const instant = clock === 'effectiveOn' ? startOfDay(value) : Date.parse(value);
  return Number.isNaN(instant) ? span.to : instant;
}

/** What a clock is set to so that its handle stands there; undefined is now. */
export function clockValue(clock: Clock, instant: number, span: Span): string | undefined {
  if (clock === 'effectiveOn') return dayOf(instant) >= dayOf(span.to) ? undefined : dayOf(instant);
  return instant >= span.to ? undefined : new Date(instant).toISOString();
}

/** The stop within a few pixels of `x`, else the instant at it. */
export function snapped(scale: TimeScale, stops: readonly number[], x: number, reach: number): number {
  const distanceTo = (stop: number): number => Math.abs(xOf(scale, stop) - x);
  const nearest = [...stops, scale.span.to].reduce((best, stop) => (distanceTo(stop) < distanceTo(best) ? stop : best));
  return distanceTo(nearest) <= reach ? nearest : instantAt(scale, x);
}

export interface Placed<T> {
  readonly x: number;
  readonly item: T;
}

/** Marks that would lie on each other, drawn as one at `x`. */
export interface Cluster<T> {
  readonly x: number;
  readonly marks: readonly Placed<T>[];
}

const centre = <T>(marks: readonly Placed<T>[]): number => marks.reduce((sum, { x }) => sum + x, 0) / marks.length;

/** Every mark in one cluster, from left to right; the clusters are at least `apart` pixels from one another. */
export function clustersOf<T>(placed: readonly Placed<T>[], apart: number): readonly Cluster<T>[] {
  const clusters: Cluster<T>[] = [];
  for (const mark of [...placed].sort((a, b) => a.x - b.x)) {
    let next: Cluster<T> = { x: mark.x, marks: [mark] };
    for (let before = clusters.at(-1); before !== undefined && next.x - before.x < apart; before = clusters.at(-1)) {
      clusters.pop();
      const marks = [...before.marks, ...next.marks];
      next = { x: centre(marks), marks };
    }
    clusters.push(next);
  }
  return clusters;
}

/** A line on the axis, with what it says: a year, or a month of it. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Months between two ticks, the finest first. */
const STEPS = [1, 3, 12, 24, 60, 120, 240] as const;

/** The firsts of months or years in the span, no closer than `apart` pixels. */
export function ticksOf(scale: TimeScale, apart: number): readonly Tick[] {
  const { span } = scale;
  const monthPixels = ((scale.right - scale.left) / (span.to - span.from)) * 30 * DAY_MS;
  const step = STEPS.find((months) => months * monthPixels >= apart) ?? 600;
  const ticks: Tick[] = [];
  const firstYear = Number(dayOf(span.from).slice(0, 4));
  const decade = firstYear - (firstYear % 10);
  for (let month = 0; ; month += step) {
    const [year, ofYear] = [decade + Math.floor(month / 12), (month % 12) + 1];
    const day = `${year}-${String(ofYear).padStart(2, '0')}-01`;
    const at = startOfDay(day);
    if (at > span.to) return ticks;
    if (at >= span.from) ticks.push({ at, text: ofYear === 1 ? String(year) : day.slice(0, 7) });
  }
}

/** A word of a track, and where it may stand so that it touches neither its neighbours nor the ends. */
export interface Word {
  /** Of the mark that it belongs to. */
  readonly x: number;
  /** Pixels. */
  readonly width: number;
}

export type Side = 'right' | 'left';

/** For each word, in the order of `x`, the side of its mark where there is room; undefined where there is none. */
export function sidesOf(
  words: readonly Word[],
  gap: number,
  left: number,
  right: number,
): readonly (Side | undefined)[] {
  let taken = left;
  return words.map(({ x, width }, i) => {
    const next = words[i + 1];
    const limit = next === undefined ? right : next.x - gap;
    if (x + gap + width <= limit) {
      taken = x + gap + width;
      return 'right';
    }
    const fits = x - gap - width >= taken;
    taken = x + gap;
    return fits ? 'left' : undefined;
  });
}
