/*
 * A register for tests and demos: it knows the people it is given and can be told to fail. The demo's professionals
 * are fictional and in no register.
 */
import {
  checkRpps,
  type ProfessionalRegistry,
  type RegisteredProfessional,
  TryLater,
} from './professional-registry.port.ts';

export type FakeProfessionalRegistry = ProfessionalRegistry & {
  /** Numbers that were asked for, oldest first. */
  readonly asked: readonly string[];
  /** Adds somebody, or replaces who has this number. */
  register(professional: RegisteredProfessional): void;
  /** The next `count` calls throw `TryLater`. */
  failNext(count: number): void;
};

export function createFakeProfessionalRegistry(
  people: readonly RegisteredProfessional[],
  now: () => Date,
): FakeProfessionalRegistry {
  const known = new Map(people.map((person) => [person.rpps, person]));
  const asked: string[] = [];
  let failures = 0;
  return {
    asked,
    register: (professional) => void known.set(professional.rpps, professional),
    failNext: (count) => {
      failures = count;
    },
    async lookUp(rpps) {
      checkRpps(rpps);
      if (failures > 0) {
        failures -= 1;
        throw new TryLater('Told to fail');
      }
      asked.push(rpps);
      return { professional: known.get(rpps) ?? null, asOf: now(), source: 'directory' };
    },
  };
}
