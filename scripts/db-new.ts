// npm run db:new -- create-something: an empty migration with the time of now in its name.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const [name = '', ...rest] = process.argv.slice(2);
if (rest.length > 0 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error('Usage: npm run db:new -- create-something (lower case, words joined by dashes)');
  process.exitCode = 64;
} else {
  const stamp = new Date().toISOString().slice(0, 16).replaceAll(/[-:]/g, '');
  const path = resolve(import.meta.dirname, `../migrations/${stamp}-${name}.sql`);
  writeFileSync(path, '-- What this changes, and why.\n', { flag: 'wx' });
  console.log(`written ${path}; npm run db:seal once it is final`);
}
