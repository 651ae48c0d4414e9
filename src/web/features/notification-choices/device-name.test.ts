import { expect, test } from 'vitest';
import { deviceName } from './device-name.ts';

test('a device is named by what it is, and no finer', () => {
  expect(deviceName('Mozilla/5.0 (Linux; Android 15) Chrome/140')).toBe('Appareil Android');
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18)')).toBe('iPhone');
  expect(deviceName('Mozilla/5.0 (X11; Linux x86_64) Firefox/145')).toBe('Ordinateur Linux');
  expect(deviceName('something else')).toBe('Cet appareil');
});
