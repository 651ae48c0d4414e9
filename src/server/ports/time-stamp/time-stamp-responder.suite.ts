/** A real time-stamp authority for tests: `openssl ts` with a certificate of its own behind a small HTTP server. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';

const run = promisify(execFile);

const settings = `[tsa]
default_tsa = one
[one]
serial = serial
signer_cert = tsa.pem
certs = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`;

export async function startTimeStampResponder() {
  const folder = await mkdtemp(join(tmpdir(), 'consilia-tsa-'));
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  await openssl(
    ...[
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'tsa.key',
      '-out',
      'tsa.pem',
      '-days',
      '2',
    ],
    ...['-subj', '/CN=Test TSA', '-addext', 'extendedKeyUsage=critical,timeStamping'],
  );
  await writeFile(join(folder, 'tsa.cnf'), settings);
  await writeFile(join(folder, 'serial'), '01\n');
  let change = (answer: Buffer): Buffer => answer;
  const server = createServer(async (request, response) => {
    await writeFile(join(folder, 'query'), await buffer(request));
    await openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query', '-out', 'reply');
    response.setHeader('content-type', 'application/timestamp-reply');
    response.end(change(await readFile(join(folder, 'reply'))));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    certificate: join(folder, 'tsa.pem'),
    /** Answers pass through this from now on. */
    tamper(how: (answer: Buffer) => Buffer) {
      change = how;
    },
    async close() {
      await new Promise((closed) => server.close(closed));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
