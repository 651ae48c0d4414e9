import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createLogger } from './create-logger.ts';

function logged(write: (log: ReturnType<typeof createLogger>) => void, sensitiveKeys: string[] = []): string {
  const lines: string[] = [];
  write(
    createLogger({ level: 'info', sensitiveKeys, destination: { write: (line) => void lines.push(line) } }),
  );
  return lines.join('');
}

test('one JSON line per event, with level and time in words', () => {
  const text = logged((log) => log.info({ count: 2 }, 'thing.done'));
  expect(JSON.parse(text)).toEqual({
    level: 'info',
    time: expect.stringContaining('T'),
    count: 2,
    msg: 'thing.done',
  });
  expect(logged((log) => log.debug('hidden'))).toBe('');
});

test('sensitive keys are masked at any depth, in children, whatever their case', () => {
  const text = logged(
    (log) =>
      log
        .child({ token: 'SECRET' })
        .child({ family: 'SECRET', job: 'fine' })
        .info({
          headers: { Authorization: 'SECRET', 'set-cookie': ['SECRET'], accept: 'fine' },
          list: [{ password: 'SECRET', family: 'SECRET' }],
          body: { any: 'SECRET' },
        }),
    ['family'],
  );
  expect(text).not.toContain('SECRET');
  expect(text).toContain('fine');
});

test('a database error keeps code and constraint, loses the values of the row', () => {
  const error = Object.assign(new Error('invalid input syntax for type date: "Dupont"'), {
    code: '22007',
    constraint: 'things_key',
    detail: 'Key (nir)=(Dupont) already exists.',
    where: 'Dupont',
  });
  const outer = new Error('saving failed', { cause: error });
  for (const text of [
    logged((log) => log.error(error)),
    logged((log) => log.error({ err: error })),
    logged((log) => log.error({ nested: { err: outer } }, 'x')),
  ]) {
    expect(text).not.toContain('Dupont');
    expect(text).toContain('22007');
    expect(text).toContain('things_key');
    expect(text).toContain('create-logger.test.ts');
  }
});

test('a parser error does not quote what it could not parse', () => {
  const text = logged((log) => {
    try {
      JSON.parse('Dupont');
    } catch (error) {
      log.error({ err: error }, 'parse');
    }
  });
  expect(text).toContain('SyntaxError');
  expect(text).not.toContain('Dupont');
});

test('sizes are bounded and cycles do no harm', () => {
  const cycle: Record<string, unknown> = { buffer: Buffer.alloc(9), long: 'x'.repeat(100_000) };
  cycle['self'] = cycle;
  const text = logged((log) => log.info(cycle, 'cycle'));
  expect(text).toContain('[9 bytes]');
  expect(text).toContain('[deep]');
  expect(text.length).toBeLessThan(20_000);
});

test('the terminal form is readable and masked as well', () => {
  const output = new PassThrough();
  createLogger({ level: 'info', pretty: true, destination: output }).info(
    { password: 'SECRET', n: 1 },
    'thing',
  );
  const text = String(output.read());
  expect(text).toMatch(/INFO.*thing.*"n":1/);
  expect(text).not.toContain('SECRET');
});
