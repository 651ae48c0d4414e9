// Puts the built pages and the settings in their place, and what must be changed in the native projects. Run by npm, here.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  dataExtractionRules,
  mainActivity,
  patchAndroidManifest,
  patchAppDelegate,
  patchInfoPlist,
  patchSceneDelegate,
} from './native-projects.ts';
import {
  capacitorConfig,
  pagesIn,
  pagesOf,
  type Shell,
  unreachableHtml,
  unreachablePage,
} from './shell-settings.ts';

const here = import.meta.dirname;
const usage = `node prepare.ts pages --server https://consilia.example.fr [--app-id fr.exemple.consilia] [--name Consilia]
                      [--login-host auth.esw.esante.gouv.fr]
node prepare.ts native          after npx cap add, and again after each upgrade of Capacitor`;

function preparePages(shell: Shell): string[] {
  const from = resolve(here, pagesOf);
  const to = join(here, pagesIn);
  if (!existsSync(join(from, 'index.html')))
    throw new Error(`No pages in ${from}: npm run build in the product first`);
  const config = capacitorConfig(shell);
  rmSync(to, { recursive: true, force: true });
  // The copies packed for a web server are of no use inside an application.
  cpSync(from, to, { recursive: true, filter: (path) => !/\.(?:br|gz)$/.test(path) });
  writeFileSync(join(to, unreachablePage), unreachableHtml(shell));
  writeFileSync(join(here, 'capacitor.config.json'), `${JSON.stringify(config, null, 2)}\n`);
  return [`Pages of ${from}, SHA-256 ${hashOf(from)}`, `Server ${config.server.url}`, 'Then: npx cap sync'];
}

/** One hash over names and contents: the same build gives the same. */
function hashOf(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
    hash.update(`${relative(folder, path)}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function change(path: string, patch: (text: string) => string): string {
  const file = join(here, path);
  writeFileSync(file, patch(readFileSync(file, 'utf8')));
  return `Changed: ${path}`;
}

function prepareNative(): string[] {
  const { appId } = JSON.parse(readFileSync(join(here, 'capacitor.config.json'), 'utf8')) as {
    appId: string;
  };
  const lines: string[] = [];
  const android = 'android/app/src/main';
  if (existsSync(join(here, android))) {
    lines.push(change(`${android}/AndroidManifest.xml`, patchAndroidManifest));
    writeFileSync(join(here, android, 'res/xml/data_extraction_rules.xml'), dataExtractionRules);
    lines.push(
      change(`${android}/java/${appId.replaceAll('.', '/')}/MainActivity.java`, () => mainActivity(appId)),
    );
  }
  const ios = 'ios/App/App';
  if (existsSync(join(here, ios))) {
    lines.push(change(`${ios}/Info.plist`, patchInfoPlist));
    lines.push(change(`${ios}/SceneDelegate.swift`, patchSceneDelegate));
    lines.push(change(`${ios}/AppDelegate.swift`, patchAppDelegate));
  }
  return lines.length > 0 ? lines : ['No native project yet: npx cap add android, npx cap add ios.'];
}

function run(): string[] {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    options: { server: text, 'app-id': text, name: text, 'login-host': { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  if (positionals[0] === 'native') return prepareNative();
  if (positionals[0] !== 'pages' || values.server === undefined) return [usage];
  return preparePages({
    appId: values['app-id'] ?? 'fr.exemple.consilia',
    name: values.name ?? 'Consilia',
    server: values.server,
    loginHosts: values['login-host'] ?? [],
  });
}

process.stdout.write(`${run().join('\n')}\n`);
