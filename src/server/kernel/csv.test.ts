import { describe, expect, test } from 'vitest';
import { writeCsv } from './csv.ts';

describe('B-011 tables for spreadsheets', () => {
  test('B-011 begin with a byte-order mark, part cells by semicolons and end lines with CRLF', () => {
    expect(writeCsv(['Semaine', 'Avis'], [['2026-11-23', 12]])).toBe(
      '\uFEFFSemaine;Avis\r\n2026-11-23;12\r\n',
    );
  });

  test('B-011 write numbers with a comma, and nothing for what is not known', () => {
    expect(writeCsv(['a', 'b', 'c'], [[1.5, null, -2]])).toContain('1,5;;-2\r\n');
  });

  test.each(['=1+1', '+33', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1+1'])(
    'B-011 no cell is run as a formula: %j',
    (text) => {
      const cell = writeCsv(['a'], [[text]])
        .split('\r\n')
        .slice(1)
        .join('\r\n');
      expect(cell.replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  test('B-011 quotes, semicolons and line ends stay inside their cell', () => {
    expect(writeCsv(['a'], [['x;"y"\nz']])).toBe('\uFEFFa\r\n"x;""y""\nz"\r\n');
  });

  test('B-011 an ordinary text stays as it is', () => {
    expect(writeCsv(['a'], [['Grain de beauté']])).toContain('\r\nGrain de beauté\r\n');
  });
});
