/**
 * Settings of one server: read once from the environment and the command line, checked, then frozen. The only reader
 * of process.env. A demo fills in what is missing; a real instance (`--production` or CONSILIA_MODE=production) is
 * refused anything weak. All problems are told at once. What a module decides (delays, tiers) is not here.
 */
import { join, resolve } from 'node:path';
import {
  defaultSignInSettings,
  openSignInSettings,
  readSignInWays,
  type SignInSettings,
} from '#server/policy/sign-in-ways.ts';
import { pushOf, type SmsConfig, smsOf } from './config-channels.ts';
import { listRefusals } from './config-refusals.ts';
import { type ClamdAddress, readClamdAddress, type Settings, settingsSchema } from './config-schema.ts';

export type Mode = 'demo' | 'production';

export type Config = Readonly<{
  mode: Mode;
  /** Parts that this process runs. */
  roles: Readonly<{ web: boolean; worker: boolean }>;
  http: Readonly<{
    host: string;
    port: number;
    /** Address that people type, without a final slash. */
    publicUrl: string;
    /** Exact addresses or networks whose X-Forwarded-* headers are believed. */
    trustedProxies: readonly string[];
  }>;
  /** Loopback port of health, readiness and figures; undefined when switched off. */
  operationsPort: number | undefined;
  /** Absolute. */
  dataDirectory: string;
  database:
    | Readonly<{ kind: 'embedded' }>
    | Readonly<{ kind: 'external'; url: string; ownerUrl: string | undefined }>;
  /** Absolute path of the master key; a demo makes the file when it is absent. */
  masterKeyFile: string;
  mail: Readonly<{ smtpUrl: string | undefined; from: string }>;
  /** Text messages; undefined = off. */
  sms: SmsConfig | undefined;
  /** Web push; undefined = off. */
  push: Readonly<{ keyFile: string; contact: string }> | undefined;
  /** Malware scanner: undefined = none configured. */
  clamd: ClamdAddress | undefined;
  /** FHIR API of the public directory of professionals; undefined = the imported extract. */
  registry: Readonly<{ url: string; apiKey: string }> | undefined;
  /** Where heads of the proof archive are told outside; see docs/operating/proof.md. */
  proof: Readonly<{
    /** Absolute, outside the data directory. */
    witnessFile: string | undefined;
    witnessMails: readonly string[];
    timeStampUrl: string | undefined;
  }>;
  /** Dictation (B-028): at most one of the two recognisers. */
  speech: Readonly<{
    /** Absolute. */
    modelDirectory: string | undefined;
    gateway: Readonly<{ url: string; apiKey: string | undefined; model: string }> | undefined;
    /** The operator agrees that a browser may send sound to its maker, after a warning. */
    allowsBrowserCloud: boolean;
  }>;
  logLevel: 'error' | 'warn' | 'info' | 'debug';
  /** Absolute path of the file that overrides delays and hours of the case life cycle; undefined = the defaults. */
  routingFile: string | undefined;
  /** Absolute path of what the operator says of itself in the legal texts; undefined = no text is published. */
  legalFile: string | undefined;
  /** Absolute path of the trackers that are not necessary; undefined = none. */
  cookiesFile: string | undefined;
  /** Pro Santé Connect; undefined = not offered. */
  psc:
    | Readonly<{ discoveryUrl: string; clientId: string; clientSecret: string; identities: 'real' | 'test' }>
    | undefined;
  /** Which ways of signing in each role has; `hasPsc` once Pro Santé Connect is set up. */
  signIn: SignInSettings;
  /** When sessions lock and end. */
  sessions: Readonly<{ lockMinutes: number; idleMinutes: number; absoluteHours: number }>;
  instance: Readonly<{ name: string; operatorName: string; allowsAlgorithmTraining: boolean }>;
}>;

/** Every problem of the settings, each a sentence that says what to set. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings do not allow a start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** EX_CONFIG of sysexits: the settings are wrong. */
export const configExitCode = 78;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of this process.
 * @throws ConfigError with every problem at once
 */
export function readConfig(
  source: Readonly<{ env: Environment; args: readonly string[]; directory: string }>,
): Config {
  const { flags, problems: flagProblems } = readFlags(source.args);
  // An empty variable is an unset one: that is how shells and compose files leave things out.
  const set = Object.fromEntries(Object.entries(source.env).filter(([, value]) => value !== ''));
  const { settings, malformed, problems } = readSettings(set);
  const mode: Mode = flags.has('--production') ? 'production' : (settings.CONSILIA_MODE ?? 'demo');
  const config = assemble(settings, mode, flags, source.directory);
  const refused = malformed.has('CONSILIA_MODE')
    ? []
    : listRefusals(mode, { ...config, ...config.http, ...config.proof }, settings, malformed);
  const all = [...flagProblems, ...problems, ...refused];
  if (all.length > 0) throw new ConfigError(all);
  return config;
}

/** Malformed values are told, then left out, so that the rest can be judged in the same go. */
function readSettings(set: Environment): {
  settings: Settings;
  malformed: ReadonlySet<string>;
  problems: readonly string[];
} {
  const parsed = settingsSchema.safeParse(set);
  if (parsed.success) return { settings: parsed.data, malformed: new Set(), problems: [] };
  const malformed = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  const rest = Object.fromEntries(Object.entries(set).filter(([name]) => !malformed.has(name)));
  const problems = parsed.error.issues.map((issue) => issue.message);
  return { settings: settingsSchema.parse(rest), malformed, problems };
}

/** The settings of this very process; on a problem prints all of them and ends with exit code 78. */
export function readOwnConfig(): Config {
  try {
    return readConfig({ env: process.env, args: process.argv.slice(2), directory: process.cwd() });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(configExitCode);
  }
}

const knownFlags = ['--production', '--web', '--worker'];

function readFlags(args: readonly string[]): { flags: ReadonlySet<string>; problems: readonly string[] } {
  const unknown = args.filter((arg) => !knownFlags.includes(arg));
  return {
    flags: new Set(args),
    problems: unknown.map((arg) => `${arg} is not known here; known are ${knownFlags.join(', ')}.`),
  };
}

function assemble(settings: Settings, mode: Mode, flags: ReadonlySet<string>, directory: string): Config {
  const hasNoRole = !flags.has('--web') && !flags.has('--worker');
  const dataDirectory = resolve(directory, settings.DATA_DIR);
  const host = settings.HOST ?? '127.0.0.1';
  return Object.freeze({
    mode,
    roles: { web: hasNoRole || flags.has('--web'), worker: hasNoRole || flags.has('--worker') },
    http: {
      host,
      port: settings.PORT,
      publicUrl: (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, ''),
      trustedProxies: settings.TRUSTED_PROXIES,
    },
    operationsPort: settings.OPERATIONS_PORT === 0 ? undefined : settings.OPERATIONS_PORT,
    dataDirectory,
    database:
      settings.DATABASE_URL === undefined
        ? { kind: 'embedded' as const }
        : {
            kind: 'external' as const,
            url: settings.DATABASE_URL,
            ownerUrl: settings.DATABASE_OWNER_URL,
          },
    masterKeyFile: settings.MASTER_KEY_FILE
      ? resolve(directory, settings.MASTER_KEY_FILE)
      : join(dataDirectory, 'keys', 'master.json'),
    mail: { smtpUrl: settings.SMTP_URL, from: settings.MAIL_FROM ?? 'Consilia <demo@consilia.invalid>' },
    sms: smsOf(settings, directory),
    push: pushOf(settings, directory),
    clamd: readClamdAddress(settings.CLAMD_ADDRESS),
    registry: registryOf(settings),
    proof: {
      witnessFile: settings.PROOF_WITNESS_FILE ? resolve(directory, settings.PROOF_WITNESS_FILE) : undefined,
      witnessMails: settings.PROOF_WITNESS_MAILS,
      timeStampUrl: settings.TIME_STAMP_URL,
    },
    speech: {
      modelDirectory: settings.SPEECH_MODEL_DIR ? resolve(directory, settings.SPEECH_MODEL_DIR) : undefined,
      gateway: gatewayOf(settings),
      allowsBrowserCloud: settings.SPEECH_BROWSER_CLOUD,
    },
    logLevel: settings.LOG_LEVEL,
    routingFile: settings.ROUTING_FILE ? resolve(directory, settings.ROUTING_FILE) : undefined,
    legalFile: settings.LEGAL_FILE ? resolve(directory, settings.LEGAL_FILE) : undefined,
    cookiesFile: settings.COOKIES_FILE ? resolve(directory, settings.COOKIES_FILE) : undefined,
    psc: pscOf(settings),
    signIn: signInOf(settings, mode),
    sessions: {
      lockMinutes: settings.SESSION_LOCK_MINUTES,
      idleMinutes: settings.SESSION_IDLE_MINUTES,
      absoluteHours: settings.SESSION_HOURS,
    },
    instance: {
      name: settings.INSTANCE_NAME,
      operatorName: settings.OPERATOR_NAME ?? 'Consilia (démonstration)',
      allowsAlgorithmTraining: settings.INSTANCE_ALLOWS_ALGORITHM_TRAINING,
    },
  });
}

function registryOf(settings: Settings): Config['registry'] {
  const { REGISTRY_URL: url, REGISTRY_API_KEY: apiKey } = settings;
  return url !== undefined && apiKey !== undefined ? { url, apiKey } : undefined;
}

function gatewayOf({ SPEECH_URL: url, SPEECH_API_KEY: apiKey, SPEECH_MODEL: model }: Settings) {
  return url === undefined ? undefined : { url, apiKey, model };
}

function pscOf(settings: Settings): Config['psc'] {
  const { PSC_CLIENT_ID: clientId, PSC_CLIENT_SECRET: clientSecret } = settings;
  if (clientId === undefined || clientSecret === undefined) return undefined;
  return {
    discoveryUrl: settings.PSC_DISCOVERY_URL,
    clientId,
    clientSecret,
    identities: settings.PSC_TEST_IDENTITIES ? 'test' : 'real',
  };
}

/** A demo lets its fictional people in by password alone; what is malformed was told before and changes nothing here. */
function signInOf(settings: Settings, mode: Mode): SignInSettings {
  const defaults = mode === 'demo' ? openSignInSettings : defaultSignInSettings;
  const hasPsc = pscOf(settings) !== undefined;
  const read = readSignInWays(settings.SIGN_IN_WAYS ?? '', { hasPsc, defaults });
  return { hasPsc, byRole: read.ok ? read.byRole : defaults.byRole };
}
