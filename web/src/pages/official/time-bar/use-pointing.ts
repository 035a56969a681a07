/** Which facts are pointed at: by the pointer for as long as it is there, by the keyboard, or held by a click. */
import { useEffect, useRef, useState, type FocusEvent, type RefObject } from 'react';
import type { Pointed } from './time-card';

/** Long enough for the pointer to come from a mark to its card. */
const LEAVE_MS = 250;
/** Short, but nothing flickers up under a pointer that only passes. */
const ENTER_MS = 90;

export interface Pointing {
  readonly pointed: Pointed | undefined;
  readonly point: (pointed: Pointed) => void;
  readonly leave: () => void;
  /** Stays until it is put away. */
  readonly hold: (pointed: Pointed) => void;
  /** The pointer is on the card, or not any more. */
  readonly keep: (isKept: boolean) => void;
  readonly putAway: () => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
}

export function usePointing(around: RefObject<HTMLElement | null>): Pointing {
  const [pointed, setPointed] = useState<Pointed>();
  const isHeld = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (ms: number, then: () => void): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(then, ms);
  };
  const putAway = (): void => {
    clearTimeout(timer.current);
    isHeld.current = false;
    setPointed(undefined);
  };
  const isShown = pointed !== undefined;
  useEffect(() => {
    if (!isShown) return undefined;
    const outside = ({ target }: PointerEvent): void => {
      if (target instanceof Node && around.current?.contains(target) !== true) putAway();
    };
    // After a click on a mark the keyboard is nowhere.
    const escape = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') putAway();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [isShown]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    pointed,
    point: (next) => {
      if (!isHeld.current) later(ENTER_MS, () => setPointed(next));
    },
    leave: () => {
      if (!isHeld.current) later(LEAVE_MS, () => setPointed(undefined));
    },
    hold: (next) => {
      clearTimeout(timer.current);
      isHeld.current = true;
      setPointed(next);
    },
    keep: (isKept) => {
      if (isKept) clearTimeout(timer.current);
      else if (!isHeld.current) later(LEAVE_MS, () => setPointed(undefined));
    },
    putAway,
    onBlur: ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && around.current?.contains(relatedTarget) !== true) putAway();
    },
  };
}
