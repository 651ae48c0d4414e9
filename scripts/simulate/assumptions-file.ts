import { type Assumptions, defaultAssumptions } from '#server/modules/cases/simulation/assumptions.ts';

type Read = { ok: true; assumptions: Assumptions } | { ok: false; problems: string[] };

/** A file in the shape of the shipped assumptions: the same names, numbers from 0 to 10,000, a source for each. */
export function readAssumptions(value: unknown): Read {
  const problems = differencesOf(value, defaultAssumptions, '');
  return problems.length === 0 ? { ok: true, assumptions: value as Assumptions } : { ok: false, problems };
}

function differencesOf(value: unknown, model: unknown, path: string): string[] {
  if (typeof model === 'number') {
    const isFine = typeof value === 'number' && value >= 0 && value <= 10_000;
    return isFine ? [] : [`${path}: a number from 0 to 10000`];
  }
  if (typeof model === 'string')
    return typeof value === 'string' && value !== '' ? [] : [`${path}: say the source`];
  return Array.isArray(model) ? inList(value, model, path) : inObject(value, model as Named, path);
}

type Named = Readonly<Record<string, unknown>>;

function inList(value: unknown, model: readonly unknown[], path: string): string[] {
  if (!Array.isArray(value) || value.length !== model.length) return [`${path}: ${model.length} numbers`];
  if (value.every((one) => one === 0)) return [`${path}: all are 0`];
  return model.flatMap((one, index) => differencesOf(value[index], one, `${path}[${index}]`));
}

function inObject(value: unknown, model: Named, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${path || 'file'}: missing`];
  const told = value as Named;
  const place = (name: string) => (path === '' ? name : `${path}.${name}`);
  const extra = Object.keys(told).filter((name) => !(name in model));
  return [
    ...extra.map((name) => `${place(name)}: unknown`),
    ...Object.entries(model).flatMap(([name, one]) => differencesOf(told[name], one, place(name))),
  ];
}
