import { describe, expect, test } from 'vitest';
import { checkFinessKey, type Finess, finessSchema, parseFiness } from './finess.ts';
import { formatIns, type Ins, insKind, parseIns } from './ins.ts';
import { matriculeKey } from './matricule.ts';
import { parseRpps, rppsSchema } from './rpps.ts';

describe('INS', () => {
  test('B-050 a patient’s own number is read; its kind comes from the first digit', () => {
    expect(parseIns('2 79 03 51 215 189 89')).toEqual({ ok: true, ins: '279035121518989' });
    expect(insKind('279035121518989' as Ins)).toBe('nir');
    expect(formatIns('279035121518989' as Ins)).toBe('2 79 03 51 215 189 89');
  });

  test('B-050 a waiting number is a valid INS, though never a billing number', () => {
    const nia = `8840588321025${matriculeKey('8840588321025')}`;
    expect(parseIns(nia)).toEqual({ ok: true, ins: nia });
    expect(insKind(nia as Ins)).toBe('nia');
  });

  test.each([
    ['', 'ins.empty'],
    ['27903512151898X', 'ins.characters'],
    ['2790351215189', 'ins.length'],
    ['979035121518989', 'ins.first_digit'],
    ['279135121518989', 'ins.month'],
    ['279035121518988', 'ins.key'],
  ])('%s is refused as %s', (text, code) => {
    expect(parseIns(text)).toEqual({ ok: false, code });
  });
});

describe('RPPS', () => {
  test('a number with its check digit is read', () => {
    expect(parseRpps('997 00366 240')).toEqual({ ok: true, rpps: '99700366240' });
  });

  test('test identities may break the check digit, real ones may not', () => {
    expect(parseRpps('01234567123')).toEqual({ ok: false, code: 'rpps.key' });
    expect(parseRpps('01234567123', 'test')).toEqual({ ok: true, rpps: '01234567123' });
    expect(rppsSchema('test').safeParse('01234567123').success).toBe(true);
    expect(rppsSchema('real').safeParse('01234567123').success).toBe(false);
  });

  test.each([
    ['', 'rpps.empty'],
    ['9970036624A', 'rpps.characters'],
    ['9970036624', 'rpps.length'],
    ['99700366241', 'rpps.key'],
  ])('%s is refused as %s', (text, code) => {
    expect(parseRpps(text)).toEqual({ ok: false, code });
  });
});

describe('FINESS', () => {
  test('a wrong check digit warns, and never refuses', () => {
    expect(parseFiness('750 803 447')).toEqual({ ok: true, finess: '750803447' });
    expect(checkFinessKey('750803447' as Finess)).toEqual([]);
    expect(checkFinessKey('750712184' as Finess)).toEqual([]);
    expect(finessSchema.parse('750803448')).toBe('750803448');
    expect(checkFinessKey('750803448' as Finess)).toEqual(['finess.warning.key']);
    expect(parseFiness('2a0000014')).toEqual({ ok: true, finess: '2A0000014' });
    expect(checkFinessKey('2A0000014' as Finess)).toEqual([]);
  });

  test.each([
    [' ', 'finess.empty'],
    ['75080344X', 'finess.characters'],
    ['75080344', 'finess.length'],
  ])('%s is refused as %s', (text, code) => {
    expect(parseFiness(text)).toEqual({ ok: false, code });
  });
});
