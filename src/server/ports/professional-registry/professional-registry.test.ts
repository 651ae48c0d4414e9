import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { ExtractProblem, encodingOf, readHeader, readLine } from './extract-line.ts';
import { createFakeProfessionalRegistry } from './professional-registry.fake.ts';
import { extractLines, extractText, fhirAnswers } from './professional-registry.fixture.ts';
import { countryOf, RegistryRefused, TryLater } from './professional-registry.port.ts';
import { describeProfessionalRegistry, suitePeople } from './professional-registry.suite.ts';
import { createFhirRegistry } from './providers/fhir.adapter.ts';

const at = new Date('2026-11-24T09:00:00Z');
const now = () => at;
const apiKey = 'a key of this test';
const servers = new Set<Server>();

afterEach(async () => {
  const open = [...servers];
  servers.clear();
  await Promise.all(
    open.map((server) => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.add(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir/v2`;
}

/** A directory that speaks the shapes of the public one and knows the suite's people. */
const directory: RequestListener = (request, response) => {
  const url = new URL(request.url ?? '', 'http://directory.invalid');
  const answers = Object.values(suitePeople).map((person, index) => fhirAnswers(person, `00${index + 1}`));
  const isKnown = request.headers['esante-api-key'] === apiKey;
  const found = (): object[] => {
    const number = url.searchParams.get('identifier');
    const id = url.searchParams.get('practitioner');
    return url.pathname === '/fhir/v2/Practitioner'
      ? answers
          .map(({ practitioner }) => practitioner)
          .filter(({ identifier }) => identifier.some(({ value }) => value === number))
      : answers.filter(({ practitioner }) => practitioner.id === id).flatMap(({ places }) => places);
  };
  response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/fhir+json' });
  const entry = isKnown ? found().map((resource) => ({ resource })) : [];
  response.end(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: entry.length, entry }));
};

describeProfessionalRegistry('fake', async () =>
  createFakeProfessionalRegistry(Object.values(suitePeople), now),
);
describeProfessionalRegistry('FHIR directory', async () =>
  createFhirRegistry({ url: await serve(directory), apiKey, now }),
);

describe('fake register', () => {
  test('remembers, and fails when told to', async () => {
    const registry = createFakeProfessionalRegistry([], now);
    registry.failNext(1);
    await expect(registry.lookUp('10000000107')).rejects.toThrow(TryLater);
    registry.register(suitePeople.pharmacist);
    await registry.lookUp(suitePeople.pharmacist.rpps);
    expect(registry.asked).toEqual([suitePeople.pharmacist.rpps]);
  });
});

describe('FHIR directory that misbehaves', () => {
  const answering = async (status: number, body: string) =>
    createFhirRegistry({
      url: await serve((_, response) => response.writeHead(status).end(body)),
      apiKey,
      now,
    });

  test.each([429, 500, 503])('is asked again later after %i', async (status) => {
    await expect((await answering(status, '')).lookUp('10000000107')).rejects.toThrow(TryLater);
  });

  test.each([
    [401, ''],
    [404, ''],
    [200, 'no JSON'],
    [200, '{"resourceType":"OperationOutcome"}'],
    [200, `{"resourceType":"Bundle","note":"${'x'.repeat(3_000_000)}"}`],
  ])('is not believed: %i %.40s', async (status, body) => {
    await expect((await answering(status, body)).lookUp('10000000107')).rejects.toThrow(RegistryRefused);
  });

  test('A-078 a directory that answers with somebody else is not taken at its word', async () => {
    const other = fhirAnswers(suitePeople.pharmacist, '001').practitioner;
    const registry = await answering(
      200,
      JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: other }] }),
    );
    expect((await registry.lookUp('10000000107')).professional).toBeNull();
  });

  test('follows nobody elsewhere, and gives up in time', async () => {
    const elsewhere = await serve((_, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    );
    await expect(createFhirRegistry({ url: elsewhere, apiKey, now }).lookUp('10000000107')).rejects.toThrow(
      TryLater,
    );
    const silent = await serve(() => undefined);
    await expect(
      createFhirRegistry({ url: silent, apiKey, now, timeoutMs: 50 }).lookUp('10000000107'),
    ).rejects.toThrow(TryLater);
  });

  test('does not put the key into an address', async () => {
    const addresses: string[] = [];
    const url = await serve((request, response) => {
      addresses.push(request.url ?? '');
      directory(request, response);
    });
    await createFhirRegistry({ url, apiKey, now }).lookUp(suitePeople.pharmacist.rpps);
    expect(addresses).toHaveLength(2);
    expect(addresses.join()).not.toContain(encodeURIComponent(apiKey));
  });
});

describe('lines of an extract', () => {
  const text = extractText(extractLines([suitePeople.pharmacist])).split('\n');
  const layout = readHeader(text[0] ?? '');

  test('B-034 columns are found by their names, wherever they stand', () => {
    expect(readLine(layout, text[1] ?? '')).toMatchObject({ rpps: '10000000206', finess: '170000092' });
    const turned = (line: string) => line.split('|').reverse().join('|');
    expect(readLine(readHeader(turned(text[0] ?? '')), turned(text[1] ?? ''))).toEqual(
      readLine(layout, text[1] ?? ''),
    );
  });

  test('other professions, students and other numbers are left out; broken lines are told', () => {
    const line = text[1] ?? '';
    expect(readLine(layout, line.replace('|21|', '|60|'))).toBe('other');
    expect(readLine(layout, line.replace('|C|', '|E|'))).toBe('other');
    expect(readLine(layout, line.replace(/^8/, '0'))).toBe('other');
    expect(readLine(layout, line.replace('10000000206|8', '1000000020|8'))).toBe('malformed');
    expect(readLine(layout, line.split('|').slice(0, 5).join('|'))).toBe('malformed');
    expect(readLine(layout, `${line}|\r`)).toMatchObject({ rpps: '10000000206' });
  });

  test('a file of another kind is named as such', () => {
    expect(() => readHeader('a|b')).toThrow(ExtractProblem);
    expect(() => readHeader((text[0] ?? '').replace('Code mode exercice', 'Mode'))).toThrow(
      'Code mode exercice',
    );
  });

  test('the header tells how letters are written', () => {
    expect(encodingOf(Buffer.from('Prénom', 'utf8'))).toBe('utf-8');
    expect(encodingOf(Buffer.from('Prénom', 'latin1'))).toBe('windows-1252');
  });

  test.each([
    ['99000', '', 'france'],
    ['', '97400', 'france'],
    ['', '98000', 'abroad'],
    ['99131', '1000', 'abroad'],
    ['', '', 'unknown'],
  ])('B-007 country %j with postal code %j is %s', (country, postalCode, expected) => {
    expect(countryOf(country, postalCode)).toBe(expected);
  });
});
