const names: readonly (readonly [RegExp, string])[] = [
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Android/, 'Appareil Android'],
  [/Windows/, 'Ordinateur Windows'],
  [/Macintosh/, 'Mac'],
  [/Linux/, 'Ordinateur Linux'],
];

/** What a person may know the device by; nothing finer is kept. */
export function deviceName(userAgent: string): string {
  return names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'Cet appareil';
}
