// Dictating into a long field in a browser, with the fake microphone of Chromium: by mouse, by keyboard and on a phone; what
// is said where there is nothing to dictate with; and that the sound goes to this instance alone.
import { describe, expect, test } from 'vitest';
import { createFakeSpeechRecogniser } from '#server/ports/speech/speech.fake.ts';
import { SpeechRefused } from '#server/ports/speech/speech.port.ts';
import { browserSkipReason, type Visitor } from './browser.ts';
import { useStage } from './stage.ts';

const nbsp = '\u00a0';
declare const document: { querySelector: (selector: string) => { dataset: Record<string, string> } | null };

const fieldOf = ({ page }: Visitor) => page.getByLabel('Votre message', { exact: true });
const listening = 'Je vous écoute. Échap ou le bouton pour arrêter.';

async function openSupport(visitor: Visitor): Promise<void> {
  await visitor.go('/compte/assistance');
  await fieldOf(visitor).waitFor();
  await visitor.button(/^Dict/).waitFor();
}

/** Until the microphone has heard one of the tones that Chromium plays into it. */
async function hear({ page }: Visitor): Promise<void> {
  await page.getByText(listening).waitFor();
  await page.waitForFunction(
    () => document.querySelector('.c-dictation__level')?.dataset['heard'] === 'true',
  );
}

describe.skipIf(browserSkipReason)(`dictation ${browserSkipReason ?? ''}`, () => {
  const fake = createFakeSpeechRecogniser();
  const stage = useStage(undefined, { speech: { recogniser: fake, allowsBrowserCloud: false } });

  test('B-028 by the button: seen, heard, stopped by Escape, put right, taken back', async () => {
    const visitor = await stage.open(stage.people.pharmacist.email);
    const sent: string[] = [];
    visitor.page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url());
    });
    await openSupport(visitor);
    await visitor.type(fieldOf(visitor), 'Bonjour.');
    fake.willHear('un éritème de cinq millimètres virgule stable point');
    await visitor.press(visitor.button('Dicter'));
    await hear(visitor);
    await stage.survey.screen(visitor, 'dictée, en cours');
    await visitor.key('Escape');
    await visitor.page.getByText('Dictée terminée. Relisez le texte.').waitFor();
    const dictated = `Bonjour. Un érythème de 5${nbsp}mm, stable.`;
    expect((await fieldOf(visitor).inputValue()).startsWith(dictated)).toBe(true);
    expect(new Set(sent)).toEqual(new Set([`${visitor.url}/api/dictation/transcriptions`]));
    await stage.survey.screen(visitor, 'dictée, terminée');
    await visitor.press(visitor.button('Annuler la dictée'));
    expect(await fieldOf(visitor).inputValue()).toBe('Bonjour.');
    await visitor.page.getByText('Le texte d’avant la dictée est revenu.').waitFor();
    stage.expectClean();
  });

  test('B-028 by keys alone, at the caret: F9 begins and stops, the key of taking back takes back', async () => {
    const visitor = await stage.open(stage.people.pharmacist.email);
    await openSupport(visitor);
    await visitor.type(fieldOf(visitor), 'Plaque du bras');
    await fieldOf(visitor).press('Home');
    for (let step = 0; step < 'Plaque'.length; step += 1) await visitor.key('ArrowRight');
    fake.willHear('rouge');
    await visitor.key('F9');
    await hear(visitor);
    await visitor.key('F9');
    await visitor.page.getByText('Dictée terminée. Relisez le texte.').waitFor();
    expect(await fieldOf(visitor).inputValue()).toMatch(/^Plaque rouge.* du bras$/);
    await visitor.key('Control+z');
    expect(await fieldOf(visitor).inputValue()).toBe('Plaque du bras');
    stage.expectClean();
  });

  test('B-028 what was typed meanwhile is never taken back', async () => {
    const visitor = await stage.open(stage.people.pharmacist.email);
    await openSupport(visitor);
    fake.willHear('rouge');
    await visitor.press(visitor.button('Dicter'));
    await hear(visitor);
    await fieldOf(visitor).pressSequentially('Plaque');
    await visitor.press(visitor.button('Arrêter la dictée'));
    await visitor.page.getByText('Dictée terminée. Relisez le texte.').waitFor();
    await visitor.press(visitor.button('Annuler la dictée'));
    expect(await fieldOf(visitor).inputValue()).toBe('Plaque');
    await visitor.type(fieldOf(visitor), 'Tout autre chose');
    expect(await visitor.button('Annuler la dictée').count()).toBe(0);
    stage.expectClean();
  });

  test('B-028 a recogniser that fails says so, and the field keeps its text', async () => {
    const visitor = await stage.open(stage.people.pharmacist.email);
    await openSupport(visitor);
    await visitor.type(fieldOf(visitor), 'Bonjour');
    visitor.watch.allow(/\/api\/dictation/, 422);
    fake.failNext(1, new SpeechRefused('told to'));
    await visitor.press(visitor.button('Dicter'));
    await hear(visitor);
    await visitor.key('Escape');
    await visitor.page.getByText(/^Ce passage n’a pas pu être transcrit/).waitFor();
    expect(await fieldOf(visitor).inputValue()).toBe('Bonjour');
    stage.expectClean();
  });

  test('A-010 B-028 a screen that locks hears nothing more', async () => {
    const visitor = await stage.open(stage.people.pharmacist.email);
    await openSupport(visitor);
    await visitor.press(visitor.button('Dicter'));
    await hear(visitor);
    visitor.watch.allow(/\/api\//, 423);
    await visitor.press(visitor.button('Verrouiller'));
    await visitor.page.waitForFunction(() => document.querySelector('.c-dictation__level') === null);
    stage.expectClean();
  });
});

/** A recogniser of a browser, which says one sentence at once; whether it was told to stay on the device is kept. */
const stubOf = (state: 'available' | 'unavailable') => `{
  globalThis.SpeechRecognition = class {
    static available() { return Promise.resolve('${state}'); }
    get processLocally() { return globalThis.wasLocal; }
    set processLocally(value) { globalThis.wasLocal = value; }
    start() {
      if (this.hasSpoken) return;
      this.hasSpoken = true;
      queueMicrotask(() => this.onresult?.({ resultIndex: 0, results: [{ isFinal: true, 0: { transcript: 'un éritème' } }] }));
    }
    stop() { this.onend?.(); }
    abort() {}
  };
}`;
declare const wasLocal: boolean | undefined;

describe.skipIf(browserSkipReason)(`dictation in the browser ${browserSkipReason ?? ''}`, () => {
  const stage = useStage();

  test('B-028 where nothing can write down what is said the button says so, and the field works', async () => {
    const visitor = await stage.open(stage.people.pharmacist.email);
    await visitor.page.addInitScript(
      'delete globalThis.SpeechRecognition; delete globalThis.webkitSpeechRecognition',
    );
    await openSupport(visitor);
    await visitor.press(visitor.button('Dictée indisponible'));
    await visitor.page.getByText(/cette instance n’a pas de serveur de dictée/).waitFor();
    await stage.survey.screen(visitor, 'dictée, indisponible');
    await visitor.type(fieldOf(visitor), 'Bonjour');
    expect(await fieldOf(visitor).inputValue()).toBe('Bonjour');
    stage.expectClean();
  });

  test('B-028 a browser that lacks its model says so, and sends nothing anywhere', async () => {
    const visitor = await stage.open(stage.people.pharmacist.email);
    await openSupport(visitor);
    await visitor.press(visitor.button('Dicter'));
    await visitor.page.getByText(/^Le modèle de langue de ce navigateur n’est pas encore là/).waitFor();
    stage.expectClean();
  });

  test('B-028 on the device alone: told so, kept there, nothing goes to the server', async () => {
    const visitor = await stage.open(stage.people.pharmacist.email);
    const sent: string[] = [];
    visitor.page.on('request', (request) => void sent.push(request.url()));
    await visitor.page.addInitScript(stubOf('available'));
    await openSupport(visitor);
    await visitor.press(visitor.button('Dicter'));
    await visitor.page.getByText('Votre voix reste sur cet appareil.').waitFor();
    await visitor.press(visitor.button('Arrêter la dictée'));
    expect(await fieldOf(visitor).inputValue()).toBe('Un érythème');
    expect(await visitor.page.evaluate(() => wasLocal)).toBe(true);
    expect(sent.filter((url) => url.includes('/api/dictation'))).toEqual([]);
    stage.expectClean();
  });
});

describe.skipIf(browserSkipReason)(`dictation by the maker of the browser ${browserSkipReason ?? ''}`, () => {
  const stage = useStage(undefined, { speech: { recogniser: undefined, allowsBrowserCloud: true } });

  test('B-028 only after a warning that was understood, once a visit', async () => {
    const visitor = await stage.open(stage.people.pharmacist.email);
    await visitor.page.addInitScript(stubOf('unavailable'));
    await openSupport(visitor);
    await visitor.press(visitor.button('Dicter'));
    await visitor.page.getByRole('heading', { name: 'Votre voix quitte cet appareil' }).waitFor();
    await stage.survey.screen(visitor, 'dictée, avertissement');
    await visitor.press(visitor.button('Annuler'));
    expect(await fieldOf(visitor).inputValue()).toBe('');
    await visitor.press(visitor.button('Dicter'));
    await visitor.press(visitor.button('J’ai compris, dicter'));
    await visitor.page.getByText('Votre voix est envoyée à l’éditeur de votre navigateur.').waitFor();
    await visitor.press(visitor.button('Arrêter la dictée'));
    expect(await fieldOf(visitor).inputValue()).toBe('Un érythème');
    await visitor.press(visitor.button('Dicter'));
    await visitor.press(visitor.button('Arrêter la dictée'));
    expect(await fieldOf(visitor).inputValue()).toBe('Un érythème un érythème');
    stage.expectClean();
  });
});
