/*
 * Reads the public extract of the directory: a header, then one line for each activity of each person, columns parted
 * by « | ». Only the columns named here are looked at, found by their names, so that added columns do no harm; only
 * doctors and pharmacists are kept, since nobody else gets an account. No quoting, no line breaks inside a column.
 */
import { professionCodes } from './professional-registry.port.ts';

/** The columns that are read, by the name they have in the header (case and accents do not count). */
const columns = {
  idType: "Type d'identifiant PP",
  rpps: 'Identifiant PP',
  familyName: "Nom d'exercice",
  givenNames: "Prénom d'exercice",
  profession: 'Code profession',
  category: 'Code catégorie professionnelle',
  skill: 'Code savoir-faire',
  mode: 'Code mode exercice',
  finess: 'Numéro FINESS site',
  siteName: 'Raison sociale site',
  postalCode: 'Code postal (coord. structure)',
  city: 'Libellé commune (coord. structure)',
  country: 'Code pays (coord. structure)',
} as const;

const optional: readonly (keyof typeof columns)[] = ['category', 'country'];

export type ExtractLayout = { readonly at: Readonly<Record<string, number>>; readonly width: number };

/** The file is no extract of the directory; the message says what is missing. */
export class ExtractProblem extends Error {
  override name = 'ExtractProblem';
}

export type ExtractLine = {
  rpps: string;
  familyName: string;
  givenNames: string;
  profession: string;
  skill: string;
  mode: string;
  finess: string;
  siteName: string;
  postalCode: string;
  city: string;
  country: string;
};

/** Where each column stands. @throws ExtractProblem naming the columns that are not there */
export function readHeader(line: string): ExtractLayout {
  const names = line
    .replace(/^\uFEFF/, '')
    .split('|')
    .map(plain);
  const entries = Object.entries(columns).map(([key, name]) => [key, names.indexOf(plain(name))] as const);
  const missing = entries.filter(([key, index]) => index < 0 && !optional.some((each) => each === key));
  if (missing.length > 0) {
    const list = missing.map(([key]) => columns[key as keyof typeof columns]).join(', ');
    throw new ExtractProblem(`The first line does not name these columns: ${list}`);
  }
  return { at: Object.fromEntries(entries), width: names.length };
}

function plain(text: string): string {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '');
  return letters.replaceAll('’', "'").trim().toLowerCase();
}

/** One line; `other`: a person nobody asks for (another profession, a student); `malformed`: not readable. */
export function readLine(layout: ExtractLayout, text: string): ExtractLine | 'other' | 'malformed' {
  const cells = text.replace(/\r$/, '').split('|');
  // Some releases end every line with a bar.
  if (cells.length < layout.width - 1 || cells.length > layout.width + 1) return 'malformed';
  const cell = (name: keyof typeof columns, longest: number) =>
    (cells[layout.at[name] ?? -1] ?? '').trim().slice(0, longest);
  const profession = cell('profession', 4);
  const isWanted = profession === professionCodes.doctor || profession === professionCodes.pharmacist;
  // 8: the identifier is an RPPS number. E: a student.
  if (!isWanted || cell('idType', 2) !== '8' || cell('category', 2) === 'E') return 'other';
  const rpps = cell('rpps', 12);
  if (!/^\d{11}$/.test(rpps)) return 'malformed';
  return {
    rpps,
    familyName: cell('familyName', 200),
    givenNames: cell('givenNames', 200),
    profession,
    skill: cell('skill', 20),
    mode: cell('mode', 4),
    finess: cell('finess', 20),
    siteName: cell('siteName', 200),
    postalCode: cell('postalCode', 20),
    city: cell('city', 200),
    country: cell('country', 20),
  };
}

/** The way the file is written: told by the header, whose names have accents. */
export function encodingOf(header: Uint8Array): 'utf-8' | 'windows-1252' {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(header);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
