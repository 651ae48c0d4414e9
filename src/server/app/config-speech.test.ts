import { describe, expect, test } from 'vitest';
import { ConfigError, type Environment, readConfig } from './config.ts';

const read = (env: Environment) => readConfig({ env, args: [], directory: '/srv/consilia' }).speech;
function problemsOf(env: Environment): readonly string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
const url = 'https://parole.example.fr/v1/audio/transcriptions';

describe('B-028 settings of dictation', () => {
  test('nothing set: no sound leaves any device', () => {
    expect(read({})).toEqual({ modelDirectory: undefined, gateway: undefined, allowsBrowserCloud: false });
  });

  test('a model in a folder, or a server', () => {
    expect(read({ SPEECH_MODEL_DIR: 'modele' }).modelDirectory).toBe('/srv/consilia/modele');
    expect(read({ SPEECH_URL: url, SPEECH_API_KEY: 'une-cle', SPEECH_MODEL: 'm' }).gateway).toEqual({
      url,
      apiKey: 'une-cle',
      model: 'm',
    });
    expect(
      read({ SPEECH_URL: 'http://127.0.0.1:9000/v1/audio/transcriptions' }).gateway?.apiKey,
    ).toBeUndefined();
    expect(read({ SPEECH_BROWSER_CLOUD: 'true' }).allowsBrowserCloud).toBe(true);
  });

  test.each([
    [{ SPEECH_MODEL_DIR: 'modele', SPEECH_URL: url }, /exclude each other/],
    [{ SPEECH_API_KEY: 'une-cle' }, /without SPEECH_URL/],
    [{ SPEECH_URL: 'http://parole.example.fr/v1' }, /must begin with https/],
    [{ SPEECH_URL: 'parole' }, /must be an address/],
    [{ SPEECH_URL: url, SPEECH_API_KEY: 'avec espace' }, /without spaces/],
    [{ SPEECH_BROWSER_CLOUD: 'oui' }, /must be true or false/],
  ])('%o is refused', (env, sentence) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(sentence)]);
  });
});
