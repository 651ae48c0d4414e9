/** Names and forms of the settings. What they mean together, and what is refused, is decided in the other config files. */
import { z } from 'zod';

const port = (name: string, lowest: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `${name} must be a whole number from ${lowest} to 65535.`)
    .transform(Number)
    .refine((value) => value >= lowest && value <= 65_535, `${name} must be from ${lowest} to 65535.`);

const whole = (name: string, lowest: number, highest: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `${name} must be a whole number from ${lowest} to ${highest}.`)
    .transform(Number)
    .refine((value) => value >= lowest && value <= highest, `${name} must be from ${lowest} to ${highest}.`);

const text = (name: string, longest: number) =>
  z.string().max(longest, `${name} must have at most ${longest} characters.`);

const flag = (name: string) =>
  z
    .enum(['true', 'false', '1', '0'], `${name} must be true or false.`)
    .transform((value) => value === 'true' || value === '1');

const address = (name: string, protocols: readonly string[], example: string) =>
  z.string().refine((value) => {
    return URL.canParse(value) && protocols.includes(new URL(value).protocol);
  }, `${name} must be an address like ${example}.`);

const pscProduction =
  'https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet/.well-known/wallet-openid-configuration';
const databaseExample = 'postgresql://consilia_app:…@host:5432/consilia';
const databaseProtocols = ['postgres:', 'postgresql:'];
const clamdPattern =
  /^(?:(?<path>\/.+)|(?<host>[\w.-]+|\[[\da-fA-F:]+\]):(?<port>[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5]))$/;
const hostPattern = /^[\w.:-]+$/;
const networkPattern = /^[\da-fA-F.:]+(?:\/\d{1,3})?$/;
const bareMailPattern = /^[^<>@\s,]+@[^<>@\s,]+$/;
const mailFromPattern = /^(?:[^<>@\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;

export const settingsSchema = z.object({
  CONSILIA_MODE: z.enum(['demo', 'production'], 'CONSILIA_MODE must be demo or production.').optional(),
  PORT: port('PORT', 1).default(8080),
  HOST: z.string().regex(hostPattern, 'HOST must be an address to listen on, like 0.0.0.0.').optional(),
  DATA_DIR: text('DATA_DIR', 1_000).default('./data'),
  DATABASE_URL: address('DATABASE_URL', databaseProtocols, databaseExample).optional(),
  DATABASE_OWNER_URL: address('DATABASE_OWNER_URL', databaseProtocols, databaseExample).optional(),
  PUBLIC_URL: address('PUBLIC_URL', ['http:', 'https:'], 'https://consilia.example.fr').optional(),
  MASTER_KEY_FILE: text('MASTER_KEY_FILE', 1_000).optional(),
  SMTP_URL: address('SMTP_URL', ['smtp:', 'smtps:'], 'smtps://user:password@mail.example.fr:465').optional(),
  MAIL_FROM: z
    .string()
    .regex(mailFromPattern, 'MAIL_FROM must be like Consilia <ne-pas-repondre@example.fr>.')
    .optional(),
  SMS_TWILIO_ACCOUNT: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/, 'SMS_TWILIO_ACCOUNT must be the account SID, which begins with AC.')
    .optional(),
  SMS_TWILIO_TOKEN: text('SMS_TWILIO_TOKEN', 200).optional(),
  SMS_GATEWAY_URL: address('SMS_GATEWAY_URL', ['https:', 'http:'], 'https://sms.example.fr/send').optional(),
  SMS_GATEWAY_KEY: text('SMS_GATEWAY_KEY', 200).optional(),
  SMS_FROM: z
    .string()
    .regex(
      /^(\+[1-9]\d{6,14}|[A-Za-z0-9 ]{3,11})$/,
      'SMS_FROM must be a number like +33700000000, or a name.',
    )
    .optional(),
  SMS_FILE: text('SMS_FILE', 1_000).optional(),
  PUSH_KEY_FILE: text('PUSH_KEY_FILE', 1_000).optional(),
  PUSH_CONTACT: address('PUSH_CONTACT', ['mailto:', 'https:'], 'mailto:exploitant@example.fr').optional(),
  CLAMD_ADDRESS: z
    .string()
    .regex(clamdPattern, 'CLAMD_ADDRESS must be host:port or the absolute path of a socket.')
    .optional(),
  REGISTRY_URL: address(
    'REGISTRY_URL',
    ['https:', 'http:'],
    'https://gateway.api.esante.gouv.fr/fhir/v2',
  ).optional(),
  REGISTRY_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'REGISTRY_API_KEY must be the key of the directory, without spaces.')
    .optional(),
  OPERATIONS_PORT: port('OPERATIONS_PORT', 0).default(9464),
  TRUSTED_PROXIES: z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .refine(
      (parts) => parts.every((part) => networkPattern.test(part)),
      'TRUSTED_PROXIES must be exact addresses or networks, with commas: 10.0.0.4,10.1.0.0/24.',
    )
    .default([]),
  LOG_LEVEL: z
    .enum(['error', 'warn', 'info', 'debug'], 'LOG_LEVEL must be error, warn, info or debug.')
    .default('info'),
  INSTANCE_NAME: text('INSTANCE_NAME', 80).default('Consilia'),
  OPERATOR_NAME: text('OPERATOR_NAME', 200).optional(),
  ROUTING_FILE: text('ROUTING_FILE', 1_000).optional(),
  LEGAL_FILE: text('LEGAL_FILE', 1_000).optional(),
  COOKIES_FILE: text('COOKIES_FILE', 1_000).optional(),
  PSC_DISCOVERY_URL: address('PSC_DISCOVERY_URL', ['https:'], pscProduction).default(pscProduction),
  PSC_CLIENT_ID: text('PSC_CLIENT_ID', 200).optional(),
  PSC_CLIENT_SECRET: text('PSC_CLIENT_SECRET', 500).optional(),
  PSC_TEST_IDENTITIES: flag('PSC_TEST_IDENTITIES').default(false),
  SESSION_LOCK_MINUTES: whole('SESSION_LOCK_MINUTES', 2, 60).default(10),
  SESSION_IDLE_MINUTES: whole('SESSION_IDLE_MINUTES', 5, 480).default(30),
  SESSION_HOURS: whole('SESSION_HOURS', 1, 24).default(12),
  SIGN_IN_WAYS: text('SIGN_IN_WAYS', 1_000).optional(),
  PROOF_WITNESS_FILE: text('PROOF_WITNESS_FILE', 1_000).optional(),
  PROOF_WITNESS_MAILS: z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .refine(
      (parts) => parts.length <= 10 && parts.every((part) => bareMailPattern.test(part)),
      'PROOF_WITNESS_MAILS must be at most ten bare addresses, with commas: notaire@example.fr,dpo@example.fr.',
    )
    .default([]),
  TIME_STAMP_URL: address(
    'TIME_STAMP_URL',
    ['http:', 'https:'],
    'https://horodatage.example.fr/tsa',
  ).optional(),
  SPEECH_MODEL_DIR: text('SPEECH_MODEL_DIR', 1_000).optional(),
  SPEECH_URL: address(
    'SPEECH_URL',
    ['https:', 'http:'],
    'https://parole.example.fr/v1/audio/transcriptions',
  ).optional(),
  SPEECH_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,500}$/, 'SPEECH_API_KEY must be the key of the speech server, without spaces.')
    .optional(),
  SPEECH_MODEL: text('SPEECH_MODEL', 200).default('whisper-1'),
  SPEECH_BROWSER_CLOUD: flag('SPEECH_BROWSER_CLOUD').default(false),
  INSTANCE_ALLOWS_ALGORITHM_TRAINING: flag('INSTANCE_ALLOWS_ALGORITHM_TRAINING').default(false),
});

export type Settings = z.infer<typeof settingsSchema>;

export type ClamdAddress =
  | Readonly<{ kind: 'tcp'; host: string; port: number }>
  | Readonly<{ kind: 'socket'; path: string }>;

/** Takes apart what the schema let through: host:port or the absolute path of a socket. */
export function readClamdAddress(value: string | undefined): ClamdAddress | undefined {
  const groups = value === undefined ? undefined : clamdPattern.exec(value)?.groups;
  if (groups === undefined) return undefined;
  if (groups['path'] !== undefined) return { kind: 'socket', path: groups['path'] };
  return { kind: 'tcp', host: (groups['host'] ?? '').replace(/^\[|\]$/g, ''), port: Number(groups['port']) };
}
