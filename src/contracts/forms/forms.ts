import type { FormDefinition } from './form-definition.ts';
import type { FormId } from './form-id.ts';
import { grainDeBeauteV1 } from './grain-de-beaute.v1.ts';
import { peauV1 } from './peau.v1.ts';

/** Every version ever offered, per form, oldest first: a version stays as long as a record names it. */
const versions: Readonly<Record<FormId, readonly [FormDefinition, ...FormDefinition[]]>> = {
  peau: [peauV1],
  'grain-de-beaute': [grainDeBeauteV1],
};

/** The version an answered form names, or undefined when it was never offered. */
export function findForm(id: FormId, version: number): FormDefinition | undefined {
  return versions[id].find((form) => form.version === version);
}

/** The version that new requests use. */
export function currentForm(id: FormId): FormDefinition {
  return versions[id].at(-1) ?? versions[id][0];
}

/** The forms to choose from for a new request, in the order to offer them. */
export function listCurrentForms(): readonly FormDefinition[] {
  return [currentForm('peau'), currentForm('grain-de-beaute')];
}

/** All versions of all forms, for checks and documents. */
export function listAllForms(): readonly FormDefinition[] {
  return Object.values(versions).flat();
}
