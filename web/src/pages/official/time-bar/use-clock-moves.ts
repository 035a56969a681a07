/** Moving the clocks: the handle follows at once, the address a little later, and a whole movement is one step back. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';
import { basisIn, type AskedBasis } from '../../../basis/basis';
import { useBasis } from '../../../basis/use-basis';

export interface ClockMoves {
  /** As the handles stand; the address follows. */
  readonly shown: AskedBasis;
  /** Part of a movement that goes on: the page answers at most every 80 ms. */
  readonly move: (changed: Partial<AskedBasis>) => void;
  /** The movement is over; Back returns to where it began. */
  readonly end: () => void;
  /** How often the reader went through the history: whatever moved the clocks by itself stops then. */
  readonly taken: number;
}

const REPLACE_MS = 80;

interface Movement {
  /** Its first step made an entry of the history, which the others replace. */
  isOpen: boolean;
  sentAt: number;
  waiting: Partial<AskedBasis> | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** @param askAhead called with what the page will ask next, before it is drawn anew for it */
export function useClockMoves(askAhead: (basis: AskedBasis) => void): ClockMoves {
  const { basis, setBasis } = useBasis();
  const [ahead, setAhead] = useState<Partial<AskedBasis>>({});
  const taken = useHistorySteps();
  const latest = useRef({ setBasis, askAhead });
  latest.current = { setBasis, askAhead };
  const movement = useRef<Movement>({ isOpen: false, sentAt: 0, waiting: undefined, timer: undefined });

  const send = useCallback(() => {
    const current = movement.current;
    const { waiting, isOpen } = current;
    clearTimeout(current.timer);
    Object.assign(current, { timer: undefined, waiting: undefined });
    // The address is ahead of what is drawn.
    const before = basisIn(new URLSearchParams(window.location.search));
    if (waiting === undefined || !changes(before, waiting)) return;
    latest.current.askAhead({ ...before, ...waiting });
    latest.current.setBasis(waiting, { replace: isOpen });
    Object.assign(current, { isOpen: true, sentAt: performance.now() });
  }, []);

  const move = useCallback(
    (changed: Partial<AskedBasis>) => {
      const current = movement.current;
      setAhead((before) => ({ ...before, ...changed }));
      current.waiting = { ...current.waiting, ...changed };
      const rest = current.sentAt + REPLACE_MS - performance.now();
      if (rest <= 0) send();
      else current.timer ??= setTimeout(send, rest);
    },
    [send],
  );

  const end = useCallback(() => {
    send();
    movement.current.isOpen = false;
  }, [send]);

  // What the page answers counts again once nothing is under way and it has come to where the address is.
  useEffect(() => {
    const { isOpen, waiting } = movement.current;
    const isThere = !changes(basisIn(new URLSearchParams(window.location.search)), basis);
    if (!isOpen && waiting === undefined && isThere) setAhead({});
  }, [basis]);
  useEffect(() => {
    clearTimeout(movement.current.timer);
    Object.assign(movement.current, { isOpen: false, waiting: undefined, timer: undefined });
    setAhead({});
  }, [taken]);
  useEffect(() => () => clearTimeout(movement.current.timer), []);

  const shown = useMemo(() => ({ ...basis, ...ahead }), [basis, ahead]);
  return useMemo(() => ({ shown, move, end, taken }), [shown, move, end, taken]);
}

const changes = (basis: AskedBasis, changed: Partial<AskedBasis>): boolean => {
  const next = { ...basis, ...changed };
  return next.effectiveOn !== basis.effectiveOn || next.knownAt !== basis.knownAt;
};

/** Counts Back and Forward. */
function useHistorySteps(): number {
  const { key } = useLocation();
  const isStep = useNavigationType() === NavigationType.Pop;
  const [steps, setSteps] = useState(0);
  useEffect(() => {
    if (isStep) setSteps((before) => before + 1);
  }, [key, isStep]);
  return steps;
}
