/**
 * What browsers are told: load nothing, frame nothing, guess nothing. The text never changes; pages replace the content
 * security policy by their own (see conditional.ts). Whether TLS stands in front is the operator's to say, so nothing
 * here demands it. Each header costs every answer some time, so those that only steer browsers of the past are left out.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** What the documentation at /docs may load; its styles are written into it by a library. */
export const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** More for what a browser makes a window of. */
export const WINDOW_SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
};
