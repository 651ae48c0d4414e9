import { writeFileSync } from 'node:fs';
import { defaultAssumptions } from '#server/modules/cases/simulation/assumptions.ts';
import { fewest, readHistory } from '#server/modules/cases/simulation/read-history.ts';
import { system } from '#server/policy/actor.ts';
import { openInstance, readInstanceConfig } from '../account/open-instance.ts';
import type { Arguments } from './arguments.ts';

const yearMilliseconds = 365 * 86_400_000;

/** The figures of the last year of this instance, in place of what is assumed where enough acts say so. */
export async function writeHistory({ out = '', isProduction }: Arguments): Promise<void> {
  const instance = await openInstance(readInstanceConfig(isProduction));
  try {
    const read = await instance.run(system('simulator'), ({ tx, now }) =>
      readHistory(tx, defaultAssumptions, new Date(now.getTime() - yearMilliseconds)),
    );
    writeFileSync(out, `${JSON.stringify(read, null, 2)}\n`);
    const told = Object.values(read).filter(({ source }) =>
      source.includes('history of this instance'),
    ).length;
    console.log(
      told === 0
        ? `${out}: every figure as assumed. Fewer than ${fewest} requests, takings or answers in a year say nothing.`
        : `${out}: ${told} of ${Object.keys(read).length} figures are this instance's own.`,
    );
  } finally {
    await instance.close();
  }
}
