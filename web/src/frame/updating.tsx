/** Says that what is shown still answers the question before, once the answer to the new one takes a while. */
import { createContext, use, useCallback, useEffect, useState, type ReactNode } from 'react';
import { useTexts } from '../i18n/i18n';
import { frameTexts } from './texts';

/** Quicker than this an answer is simply there, and nothing flickers. */
const LATE_MS = 300;

/** How many answers are late. */
const LateContext = createContext(0);
const ChangeContext = createContext<(by: 1 | -1) => void>(() => undefined);

export function UpdatingProvider({ children }: { readonly children: ReactNode }) {
  const [late, setLate] = useState(0);
  const change = useCallback((by: 1 | -1) => setLate((before) => before + by), []);
  return (
    <ChangeContext value={change}>
      <LateContext value={late}>{children}</LateContext>
    </ChangeContext>
  );
}

/** @param isOld the answer shown is the one to another question; true once it has been for a while */
export function useLate(isOld: boolean): boolean {
  const change = use(ChangeContext);
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isOld) return undefined;
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isOld]);
  useEffect(() => {
    if (!isLate) return undefined;
    change(1);
    return () => change(-1);
  }, [isLate, change]);
  return isOld && isLate;
}

export function Updating() {
  const t = useTexts(frameTexts);
  const isLate = use(LateContext) > 0;
  return (
    <span role="status" className="updating">
      {isLate ? t('updating') : null}
    </span>
  );
}
