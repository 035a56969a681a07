/** Reads over connections that are kept, for tests that send many of them. */
import { get, type Agent } from 'node:http';

/** One GET under a key. Rejects where no whole answer comes. */
export const fetched = (
  agent: Agent,
  port: number,
  path: string,
  token: string,
): Promise<{ readonly status: number; readonly text: string; readonly retryAfter: string | undefined }> =>
  new Promise((resolve, reject) => {
    const asked = get({ agent, host: '127.0.0.1', port, path, headers: { authorization: `Bearer ${token}` } });
    asked.on('error', reject);
    asked.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const retryAfter = answer.headers['retry-after'];
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString(), retryAfter });
      });
    });
  });
