// What a person at the terminal sees once the server runs: the address, and on a demo the sign-ins.
import type { SessionView } from '#contracts/accounts/session.contract.ts';
import type { Config } from './config.ts';

export function printWelcome(config: Config, accounts: SessionView['instance']['demoAccounts']): void {
  if (!config.roles.web) return;
  const lines = ['', `  Consilia is running: ${config.http.publicUrl}`, ''];
  if (config.mode === 'demo') {
    const width = Math.max(0, ...accounts.map((account) => account.email.length));
    lines.push('  This is a demonstration: nothing in it is real, and it listens on this machine only.', '');
    for (const { email, password, label } of accounts)
      lines.push(`  ${email.padEnd(width)}  ${password}  ${label}`);
    lines.push('');
  }
  lines.push('  Ctrl-C stops everything.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}
