import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DataKey } from './data-key.ts';
import { openBytes, openJson, SealBroken, sealBytes, sealJson } from './seal.ts';

const keyOf = (name: string) => new DataKey(createHash('sha256').update(name).digest());
const key = keyOf('one');
const context = 'case:0198:answers';

describe('seal', () => {
  test('gives back the same value, and hides it', () => {
    const value = { allergies: ['pénicilline'], depuis: 3, note: null };
    const sealed = sealJson(key, context, value);
    expect(openJson(key, context, sealed)).toEqual(value);
    expect(sealed.toString('latin1')).not.toContain('allergies');
    expect(sealJson(key, context, value).equals(sealed)).toBe(false);
    expect(openBytes(key, context, sealBytes(key, context, Buffer.alloc(0)))).toHaveLength(0);
  });

  test('does not open with another key or in another place', () => {
    const sealed = sealJson(key, context, 'secret');
    expect(() => openJson(keyOf('two'), context, sealed)).toThrow(SealBroken);
    expect(() => openJson(key, 'case:0199:answers', sealed)).toThrow(SealBroken);
    expect(() => openJson(key, 'case:0198:report', sealed)).toThrow(SealBroken);
  });

  test('does not open when any byte is changed or missing, and the error says nothing of the content', () => {
    const sealed = sealJson(key, context, 'secret');
    for (let index = 0; index < sealed.length; index += 1) {
      const altered = Buffer.from(sealed);
      altered[index] = (altered[index] ?? 0) ^ 1;
      expect(() => openJson(key, context, altered), `byte ${index}`).toThrow(SealBroken);
      expect(() => openJson(key, context, sealed.subarray(0, index)), `cut at ${index}`).toThrow(SealBroken);
    }
    expect(new SealBroken().message).not.toMatch(/secret|0198/);
  });

  test('refuses what JSON cannot hold, and an empty context', () => {
    expect(() => sealJson(key, context, undefined)).toThrow(TypeError);
    expect(() => sealJson(key, '', 1)).toThrow(RangeError);
  });
});
