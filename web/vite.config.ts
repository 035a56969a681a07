import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const SERVICE = process.env['SHILU_URL'] ?? 'http://127.0.0.1:3170';
const OUT = join(import.meta.dirname, '../dist/web');

/** Every asset once more in the two encodings that browsers ask for, so that the service compresses nothing itself. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  closeBundle() {
    const folder = join(OUT, 'assets');
    for (const file of readdirSync(folder).filter((name) => /\.(js|css|svg)$/.test(name))) {
      const bytes = readFileSync(join(folder, file));
      writeFileSync(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }));
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
      writeFileSync(join(folder, `${file}.br`), brotliCompressSync(bytes, { params }));
    }
  },
});

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed()],
  // The service puts a fresh nonce in its place with every answer.
  html: { cspNonce: '__CSP_NONCE__' },
  // `npx vite web`: the pages as they are written, over a service that runs already.
  server: { proxy: Object.fromEntries(['/v1', '/checkpoint', '/tile'].map((path) => [path, SERVICE])) },
  build: { outDir: OUT, emptyOutDir: true, assetsInlineLimit: 0, target: 'es2023', chunkSizeWarningLimit: 1_000 },
});
