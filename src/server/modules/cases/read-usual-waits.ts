// How long an opinion usually takes, told to the pharmacy that waits (B-011). Counts of the whole instance, so it is read
// as the system; below five answers it says nothing, since a figure of so few could point at a doctor.
import type { listUsualWaits } from '#contracts/cases/case-view.contract.ts';
import { formIdSchema } from '#contracts/forms/form-id.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { system } from '#server/policy/actor.ts';
import type { RunUseCase } from '../audit/public.ts';
import { measureMinutesByForm } from './director.queries.ts';

type UsualWaits = ResponseOf<typeof listUsualWaits>;

const fewestAnswers = 5;
const dayLength = 86_400_000;
const periodDays = 30;
const keptForMs = 10 * 60_000;

/** A reader that measures at most once in ten minutes of the given clock. */
export function createUsualWaits(parts: { run: RunUseCase; now: () => Date }): () => Promise<UsualWaits> {
  let kept: { untilMs: number; answer: Promise<UsualWaits> } | undefined;
  return () => {
    const nowMs = parts.now().getTime();
    if (kept && nowMs < kept.untilMs) return kept.answer;
    const answer = measure(parts.run, new Date(nowMs - periodDays * dayLength));
    const mine = { untilMs: nowMs + keptForMs, answer };
    kept = mine;
    answer.catch(() => {
      if (kept === mine) kept = undefined;
    });
    return answer;
  };
}

async function measure(run: RunUseCase, since: Date): Promise<UsualWaits> {
  const measured = await run(system('usual wait'), (ctx) => measureMinutesByForm(ctx.tx, since));
  return {
    items: formIdSchema.options.map((form) => {
      const row = measured.find((other) => other.form === form);
      return { form, minutes: row && row.count >= fewestAnswers ? row.median : null };
    }),
  };
}
