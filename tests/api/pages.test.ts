/** The pages as a browser gets them: one document for every address, under a policy with a nonce of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpAdapter } from '../../src/http/adapter';
import { mountPages, type Pages } from '../../src/http/pages';

class Nothing {}

const SCRIPT = 'console.log("a page");\n'.repeat(40);
const DOCUMENT = '<!doctype html><script type="module" nonce="__CSP_NONCE__" src="/assets/index-a1.js"></script>';

let folder: string;
let app: NestFastifyApplication;

async function served(pages: Pages | undefined): Promise<NestFastifyApplication> {
  const keys = { bearer: () => undefined } as never;
  const made = await NestFactory.create<NestFastifyApplication>(Nothing, await createHttpAdapter({ keys }), {
    bodyParser: false,
    logger: false,
  });
  await mountPages(made, pages);
  await made.init();
  return made;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shilu-pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets/index-a1.js'), SCRIPT);
  writeFileSync(join(folder, 'assets/index-a1.js.gz'), gzipSync(SCRIPT));
  app = await served({ document: DOCUMENT, assets: join(folder, 'assets') });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers: { host: 'pages.test', ...headers } });

describe('every address of a page', () => {
  it.each(['/pages', '/pages/officials/7c1f?effectiveOn=2023-06-30', '/pages/no/such/page'])(
    '%s is answered with the document, never stored, with a nonce that no other answer has',
    async (url) => {
      const [first, second] = [await get(url), await get(url)];
      const nonceOf = (text: string): string => /nonce="([^"]+)"/.exec(text)?.[1] ?? '';
      expect([first.statusCode, first.headers['cache-control'], first.headers['etag']]).toEqual([
        200,
        'no-store',
        undefined,
      ]);
      const nonce = nonceOf(first.body);
      expect(Buffer.from(nonce, 'base64').length).toBe(18);
      expect(nonceOf(second.body)).not.toBe(nonce);
      expect(String(first.headers['content-security-policy']).split('; ')).toEqual([
        "default-src 'none'",
        `script-src 'nonce-${nonce}' 'strict-dynamic'`,
        `style-src 'self' 'nonce-${nonce}'`,
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]);
      expect(first.headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      });
    },
  );

  it('says what is missing where the pages are not built', async () => {
    const without = await served(undefined);
    const answer = await without.inject({ url: '/pages', headers: { host: 'pages.test' } });
    expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([
      503,
      'the pages are not built: npm run build',
    ]);
    await without.close();
  });
});

describe('an address that no page can have', () => {
  const tooLong = '/pages?q=' + 'x'.repeat(5_000);
  const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  it.each([
    ['a value of thousands of characters', tooLong, 422, '查询参数'],
    ['more than 8 kB', '/pages/officials?q=' + 'x'.repeat(9_000), 414, '请求地址过长'],
    ['another spelling of a path', '/pages//officials', 404, '未找到'],
  ])('%s is answered to a browser in words, with a way back', async (_, url, status, words) => {
    const answer = await get(url, browser);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain(words);
    expect(answer.body).toContain('<a href="/pages">');
    expect(answer.body).not.toContain('xxx');
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
  });

  it('is answered to anybody else, and anywhere else, with the problem', async () => {
    const answers = await Promise.all([get(tooLong), get('/v1/officials?q=' + 'x'.repeat(5_000), browser)]);
    expect(answers.map(({ headers }) => headers['content-type'])).toEqual(
      Array(2).fill('application/problem+json; charset=utf-8'),
    );
  });
});

describe('an asset', () => {
  it('is kept for ever under its name, and comes compressed to whom can take it', async () => {
    const plain = await get('/assets/index-a1.js');
    expect([plain.statusCode, plain.body, plain.headers['cache-control']]).toEqual([
      200,
      SCRIPT,
      'public, max-age=31536000, immutable',
    ]);
    const packed = await get('/assets/index-a1.js', { 'accept-encoding': 'gzip' });
    expect([packed.headers['content-encoding'], packed.rawPayload.length < SCRIPT.length]).toEqual(['gzip', true]);
  });

  it.each(['/assets/none.js', '/assets/../index.html', '/assets/%2e%2e/index.html', '/assets'])(
    '%s is not there',
    async (url) => {
      const answer = await get(url);
      expect([url, answer.statusCode, answer.headers['content-type']]).toEqual([
        url,
        404,
        'application/problem+json; charset=utf-8',
      ]);
    },
  );
});
