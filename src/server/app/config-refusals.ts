/**
 * What a server refuses to start with: contradictions always, anything weak in production, other listeners than this
 * machine in a demo. Reads the key file to judge it, keeps nothing of it.
 */
import { KeyFileProblem, loadKeyFile } from '#server/platform/crypto/master-keys.ts';
import { readSignInWays } from '#server/policy/sign-in-ways.ts';
import { channelProblems } from './config-channels.ts';
import { isInside } from './config-files.ts';
import type { Settings } from './config-schema.ts';
import { isWeakSecret } from './config-secrets.ts';

export type ConfigFacts = Readonly<{
  host: string;
  port: number;
  publicUrl: string;
  operationsPort: number | undefined;
  dataDirectory: string;
  masterKeyFile: string;
  witnessFile?: string | undefined;
}>;

/** All reasons not to start with these settings, each with what to set; none when all is well. */
export function listRefusals(
  mode: 'demo' | 'production',
  config: ConfigFacts,
  settings: Settings,
  malformed: ReadonlySet<string>,
): readonly string[] {
  const ofMode = mode === 'production' ? productionRefused(config, settings, malformed) : demoRefused(config);
  const ofChannels = channelProblems(settings, mode === 'production');
  return [...alwaysRefused(config, settings), ...ofChannels, ...ofMode];
}

function alwaysRefused(config: ConfigFacts, settings: Settings): readonly string[] {
  const problems: string[] = [];
  if (settings.DATABASE_OWNER_URL !== undefined && settings.DATABASE_URL === undefined) {
    problems.push(
      'DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither for the own database.',
    );
  }
  if (settings.DATABASE_OWNER_URL !== undefined && settings.DATABASE_OWNER_URL === settings.DATABASE_URL) {
    problems.push(
      'DATABASE_URL and DATABASE_OWNER_URL are the same: the application needs a role of its own, which does not own the tables.',
    );
  }
  const ways = readSignInWays(settings.SIGN_IN_WAYS ?? '', {
    hasPsc: settings.PSC_CLIENT_ID !== undefined,
  });
  if ((settings.PSC_CLIENT_ID === undefined) !== (settings.PSC_CLIENT_SECRET === undefined)) {
    problems.push('PSC_CLIENT_ID and PSC_CLIENT_SECRET go together: set both, or neither.');
  }
  if (settings.SESSION_LOCK_MINUTES >= settings.SESSION_IDLE_MINUTES) {
    problems.push(
      'SESSION_LOCK_MINUTES must be below SESSION_IDLE_MINUTES: a session is locked before it ends by itself.',
    );
  }
  if (!ways.ok) problems.push(`SIGN_IN_WAYS: ${ways.problems.join('; ')}.`);
  if (config.witnessFile !== undefined && isInside(config.witnessFile, config.dataDirectory)) {
    problems.push(
      'PROOF_WITNESS_FILE lies inside DATA_DIR: who changes the data could change the witness too. Keep it elsewhere.',
    );
  }
  if (config.operationsPort === config.port) {
    problems.push('OPERATIONS_PORT and PORT are the same: set another OPERATIONS_PORT, or 0 for none.');
  }
  return [...problems, ...registryProblems(settings), ...speechProblems(settings)];
}

const loopbackHosts = ['127.0.0.1', 'localhost', '::1'];

/** The key of the directory must not cross a line in clear. */
function registryProblems(settings: Settings): readonly string[] {
  const { REGISTRY_URL: url, REGISTRY_API_KEY: apiKey } = settings;
  if ((url === undefined) !== (apiKey === undefined)) {
    return ['REGISTRY_URL and REGISTRY_API_KEY go together: set both, or neither for the imported extract.'];
  }
  return url === undefined || isSafeLine(url)
    ? []
    : ['REGISTRY_URL must begin with https://: the key of the directory goes with every call.'];
}

/** Encrypted, or within this machine. */
function isSafeLine(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || loopbackHosts.includes(hostname.replace(/^\[|\]$/g, ''));
}

/** One recogniser at most, and what is said about patients never crosses a line in clear. */
function speechProblems(settings: Settings): readonly string[] {
  const { SPEECH_MODEL_DIR: folder, SPEECH_URL: url, SPEECH_API_KEY: apiKey } = settings;
  const problems: string[] = [];
  if (folder !== undefined && url !== undefined) {
    problems.push(
      'SPEECH_MODEL_DIR and SPEECH_URL exclude each other: set the one that is to recognise speech.',
    );
  }
  if (apiKey !== undefined && url === undefined) {
    problems.push('SPEECH_API_KEY is set without SPEECH_URL: set both, or neither.');
  }
  if (url !== undefined && !isSafeLine(url)) {
    problems.push(
      'SPEECH_URL must begin with https://, except on this machine: it is sent what is said about patients.',
    );
  }
  return problems;
}

function demoRefused(config: ConfigFacts): readonly string[] {
  if (loopbackHosts.includes(config.host)) return [];
  return [
    `A demo listens on this machine only, not on ${config.host}: leave HOST unset, or start a real instance with --production.`,
  ];
}

function productionRefused(
  config: ConfigFacts,
  settings: Settings,
  malformed: ReadonlySet<string>,
): readonly string[] {
  return [
    ...missingInProduction(settings, malformed),
    ...publicUrlProblems(config, settings),
    ...masterKeyProblems(config, settings),
    ...secretProblems(settings),
  ];
}

const neededInProduction: readonly (readonly [keyof Settings, string])[] = [
  ['PUBLIC_URL', 'the address that people type, like https://consilia.example.fr'],
  [
    'MASTER_KEY_FILE',
    'the file of the master key, outside DATA_DIR (npm run keys -- create --file FILE makes one)',
  ],
  ['OPERATOR_NAME', 'the name of the person or company that runs this instance'],
];

function missingInProduction(settings: Settings, malformed: ReadonlySet<string>): readonly string[] {
  const missing = neededInProduction.filter(([name]) => settings[name] === undefined && !malformed.has(name));
  const problems = missing.map(([name, meaning]) => `${name} is needed in production: ${meaning}.`);
  if (settings.SMTP_URL !== undefined && settings.MAIL_FROM === undefined) {
    problems.push(
      'MAIL_FROM is needed with SMTP_URL: the sender, like Consilia <ne-pas-repondre@example.fr>.',
    );
  }
  return problems;
}

function publicUrlProblems(config: ConfigFacts, settings: Settings): readonly string[] {
  if (settings.PUBLIC_URL === undefined) return [];
  const url = new URL(config.publicUrl);
  const isLocal = loopbackHosts.includes(url.hostname.replace(/^\[|\]$/g, ''));
  if (url.protocol === 'https:' || isLocal) return [];
  return [
    'PUBLIC_URL must begin with https:// in production: sign-in cookies travel over encrypted lines only.',
  ];
}

function masterKeyProblems(config: ConfigFacts, settings: Settings): readonly string[] {
  if (settings.MASTER_KEY_FILE === undefined) return [];
  const file = config.masterKeyFile;
  if (isInside(file, config.dataDirectory)) {
    return [
      'MASTER_KEY_FILE lies inside DATA_DIR: who copies the data would hold the key too. Keep the key elsewhere.',
    ];
  }
  try {
    loadKeyFile(file);
    return [];
  } catch (error) {
    if (error instanceof KeyFileProblem) return [`MASTER_KEY_FILE cannot be used: ${error.message}.`];
    throw error;
  }
}

function secretProblems(settings: Settings): readonly string[] {
  const names = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'SMTP_URL'] as const;
  return names
    .filter((name) => {
      const value = settings[name];
      if (value === undefined) return false;
      const { password, username } = new URL(value);
      const secret = decodeSafely(password);
      return secret !== '' && (secret === decodeSafely(username) || isWeakSecret(secret));
    })
    .map((name) => `The password in ${name} is weak: set one of at least 16 characters drawn at random.`);
}

function decodeSafely(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
