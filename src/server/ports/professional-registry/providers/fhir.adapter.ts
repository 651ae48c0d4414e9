/*
 * The public directory (« Annuaire Santé ») by its FHIR API: one search for the person, one for the places of practice.
 * The key travels in the header the directory asks for, never in an address. Bounds: time, size of an answer, redirects
 * (none). Answers are checked here; what is not understood is refused rather than guessed.
 */
import { z } from 'zod';
import {
  checkRpps,
  countryOf,
  maxPractices,
  type Practice,
  type ProfessionalRegistry,
  practiceModeOf,
  type RegisteredProfessional,
  RegistryRefused,
  TryLater,
} from '../professional-registry.port.ts';

export type FhirDirectorySettings = {
  /** Base address of the API, like https://gateway.api.esante.gouv.fr/fhir/v2. */
  url: string;
  apiKey: string;
  now: () => Date;
  /** Time for one answer. */
  timeoutMs?: number;
};

const maxAnswerBytes = 2 * 1024 * 1024;
const rppsSystem = 'https://rpps.esante.gouv.fr';
const skillPattern = /^(SM|C|CEX|CAPA|PAC|FQ|DSM|DEC)\d{1,3}$/;

const codingSchema = z.object({ system: z.string().optional(), code: z.string().optional() });
const conceptSchema = z.object({ coding: z.array(codingSchema).max(50).optional() });
const identifierSchema = z.object({ system: z.string().optional(), value: z.string().optional() });

const practitionerSchema = z.object({
  resourceType: z.literal('Practitioner'),
  id: z.string().regex(/^[A-Za-z0-9.-]{1,64}$/),
  active: z.boolean().optional(),
  identifier: z.array(identifierSchema).max(50).default([]),
  name: z
    .array(z.object({ family: z.string().optional(), given: z.array(z.string()).optional() }))
    .max(20)
    .default([]),
  qualification: z
    .array(z.object({ code: conceptSchema }))
    .max(200)
    .default([]),
});

const roleSchema = z.object({
  resourceType: z.literal('PractitionerRole'),
  active: z.boolean().optional(),
  code: z.array(conceptSchema).max(50).default([]),
  organization: z.object({ reference: z.string().optional() }).optional(),
});

const organizationSchema = z.object({
  resourceType: z.literal('Organization'),
  id: z.string(),
  name: z.string().optional(),
  identifier: z.array(identifierSchema).max(50).default([]),
  address: z
    .array(
      z.object({
        postalCode: z.string().optional(),
        city: z.string().optional(),
        country: z.string().optional(),
      }),
    )
    .max(20)
    .default([]),
});

const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(z.object({ resource: z.looseObject({ resourceType: z.string() }) }))
    .max(500)
    .default([]),
});

type Resources = readonly Record<string, unknown>[];
type Practitioner = z.infer<typeof practitionerSchema>;
type Role = z.infer<typeof roleSchema>;
type Organization = z.infer<typeof organizationSchema>;

/** A register that asks the directory at each call; keeps no answer. */
export function createFhirRegistry(settings: FhirDirectorySettings): ProfessionalRegistry {
  return {
    async lookUp(rpps) {
      checkRpps(rpps);
      const people = await search(settings, 'Practitioner', { identifier: rpps, _count: '10' });
      const practitioner = pick(people, practitionerSchema).find(({ identifier }) => isOf(identifier, rpps));
      const answer = { asOf: settings.now(), source: 'directory' } as const;
      if (!practitioner) return { professional: null, ...answer };
      const places = await search(settings, 'PractitionerRole', {
        practitioner: practitioner.id,
        _include: 'PractitionerRole:organization',
        _count: String(maxPractices),
      });
      return { professional: professionalOf(rpps, practitioner, places), ...answer };
    },
  };
}

async function search(
  settings: FhirDirectorySettings,
  resource: string,
  query: Readonly<Record<string, string>>,
): Promise<Resources> {
  const address = `${settings.url.replace(/\/+$/, '')}/${resource}?${new URLSearchParams(query)}`;
  const parsed = bundleSchema.safeParse(await fetchJson(settings, address));
  if (!parsed.success) throw new RegistryRefused('The directory answered in an unknown form');
  return parsed.data.entry.map((entry) => entry.resource);
}

async function fetchJson(settings: FhirDirectorySettings, address: string): Promise<unknown> {
  let text: string;
  try {
    const response = await fetch(address, {
      headers: { accept: 'application/fhir+json', 'ESANTE-API-KEY': settings.apiKey },
      redirect: 'error',
      signal: AbortSignal.timeout(settings.timeoutMs ?? 10_000),
    });
    checkStatus(response.status);
    text = await readBounded(response);
  } catch (error) {
    if (error instanceof RegistryRefused || error instanceof TryLater) throw error;
    throw new TryLater('The directory cannot be reached, or is too slow');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new RegistryRefused('The directory did not answer in JSON');
  }
}

function checkStatus(status: number): void {
  if (status === 200) return;
  if (status === 408 || status === 429 || status >= 500) {
    throw new TryLater(`The directory answered ${status}`);
  }
  throw new RegistryRefused(`The directory answered ${status}`);
}

async function readBounded(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > maxAnswerBytes) throw new RegistryRefused('The answer of the directory is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Resources of one kind; those in an unknown form are left out, other kinds too. */
function pick<T>(resources: Resources, schema: z.ZodType<T>): T[] {
  return resources.flatMap((resource) => {
    const parsed = schema.safeParse(resource);
    return parsed.success ? [parsed.data] : [];
  });
}

function isOf(identifiers: Practitioner['identifier'], rpps: string): boolean {
  return identifiers.some(
    ({ system, value }) => (value === rpps && system === rppsSystem) || value === `8${rpps}`,
  );
}

function professionalOf(rpps: string, person: Practitioner, places: Resources): RegisteredProfessional {
  const codings = person.qualification.flatMap(({ code }) => code.coding ?? []);
  const professionCode = codings.find(({ system }) => system?.includes('G15-ProfessionSante'))?.code ?? '';
  const organizations = new Map(pick(places, organizationSchema).map((each) => [each.id, each]));
  const roles = pick(places, roleSchema).filter(({ active }) => active !== false);
  const skills = codings.map(({ code }) => code ?? '').filter((code) => skillPattern.test(code));
  const name = person.name.find(({ family }) => family);
  return {
    rpps,
    familyName: name?.family ?? '',
    givenNames: (name?.given ?? []).join(' '),
    professionCode,
    skillCodes: [...new Set(skills)].sort(),
    isActive: person.active !== false && roles.length > 0,
    practices: roles.slice(0, maxPractices).map((role) => practiceOf(role, organizations)),
  };
}

function practiceOf(role: Role, organizations: ReadonlyMap<string, Organization>): Practice {
  const id = role.organization?.reference?.split('/').at(-1) ?? '';
  const organization = organizations.get(id);
  const address = organization?.address[0];
  const mode = role.code
    .flatMap(({ coding }) => coding ?? [])
    .find(({ system }) => system?.includes('R23-ModeExercice'))?.code;
  const finess = organization?.identifier.find(({ system }) => system?.includes('finess'))?.value;
  return {
    mode: practiceModeOf(mode ?? ''),
    finess: finess ?? null,
    name: organization?.name ?? '',
    postalCode: address?.postalCode ?? '',
    city: address?.city ?? '',
    country: countryOf(address?.country ?? '', address?.postalCode ?? ''),
  };
}
