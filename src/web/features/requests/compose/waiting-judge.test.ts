import { describe, expect, test } from 'vitest';
import type { PhotoHint } from '#contracts/photos/quality/photo-hints.ts';
import { type HintsById, hintsToSay, WaitingJudge } from './waiting-judge.ts';

const photo = (id: string) => ({ id, about: 'close-up' as const });
const bytes = new Blob(['photo']);

/** A judge whose coach answers when the test says so. */
function stage(fileOf: (id: string) => Promise<Blob | undefined> = async () => bytes) {
  const answers: ((hints: readonly PhotoHint[] | undefined) => void)[] = [];
  const told: HintsById[] = [];
  const coaches = { open: 0, started: 0 };
  const judge = new WaitingJudge({
    fileOf,
    startCoach: () => {
      coaches.open += 1;
      coaches.started += 1;
      return {
        judge: () => new Promise((answer) => answers.push(answer)),
        close: () => {
          coaches.open -= 1;
        },
      };
    },
    tell: (hints) => told.push(hints),
  });
  const asked = (count: number) => expect.poll(() => answers.length).toBe(count);
  return { judge, answers, told, coaches, asked };
}

describe('photos that wait, judged on the device', () => {
  test('B-029 one is judged at a time, each once, by a coach that leaves when all is said', async () => {
    const { judge, answers, told, coaches, asked } = stage();
    judge.look([photo('one'), photo('two')]);
    await asked(1);
    judge.look([photo('one'), photo('two'), photo('three')]);
    answers[0]?.(['blurred']);
    await asked(2);
    expect(coaches).toEqual({ open: 1, started: 1 });
    // A format that this browser cannot read: no hint, and the next one has its turn.
    answers[1]?.(undefined);
    await asked(3);
    answers[2]?.([]);
    await expect.poll(() => coaches.open).toBe(0);
    expect(Object.fromEntries(told.at(-1) ?? [])).toEqual({ one: ['blurred'], three: [] });
    expect(answers).toHaveLength(3);
  });

  test('B-029 what was found leaves with its photo; what leaves before its turn is not judged', async () => {
    const { judge, answers, told, coaches, asked } = stage();
    judge.look([photo('one'), photo('two'), photo('three')]);
    await asked(1);
    judge.look([photo('one'), photo('three')]);
    answers[0]?.(['dark']);
    await asked(2);
    judge.look([]);
    answers[1]?.(['dark']);
    await expect.poll(() => coaches.open).toBe(0);
    expect(answers).toHaveLength(2);
    expect(told.at(-1)?.size).toBe(0);
  });

  test('A-010 on a locked device nothing is read; the same photo has its turn again once it is back', async () => {
    let isLocked = true;
    const { judge, answers, coaches, asked } = stage(async () => {
      if (isLocked) throw new Error('locked');
      return bytes;
    });
    judge.look([photo('one')]);
    await expect.poll(() => coaches).toEqual({ open: 0, started: 1 });
    judge.look([]);
    isLocked = false;
    judge.look([photo('one')]);
    await asked(1);
    answers[0]?.([]);
    await expect.poll(() => coaches.open).toBe(0);
  });

  test('B-029 the screen is left: nothing more is told', async () => {
    const { judge, answers, told, coaches, asked } = stage();
    judge.look([photo('one'), photo('two')]);
    await asked(1);
    judge.close();
    answers[0]?.(['dark']);
    await expect.poll(() => coaches.open).toBe(0);
    expect(told).toEqual([]);
    expect(answers).toHaveLength(1);
  });
});

test('B-029 the device speaks until the server does, not of what was refused, nor twice of what was explained', () => {
  const waits = { isTaken: false, isExplained: false, state: { kind: 'waiting' } } as const;
  const hints = ['blurred', 'looks-dermoscopic'] as const;
  expect(hintsToSay(waits, hints)).toEqual(hints);
  expect(hintsToSay(waits)).toEqual([]);
  expect(hintsToSay({ ...waits, isTaken: true }, hints)).toEqual([]);
  expect(hintsToSay({ ...waits, isExplained: true }, hints)).toEqual([]);
  expect(hintsToSay({ ...waits, isExplained: true }, ['looks-dermoscopic'])).toEqual(['looks-dermoscopic']);
  const refused = { kind: 'refused', message: '', code: undefined } as const;
  expect(hintsToSay({ ...waits, state: refused }, hints)).toEqual([]);
});
