/** Addresses of pages that keep the two clocks of the page that leads to them. */
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

const PAGES = '/pages/';
const KEPT = ['effectiveOn', 'knownAt', 'unit'];

/** @param path behind /pages/, its parts percent-encoded where they need it */
export function pageAddress(path: string, here: URLSearchParams, more: Readonly<Record<string, string>> = {}): string {
  const members = new URLSearchParams(more);
  for (const name of KEPT) {
    const value = here.get(name);
    if (value !== null) members.set(name, value);
  }
  const query = members.toString();
  return `${PAGES}${path}${query === '' ? '' : `?${query}`}`;
}

export function usePageAddress(): (path: string, more?: Readonly<Record<string, string>>) => string {
  const [here] = useSearchParams();
  return useCallback((path, more) => pageAddress(path, here, more), [here]);
}

export const fundPath = (id: string): string => `funds/${encodeURIComponent(id)}`;
