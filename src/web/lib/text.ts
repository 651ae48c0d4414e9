/** A text constant: a sentence, a sentence with values put in, or a group of them. */
export type Text = string | ((...values: never[]) => string) | { readonly [name: string]: Text };

type Widened<T> = T extends string
  ? string
  : T extends (...values: infer V) => string
    ? (...values: V) => string
    : { readonly [K in keyof T]: Widened<T[K]> };

/**
 * The shape that a second language has to fill. `sign-in.fr.ts` exports `signInFr`; `sign-in.en.ts` would be
 * `export const signInEn = { … } satisfies TranslationOf<typeof signInFr>`: a missing sentence does not compile.
 * @public
 */
export type TranslationOf<T> = Widened<T>;

/** Declares the French texts of one feature; keeps every key and every function's arguments typed. */
export function defineTexts<const T extends { readonly [name: string]: Text }>(texts: T): T {
  return texts;
}

/** French plural: 0 and 1 take the singular. `plural(2, 'photo', 'photos')` gives « 2 photos ». */
export function plural(count: number, one: string, many: string): string {
  return `${count}\u00a0${Math.abs(count) < 2 ? one : many}`;
}
