/** Arithmetic shared by the billing NIR and the INS: 13 characters and a key of two digits (domain.md §3.4). */

/** Upper case, without the spaces, dots and hyphens people type between groups. */
export function normaliseMatricule(text: string): string {
  return text.replace(/[\s.\-\u2010-\u2015]/gu, '').toUpperCase();
}

/** True when only digits stand there, but for the A or B of a Corsican department (7th character after a 2). */
export function hasMatriculeCharacters(text: string): boolean {
  return /^(\d*|\d{5}2[AB]\d*)$/.test(text);
}

/** The two-digit key of 13 characters: 97 − (n mod 97), where 2A counts as 19 and 2B as 18. */
export function matriculeKey(thirteen: string): string {
  const digits = thirteen.replace('2A', '19').replace('2B', '18');
  const high = Number(digits.slice(0, 7)) % 97;
  const rest = Number(`${high}${digits.slice(7)}`) % 97;
  return String(97 - rest).padStart(2, '0');
}

/** True when 15 characters end with the right key. */
export function hasRightKey(fifteen: string): boolean {
  return matriculeKey(fifteen.slice(0, 13)) === fifteen.slice(13);
}

/** Months written in a matricule: 01–12, and 20, 30–42, 50–99 for a month that was unknown at registration. */
export function isMatriculeMonth(twoDigits: string): boolean {
  const month = Number(twoDigits);
  return (
    (month >= 1 && month <= 12) ||
    month === 20 ||
    (month >= 30 && month <= 42) ||
    (month >= 50 && month <= 99)
  );
}

/** Groups as on the card: `2 84 05 88 321 025 32`. */
export function formatMatricule(fifteen: string): string {
  const cuts = [0, 1, 3, 5, 7, 10, 13, 15];
  return cuts
    .slice(1)
    .map((end, index) => fifteen.slice(cuts[index], end))
    .filter((group) => group !== '')
    .join(' ');
}
