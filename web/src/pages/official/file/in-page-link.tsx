/** Leads to a heading further down. The address stays what it is: its part behind `#` is not part of what is asked. */
import type { MouseEvent, ReactNode } from 'react';

function goTo(event: MouseEvent, id: string): void {
  event.preventDefault();
  const place = document.getElementById(id);
  place?.scrollIntoView();
  // Who goes on with the keyboard goes on from there; the heading has a tabindex of -1 for it.
  place?.focus({ preventScroll: true });
}

export function InPageLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <a className="in-page-link" href={`#${to}`} onClick={(event) => goTo(event, to)}>
      {children}
    </a>
  );
}
