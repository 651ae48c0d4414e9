/*
 * How a French word sounds, roughly: two spellings of the same sound get the same key. Made for long words of medicine; it
 * hears neither stress nor foreign names, and it does not try to tell « é » from « è ».
 */
const steps: readonly (readonly [RegExp, string])[] = [
  [/^ps/g, 's'],
  [/(?<=[aeiouy])s(?=[aeiouy6])/g, 'z'],
  [/œ|æ|oe(?=[dmst])/g, 'e'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/rh/g, 'r'],
  [/sch|sh/g, '0'],
  [/ch(?=[rlnt])/g, 'k'],
  [/ch/g, '0'],
  [/gn/g, 'ny'],
  [/sc(?=[eiy])/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/g(?=[eiy])/g, 'j'],
  [/gu(?=[eiy])/g, 'g'],
  [/qu?|c/g, 'k'],
  [/x/g, 'ks'],
  [/kz/g, 'ks'],
  [/h/g, ''],
  [/y/g, 'i'],
  [/eau|au/g, 'o'],
  [/ai|ei/g, 'e'],
  [/(?:en|an|em|am)(?![aeiou])/g, '1'],
  [/(?:in|im|ain|ein)(?![aeiou])/g, '2'],
  [/(.)\1+/g, '$1'],
  [/(?<=..)(?:es|[tdp]s|[estdpx])$/g, ''],
];

/** The key of one word, in any case, with or without accents. */
export function soundKey(word: string): string {
  const plain = word
    .toLowerCase()
    .replace(/(?:é|ée|er|ez)s?$/u, '6')
    .replaceAll('ç', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
  return steps.reduce((key, [pattern, sound]) => key.replaceAll(pattern, sound), plain);
}
