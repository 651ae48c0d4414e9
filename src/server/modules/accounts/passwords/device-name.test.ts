import { expect, test } from 'vitest';
import { deviceName } from './device-name.ts';

test('B-036 sessions are named so that their owner knows them again', () => {
  const names = {
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36':
      'Chrome sur Windows',
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0':
      'Edge sur Windows',
    'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0': 'Firefox sur Linux',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1': 'Safari sur iPhone',
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36':
      'Chrome sur Android',
    node: 'Navigateur, appareil inconnu',
    '': 'Navigateur, appareil inconnu',
  };
  for (const [userAgent, name] of Object.entries(names)) expect(deviceName(userAgent)).toBe(name);
});
