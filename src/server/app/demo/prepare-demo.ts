// A demo instance is filled the first time; a real one refuses to start on a database that holds demo accounts.
import type { SessionView } from '#contracts/accounts/session.contract.ts';
import { countDemoAccounts } from '#server/modules/accounts/account.queries.ts';
import type { Config } from '../config.ts';
import { createDemo, type DemoParts, demoSignIns } from './create-demo.ts';

export type PreparedDemo = { accounts: SessionView['instance']['demoAccounts'] };

/** @throws Error when a real instance would serve demo accounts */
export async function prepareDemo(config: Pick<Config, 'mode'>, parts: DemoParts): Promise<PreparedDemo> {
  const demoAccounts = await countDemoAccounts(parts.database.db);
  if (config.mode === 'production') {
    if (demoAccounts > 0) {
      throw new Error(
        'this database holds demo accounts: a real instance needs a database of its own (DATABASE_URL) or another DATA_DIR',
      );
    }
    return { accounts: [] };
  }
  if (demoAccounts === 0) {
    parts.log.info('creating the demo, a few seconds the first time');
    await createDemo(parts);
  }
  return { accounts: [...demoSignIns] };
}
