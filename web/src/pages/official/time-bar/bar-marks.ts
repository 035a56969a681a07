/** What is drawn of the facts on one track: where each stands, what is drawn as one, and which words have room. */
import { APART, textWidth, WORD_GAP } from './bar-layout';
import { clustersOf, instantOn, sidesOf, xOf, type Clock, type Cluster, type Side, type TimeScale } from './time-scale';
import { changeOf, type Change, type TimelineItem } from './timeline';

export interface DrawnCluster {
  readonly x: number;
  /** From left to right. */
  readonly items: readonly TimelineItem[];
}

export interface DrawnChanges extends DrawnCluster {
  /** The words of what is in it, each once. */
  readonly word: string;
  /** Where the word stands; undefined where there is no room for it. */
  readonly side: Side | undefined;
}

export interface DrawnTrack {
  /** Facts that add to the file, on the line. */
  readonly facts: readonly DrawnCluster[];
  /** Facts that change what was there, on a line of their own. */
  readonly changes: readonly DrawnChanges[];
  /** Where the mark of a fact is drawn, by its id. */
  readonly placeOf: ReadonlyMap<string, { readonly x: number; readonly isChange: boolean }>;
}

/** The facts of a track in the order in which the keyboard goes through them. */
export const inOrderOf = (clock: Clock, items: readonly TimelineItem[]): readonly TimelineItem[] =>
  [...items].sort((a, b) => instantOn(clock, a) - instantOn(clock, b) || a.index - b.index);

export function drawnTrack(
  clock: Clock,
  items: readonly TimelineItem[],
  scale: TimeScale,
  wordOf: (change: Change) => string,
): DrawnTrack {
  const gathered = (which: readonly TimelineItem[]): readonly DrawnCluster[] => {
    const placed = inOrderOf(clock, which).map((item) => ({ x: xOf(scale, instantOn(clock, item)), item }));
    return clustersOf(placed, APART).map(({ x, marks }: Cluster<TimelineItem>) => ({
      x,
      items: marks.map(({ item }) => item),
    }));
  };
  const facts = gathered(items.filter(({ type }) => changeOf(type) === undefined));
  const clusters = gathered(items.filter(({ type }) => changeOf(type) !== undefined));
  const worded = clusters.map((cluster) => ({ ...cluster, word: wordsOf(cluster.items, wordOf) }));
  const sides = sidesOf(
    worded.map(({ x, word }) => ({ x, width: textWidth(word) })),
    WORD_GAP,
    scale.left,
    scale.right,
  );
  const changes = worded.map((cluster, i) => ({ ...cluster, side: sides[i] }));
  const placesOf = (drawn: readonly DrawnCluster[], isChange: boolean) =>
    drawn.flatMap(({ x, items: inside }) => inside.map(({ factId }) => [factId, { x, isChange }] as const));
  return { facts, changes, placeOf: new Map([...placesOf(facts, false), ...placesOf(changes, true)]) };
}

function wordsOf(items: readonly TimelineItem[], wordOf: (change: Change) => string): string {
  const found = items.flatMap(({ type }) => changeOf(type) ?? []);
  return [...new Set(found)].map(wordOf).join(' · ');
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** From a mark beside the line of a track to one on it: between the two lines, so that it crosses no word. */
export const curve = (from: Point, to: Point, between: number): string =>
  `M ${from.x} ${from.y} Q ${from.x} ${between} ${(from.x + to.x) / 2} ${between} T ${to.x} ${to.y}`;
