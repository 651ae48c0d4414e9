/**
 * Checks the imports of src/ below the current folder, and that the checker saw every file: a checker that
 * reads nothing finds nothing. Exit code 1 on any violation.
 */
import { existsSync, globSync } from 'node:fs';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { buildImportRules, readArchitecture } from './import-rules.ts';

const architecture = readArchitecture();

async function main(): Promise<number> {
  const result = await cruiseSources();
  const violations = result.summary.violations.map(
    ({ rule, from, to, cycle }) =>
      `${rule.name}: ${from} → ${cycle ? cycle.map((step) => step.name).join(' → ') : to}`,
  );
  const seen = new Set(result.modules.map((module) => module.source));
  const files = globSync('src/**/*.{ts,tsx}')
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.d.ts'));
  const unseen = files.filter((path) => !seen.has(path)).map((path) => `not seen by the checker: ${path}`);
  const homeless = files
    .filter((path) => !architecture.layers.some((layer) => new RegExp(layer.files).test(path)))
    .map((path) => `in no layer of architecture.json: ${path}`);
  const unknownModules = globSync('src/server/modules/*/')
    .map((path) => path.replaceAll('\\', '/').split('/')[3] ?? '')
    .filter((name) => !architecture.modules.includes(name))
    .map((name) => `module without a place in the order of architecture.json: ${name}`);
  const problems = [...new Set([...violations, ...unseen, ...homeless, ...unknownModules])].sort();
  for (const problem of problems) console.log(problem);
  console.log(`${files.length} source files on disk, ${seen.size} modules seen, ${problems.length} problems`);
  return problems.length === 0 && files.length > 0 ? 0 : 1;
}

async function cruiseSources(): Promise<ICruiseResult> {
  const { output } = await cruise(
    ['src'],
    {
      validate: true,
      ruleSet: { forbidden: buildImportRules(architecture) },
      tsPreCompilationDeps: true,
      doNotFollow: { path: ['node_modules', '^test/', '^scripts/'] },
      exclude: { path: '\\.d\\.ts$' },
      parser: 'tsc',
    },
    {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css', '.svg'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      symlinks: existsSync('node_modules/.pnpm'),
    },
  );
  if (typeof output === 'string')
    throw new Error('dependency-cruiser gave text where a result was asked for');
  return output;
}

process.exitCode = await main();
