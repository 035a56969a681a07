import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { utcInstant } from '../../../src/http/instant';
import { accepts, bodyType } from '../../../src/http/media-types';
import { checkQuery } from '../../../src/http/query-string';
import { checkTransport, isCanonicalPath } from '../../../src/http/request-line';
import { RouteTable } from '../../../src/http/route-table';
import { levelNamed, tileNamed } from '../../../src/http/tile-path';
import { cursorText, readCursor } from '../../../src/http/cursors';
import type { Problem } from '../../../src/http/problem';

const slugOf = (work: () => unknown): string => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return (error as Problem).slug;
  }
};

describe('instants in a query', () => {
  test.each([
    ['2026-01-31T04:05:06Z', '2026-01-31T04:05:06.000Z'],
    ['2026-01-31T04:05:06.7Z', '2026-01-31T04:05:06.700Z'],
    ['2026-01-31T04:05:06.789999Z', '2026-01-31T04:05:06.789Z'],
    ['2026-01-01T07:59:59+08:00', '2025-12-31T23:59:59.000Z'],
    ['2024-02-28T23:30:00-01:00', '2024-02-29T00:30:00.000Z'],
  ])('%s is %s', (text, utc) => {
    expect(utcInstant(text)).toBe(utc);
  });

  test.each([
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T23:59:60Z',
    '0000-01-01T00:00:00Z',
    '9999-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '2026-01-01T00:00:00',
    '2026-01-01T00:00:00+25:00',
    '2026-01-01T00:00:00z',
    '2026-01-01t00:00:00Z',
    '2026-01-01 00:00:00Z',
    '2026-01-01T00:00:00.1234567Z',
    '2026-01-01',
    '1700000000000',
    '２０２６-01-01T00:00:00Z',
  ])('%s is none', (text) => {
    expect(utcInstant(text)).toBeUndefined();
  });

  test('an instant written in any zone is the same instant (seed 7)', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        fc.integer({ min: -14 * 60, max: 14 * 60 }),
        (date, zone) => {
          const local = new Date(date.getTime() + zone * 60_000).toISOString().slice(0, -1);
          const [hours, minutes] = [Math.floor(Math.abs(zone) / 60), Math.abs(zone) % 60].map((n) =>
            `${n}`.padStart(2, '0'),
          );
          expect(utcInstant(`${local}${zone < 0 ? '-' : '+'}${hours}:${minutes}`)).toBe(date.toISOString());
        },
      ),
      { seed: 7 },
    );
  });
});

describe('content types', () => {
  test.each([
    ['application/json', 'application/json'],
    ['APPLICATION/JSON', 'application/json'],
    ['application/json; charset=utf-8', 'application/json'],
    ['application/json;charset="UTF-8"', 'application/json'],
    ['application/x-ndjson ', 'application/x-ndjson'],
  ])('%s is read', (sent, type) => {
    expect(bodyType(sent)).toBe(type);
  });

  test.each([undefined, '', 'json', 'application/json; charset=gbk', 'application/json;application/xml', 'a/b, c/d'])(
    '%s is refused',
    (sent) => {
      expect(slugOf(() => bodyType(sent))).toBe('unsupported-media-type');
    },
  );

  test.each([
    [undefined, true],
    ['*/*', true],
    ['application/*', true],
    ['application/json', true],
    ['text/html, */*;q=0.1', true],
    ['text/html', false],
    ['*/*;q=0', false],
    ['application/json;q=0, */*', false],
    ['application/json;q=nonsense', false],
  ])('Accept: %s', (accept, allowed) => {
    expect(accepts(accept, ['application/json'])).toBe(allowed);
  });
});

describe('queries', () => {
  test.each([['/v1/x'], ['/v1/x?a=1&b=2'], ['/v1/x?name=%E4%B9%B0%C2%B7'], ['/v1/x?a=']])('%s is read', (url) => {
    expect(slugOf(() => checkQuery(url))).toBe('accepted');
  });

  test.each([
    ['a member twice', '/x?organ=a&organ=b'],
    ['brackets', '/x?organ[]=a'],
    ['a path in a name', '/x?a.b=1'],
    ['a prototype', '/x?__proto__=1'],
    ['what every object has', '/x?constructor=1'],
    ['a nested prototype', '/x?__proto__[x]=1'],
    ['semicolons', '/x?a;b=1'],
    ['NUL', '/x?a=%00'],
    ['a line break', '/x?a=%0d%0a'],
    ['bytes that are no UTF-8', '/x?a=%c0%af'],
    ['half an escape', '/x?a=%2'],
    ['a nameless member', '/x?=1'],
    ['a thousand members', `/x?${Array.from({ length: 1000 }, (_, i) => `a${i}=1`).join('&')}`],
    ['ten kilobytes', `/x?a=${'1'.repeat(10_000)}`],
  ])('%s is refused', (_, url) => {
    expect(slugOf(() => checkQuery(url))).toBe('invalid-query');
  });
});

describe('request lines', () => {
  const request = (more: Partial<IncomingMessage>) =>
    ({ url: '/v1/events', httpVersion: '1.1', headers: {}, rawHeaders: ['Host', 'a'], ...more }) as IncomingMessage;

  test.each([
    ['an ordinary one', {}, 'accepted'],
    ['no Host header', { rawHeaders: [] }, 'malformed-request'],
    ['two Host headers', { rawHeaders: ['Host', 'a', 'hOST', 'b'] }, 'malformed-request'],
    ['an address as target', { url: 'http://other/v1/events' }, 'misdirected-request'],
    ['an asterisk', { url: '*' }, 'malformed-request'],
    ['a byte beyond ASCII', { url: '/\u00e9' }, 'malformed-request'],
    ['a fragment', { url: '/a#b' }, 'malformed-request'],
    ['chunks in HTTP/1.0', { httpVersion: '1.0', headers: { 'transfer-encoding': 'chunked' } }, 'malformed-request'],
    ['an address of nine kilobytes', { url: `/${'a'.repeat(9000)}` }, 'uri-too-long'],
    ['a hundred and one header fields', { rawHeaders: Array<string>(202).fill('x') }, 'header-fields-too-large'],
  ])('%s', (_, more, slug) => {
    expect(slugOf(() => checkTransport(request(more)))).toBe(slug);
  });

  test.each(['/v1/events', '/tile/0/x001/067.p/8', '/v1/streams/a-1.2_3', '/v1/views/x/%E4%B8%AD'])(
    '%s is canonical',
    (path) => {
      expect(isCanonicalPath(path)).toBe(true);
    },
  );

  test.each([
    '//v1',
    '/v1//events',
    '/./v1',
    '/v1/..',
    '/%2e%2e/v1',
    '/v1%2fevents',
    '/%76%31',
    '/v1%00',
    '/a\\b',
    '/%5c',
  ])('%s is not', (path) => {
    expect(isCanonicalPath(path)).toBe(false);
  });
});

test('the methods of an address come from every route that it fits', () => {
  const routes = new RouteTable();
  routes.add('/v1/events', ['GET', 'HEAD']);
  routes.add('/v1/events', ['POST']);
  routes.add('/v1/events/:id', ['GET']);
  routes.add('/docs/*', ['GET']);
  expect(routes.allowed('/v1/events')).toEqual(['GET', 'HEAD', 'POST']);
  expect(routes.allowed('/v1/events/1')).toEqual(['GET']);
  expect(routes.allowed('/docs/a/b')).toEqual(['GET']);
  expect(routes.allowed('/v1/events/')).toEqual([]);
  expect(routes.allowed('/V1/events')).toEqual([]);
});

describe('tile addresses', () => {
  test.each([
    ['000', { number: 0, width: 256 }],
    ['067.p/8', { number: 67, width: 8 }],
    ['x001/x234/067', { number: 1_234_067, width: 256 }],
    ['x001/067.p/255', { number: 1067, width: 255 }],
  ])('%s', (path, name) => {
    expect(tileNamed(path)).toEqual(name);
  });

  test.each(['', '0', '0000', 'x000/067', '067.p/0', '067.p/256', '067.p/08', '067/', 'x67', '../067', 'x001/x067'])(
    '%s names none',
    (path) => {
      expect(tileNamed(path)).toBeUndefined();
    },
  );

  test('levels are 0 to 63', () => {
    expect(['0', '63', '64', '00', '-1', 'x', ''].map(levelNamed)).toEqual([
      0,
      63,
      ...Array<undefined>(5).fill(undefined),
    ]);
  });
});

describe('cursors', () => {
  const cursor = { key: '键/1', given: 2, effectiveOn: '2026-01-01', size: 7 };

  test('lead back to where the page ended', () => {
    expect(readCursor('list', cursorText('list', cursor))).toEqual(cursor);
  });

  test('are good for their own list alone, and not when a character is changed (seed 5)', () => {
    const text = cursorText('list', cursor);
    expect(slugOf(() => readCursor('other', text))).toBe('invalid-cursor');
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('A', 'z', '-', '!'), (at, char) => {
        fc.pre(text[at] !== char);
        expect(slugOf(() => readCursor('list', text.slice(0, at) + char + text.slice(at + 1)))).toBe('invalid-cursor');
      }),
      { seed: 5 },
    );
  });

  test.each(['', 'x', "' OR 1=1", '-1', 'a'.repeat(10_000)])('%.20s is none', (text) => {
    expect(slugOf(() => readCursor('list', text))).toBe('invalid-cursor');
  });
});
