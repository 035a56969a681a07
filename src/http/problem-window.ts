/** A problem as a window of a browser shows it: in words, in both languages, with a way back to the pages. */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Problem } from './problem';
import { problems } from './problems';
import { pathOf } from './request-line';

export const HTML = 'text/html; charset=utf-8';

const STYLE =
  'body{margin:0;background:#f6f5f1;color:#22303f;font:16px/1.6 system-ui,sans-serif}' +
  'main{max-width:36em;margin:15vh auto 0;padding:24px;background:#fff;border-top:4px solid #8c2f2b}' +
  'h1{margin:0;font-size:22px}p{margin:8px 0;overflow-wrap:anywhere}a{color:#1d5a96}small{color:#4a4f57}';

/** Nothing is loaded, and no style holds but this one. */
export const WINDOW_POLICY =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Whether somebody opens the address of a page: a program, and the pages themselves, ask for JSON. */
export function isWindow({ method, headers, raw }: Pick<FastifyRequest, 'method' | 'headers' | 'raw'>): boolean {
  const path = pathOf(raw.url ?? '');
  const isOfPages = path === '/pages' || path.startsWith('/pages/');
  return isOfPages && (method === 'GET' || method === 'HEAD') && headers.accept?.includes('text/html') === true;
}

/** The document. It repeats nothing that was sent. */
export function problemWindow({ slug, instance }: Problem): string {
  const { zh, en, status } = problems[slug];
  const [why, inEnglish] =
    status < 500
      ? ['网址可能过长,或写法有误。', 'The address may be too long, or not be written as it should.']
      : ['服务暂时不能打开这个网址,请稍后再试。', 'The service cannot open it at the moment. Try again later.'];
  return (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${status} ${escaped(zh)}</title><style>${STYLE}</style></head><body><main>` +
    `<h1>${escaped(zh)}</h1><p>${why}<a href="/pages">回到首页</a></p>` +
    `<div lang="en"><p>${escaped(en)}. ${inEnglish} <a href="/pages">Back to the start</a></p>` +
    `<p><small>${status} ${slug} · ${instance}</small></p></div></main></body></html>`
  );
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
