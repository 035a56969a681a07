/** Content types in and out. */
import { Problem } from './problem';

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const MEDIA_TYPE = new RegExp(`^(${TOKEN}/${TOKEN})((?:[ \\t]*;[ \\t]*${TOKEN}=(?:${TOKEN}|"[^"\\\\]*"))*)[ \\t]*$`);

/**
 * The type of a body, lower case. UTF-8 is the only character set that is read.
 *
 * @throws Problem unsupported-media-type when there is none, it is not well formed, or another charset is named.
 */
export function bodyType(contentType: string | undefined): string {
  if (contentType === 'application/json') return contentType;
  const match = contentType === undefined ? null : MEDIA_TYPE.exec(contentType);
  if (!match) throw new Problem('unsupported-media-type', 'one content type is expected');
  for (const parameter of (match[2] as string).split(';').slice(1)) {
    const [name, value] = parameter.trim().toLowerCase().split('=');
    if (name === 'charset' && value?.replaceAll('"', '') !== 'utf-8') {
      throw new Problem('unsupported-media-type', 'the charset is UTF-8');
    }
  }
  return (match[1] as string).toLowerCase();
}

/** True when an Accept header allows one of the types; the most exact range decides (RFC 9110, 12.5.1). */
export function accepts(accept: string | undefined, types: readonly string[]): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  const ranges = accept.split(',').map(rangeOf);
  return types.some((type) => {
    const [main] = type.split('/');
    for (const range of [type, `${main}/*`, '*/*']) {
      const weights = ranges.filter(({ name }) => name === range).map(({ weight }) => weight);
      if (weights.length > 0) return Math.max(...weights) > 0;
    }
    return false;
  });
}

function rangeOf(range: string): { readonly name: string; readonly weight: number } {
  const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  return { name, weight: /^[01](\.\d{0,3})?$/.test(weight) ? Number(weight) : 0 };
}

/** What a route, or a path of the document, answers with; the first is what it answers when all goes well. */
export function producedAt(route: string): readonly string[] {
  if (route === '/checkpoint' || route.startsWith('/problems')) return ['text/plain'];
  if (route === '/metrics') return ['text/plain'];
  if (route === '/v1/feed') return ['text/event-stream'];
  if (route.startsWith('/tile/') || route.endsWith('/record')) return ['application/octet-stream'];
  if (route === '/') return ['application/json', 'text/html', 'application/problem+json'];
  if (route.startsWith('/v1/') || route.startsWith('/health/') || route === '/openapi.json') {
    return ['application/json', 'application/x-ndjson', 'application/problem+json'];
  }
  return [
    'text/html',
    'text/css',
    'text/javascript',
    'application/javascript',
    'image/png',
    'image/svg+xml',
    'font/woff2',
  ];
}
