import { z } from 'zod';

/** What every parser of this folder answers: the normalised value under the name `K`, or a stable refusal code. */
export type Parsed<K extends string, V, C extends string> =
  | ({ ok: true } & Readonly<Record<K, V>>)
  | { ok: false; code: C };

/** Makes a string type of its own, so that two identifiers of the same shape cannot be exchanged. */
export type Branded<Name extends string> = string & { readonly brand: Name };

type Description<K extends string, V, C extends string> = {
  parse: (text: string) => Parsed<K, V, C>;
  pick: K;
  sentences: Readonly<Record<C, string>>;
  /** Longest raw text that is looked at, in UTF-16 units. */
  maxLength: number;
  tooLong: C;
};

/**
 * A wire schema from a parser: accepts text, gives the normalised value. A refusal carries the French sentence as
 * `message` and the stable code in `params.code`.
 */
export function valueSchema<K extends string, V, C extends string>(description: Description<K, V, C>) {
  return z.string('Ce champ attend un texte.').transform((text, context): V => {
    const parsed: Parsed<K, V, C> =
      text.length > description.maxLength
        ? { ok: false, code: description.tooLong }
        : description.parse(text);
    if (parsed.ok) return parsed[description.pick];
    context.addIssue({
      code: 'custom',
      input: text,
      message: description.sentences[parsed.code],
      params: { code: parsed.code },
    });
    return z.NEVER;
  });
}
