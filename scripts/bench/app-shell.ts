// `npm run bench:shell [-- --runs N]`: Lighthouse on the app shell as a phone opens it first (sign-in page, mobile
// throttling), over a real server of its own. Wanted: performance >= 90, accessibility 100 (issue 4).
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import lighthouse from 'lighthouse';
import { launchBrowser } from '#test/browser/browser.ts';
import { prepareServerHome, startServerProcess } from '#test/builders/server-process.ts';
import { median } from './figures.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });
const aims = { performance: 0.9, accessibility: 1 } as const;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function look(url: string) {
  const port = await freePort();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  try {
    const answer = await lighthouse(url, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: Object.keys(aims),
    });
    if (!answer) throw new Error('Lighthouse gave no result');
    return answer.lhr;
  } finally {
    await browser.close();
  }
}

async function bench(): Promise<boolean> {
  const runs = Math.min(9, Math.max(1, Number(values.runs) || 3));
  const home = await prepareServerHome({ pharmacists: 1, doctors: 1 });
  const server = await startServerProcess(home);
  try {
    const results: Awaited<ReturnType<typeof look>>[] = [];
    for (let run = 0; run < runs; run += 1) results.push(await look(`${server.origin}/`));
    const scores = Object.entries(aims).map(([id, aim]) => {
      const score = median(results.map(({ categories }) => categories[id]?.score ?? 0));
      console.log(`${id}: ${Math.round(score * 100)} (wanted ${aim * 100}; median of ${runs})`);
      return score >= aim;
    });
    const metrics = [
      'first-contentful-paint',
      'largest-contentful-paint',
      'total-blocking-time',
      'speed-index',
    ];
    for (const id of metrics) {
      const value = median(results.map(({ audits }) => audits[id]?.numericValue ?? 0));
      console.log(`  ${id}: ${Math.round(value)} ms`);
    }
    const missed = results[0]?.categories['accessibility']?.auditRefs
      .map(({ id }) => results[0]?.audits[id])
      .filter((audit) => audit && audit.score !== null && audit.score < 1);
    for (const audit of missed ?? []) console.log(`  not met: ${audit?.id} – ${audit?.title}`);
    return scores.every(Boolean);
  } finally {
    await server.stop();
    await home.remove();
  }
}

process.exitCode = (await bench()) ? 0 : 1;
