/**
 * The pages in a browser: assets that never change under their names, and one document for every address of a page, with
 * a nonce of its own in each answer.
 */
import { randomBytes } from 'node:crypto';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { COMPLETE, NEVER_STORED } from './conditional';
import { Problem } from './problem';

export interface Pages {
  /** HTML with `__CSP_NONCE__` where a nonce belongs. */
  readonly document: string;
  /** Folder of files whose names hold a hash of their content, with `.br` and `.gz` beside. */
  readonly assets: string;
}

const NONCE_PLACE = /__CSP_NONCE__/g;
const NONCE_BYTES = 18;

/** Scripts and style sheets with this nonce, and what these scripts load; nothing that is written into the document. */
const policyOf = (nonce: string): string =>
  `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; ` +
  "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves the pages; where they were not built, their addresses say so. */
export async function mountPages(app: NestFastifyApplication, pages: Pages | undefined): Promise<void> {
  const instance = app.getHttpAdapter().getInstance();
  const answer = (_request: FastifyRequest, reply: FastifyReply): void => {
    if (!pages) throw new Problem('unavailable', 'the pages are not built: npm run build');
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    void reply
      .headers({ 'content-security-policy': policyOf(nonce), 'cache-control': NEVER_STORED })
      .type('text/html; charset=utf-8')
      .send(pages.document.replace(NONCE_PLACE, nonce));
  };
  instance.get('/pages', answer);
  instance.get('/pages/*', answer);
  if (!pages) return;
  await instance.register(fastifyStatic, {
    root: pages.assets,
    prefix: '/assets/',
    index: false,
    decorateReply: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', COMPLETE),
  });
}
