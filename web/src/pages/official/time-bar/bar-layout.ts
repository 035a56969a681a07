/** Where the parts of the time bar lie, in pixels from its top left corner. */
import type { Clock, TimeScale } from './time-scale';

/** One track: its line, the line of what changes things beside it, and the middle of its handle's grip. */
export interface TrackRows {
  readonly grip: number;
  readonly change: number;
  readonly track: number;
}

/** The legal days above the axis, what was known when below it, as in a mirror. */
export const rows: Readonly<Record<Clock, TrackRows>> = {
  effectiveOn: { grip: 14, change: 42, track: 68 },
  knownAt: { grip: 174, change: 146, track: 120 },
};
export const AXIS_ROW = 94;
export const BAR_HEIGHT = 188;

/** Marks closer than this would lie on each other. */
export const APART = 18;
/** Between a mark and its word. */
export const WORD_GAP = 10;
export const GRIP_HEIGHT = 24;
/** How near a dragged handle has to come to a mark to stand on it. */
export const SNAP = 5;

const NARROW = 600;
const EDGE = 14;
/** Room for the names of the tracks. */
const NAMES = 92;

/** On a narrow bar the names of the tracks stand in the grips. */
export const isNarrow = (width: number): boolean => width < NARROW;

export const boundsOf = (width: number): Pick<TimeScale, 'left' | 'right'> => ({
  left: isNarrow(width) ? EDGE : NAMES,
  right: Math.max(width - EDGE, NAMES + EDGE),
});

const WIDE_PIXELS = 12.5;
const PLAIN_PIXELS = 6.9;

/** About how wide a text of 12 pixels is: Han characters are squares. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2e80' ? WIDE_PIXELS : PLAIN_PIXELS), 0);

/** The grip around its text, centred at `x` but within the bar. */
export function gripOf(x: number, text: string, width: number): { readonly x: number; readonly width: number } {
  const wide = textWidth(text) + 22;
  return { x: Math.min(Math.max(x - wide / 2, 0), Math.max(width - wide, 0)), width: wide };
}
