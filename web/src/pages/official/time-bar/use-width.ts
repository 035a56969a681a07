import { useEffect, useState, type RefObject } from 'react';

const BEFORE = 900;
const LEAST = 280;

/** Pixels inside an element, without its padding; kept up with. */
export function useWidth(place: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(BEFORE);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const { paddingLeft, paddingRight } = getComputedStyle(element);
      setWidth(Math.max(LEAST, Math.floor(element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight))));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
