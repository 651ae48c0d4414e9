import { z } from 'zod';
import { binary, defineOperation, empty, json } from '../operation.ts';

/** Where the closing of one's own account stands (A-087 to A-090, B-119). */
export const privacyViewSchema = z.object({
  lastExportAt: z.iso.datetime().nullable(),
  graceDays: z.number().int(),
  /** The team of a pharmacy that one owns: with active colleagues it is handed over first, alone it closes too. */
  ownedTeam: z.enum(['shared', 'alone']).nullable(),
  closure: z
    .object({ askedAt: z.iso.datetime(), purgeAt: z.iso.datetime(), certificatePath: z.string() })
    .nullable(),
});
export type PrivacyView = z.infer<typeof privacyViewSchema>;

export const getPrivacy = defineOperation({
  id: 'privacy.get',
  method: 'GET',
  path: '/api/me/privacy',
  summary: 'Export and closing of one’s own account',
  response: json(privacyViewSchema),
});

export const exportAccount = defineOperation({
  id: 'privacy.export',
  method: 'GET',
  path: '/api/me/export',
  summary: 'Everything of one’s own account in a ZIP of open formats; its use is recorded (A-088)',
  response: binary('application/zip'),
  errors: ['privacy.too_large', 'privacy.export_busy'],
});

export const closeAccount = defineOperation({
  id: 'privacy.close',
  method: 'POST',
  path: '/api/me/closure',
  summary: 'Close one’s own account: restorable for some days, or erased at once',
  body: z.strictObject({
    password: z.string().min(1, 'Saisissez votre mot de passe.').max(200, 'Ce mot de passe est trop long.'),
    exportChoice: z.enum(['downloaded', 'declined'], 'Choisissez ce que vous faites de vos données.'),
    when: z.enum(['after-grace', 'now'], 'Choisissez quand l’effacement a lieu.'),
  }),
  response: json(privacyViewSchema),
  errors: [
    'account.wrong_password',
    'session.too_many_attempts',
    'privacy.not_exported',
    'privacy.already_closing',
    'privacy.last_director',
    'team.hand_over_first',
  ],
});

export const restoreAccount = defineOperation({
  id: 'privacy.restore',
  method: 'POST',
  path: '/api/me/closure/restore',
  summary: 'Take the closing back while the days of grace run (A-089)',
  response: empty,
  errors: ['privacy.not_closing'],
});

/** What a certificate of deletion says; nothing in it tells who it was. */
export const certificateSchema = z.object({
  askedAt: z.iso.datetime(),
  purgeAt: z.iso.datetime(),
  state: z.enum(['planned', 'restored', 'erased']),
  erasedAt: z.iso.datetime().nullable(),
  erased: z.array(z.object({ what: z.string(), count: z.number().int() })),
  kept: z.array(z.object({ what: z.string(), why: z.string() })),
  /** When the last copy of the database that could hold the account has expired. */
  backupsGoneOn: z.iso.date().nullable(),
});
export type Certificate = z.infer<typeof certificateSchema>;

export const getCertificate = defineOperation({
  id: 'privacy.certificate',
  method: 'GET',
  path: '/api/certificates/:token',
  summary: 'The certificate of deletion, for whoever holds its address',
  params: z.strictObject({ token: z.string().max(100) }),
  response: json(certificateSchema),
  errors: ['privacy.certificate_not_found'],
});

export const consultAddresses = defineOperation({
  id: 'privacy.consult-addresses',
  method: 'POST',
  path: '/api/operator/address-consultations',
  summary: 'Operator: the network addresses an account was used from, with a reason that is logged (A-086)',
  body: z.strictObject({
    accountId: z.uuid('Indiquez l’identifiant du compte.'),
    reason: z.enum(['terms', 'authority', 'intrusion'], 'Choisissez un motif.'),
    note: z
      .string()
      .trim()
      .min(20, 'Décrivez en quelques mots ce qui rend cette consultation nécessaire.')
      .max(2_000, 'Ce texte est trop long.'),
  }),
  response: json(
    z.object({ items: z.array(z.object({ at: z.iso.datetime(), address: z.string() })).max(100) }),
  ),
  errors: ['privacy.account_not_found'],
});

export const grantPermit = defineOperation({
  id: 'privacy.grant-permit',
  method: 'POST',
  path: '/api/operator/registration-permits',
  summary: 'Operator: authorise in writing, once, a person to open an account again (A-092, A-093)',
  body: z.strictObject({
    email: z.string().trim().min(1, 'Saisissez l’adresse e-mail.').max(254, 'Cette adresse est trop longue.'),
    text: z
      .string()
      .trim()
      .min(20, 'Écrivez l’autorisation et son motif.')
      .max(4_000, 'Ce texte est trop long.'),
  }),
  response: json(z.object({ expiresAt: z.iso.datetime() }), 201),
  errors: ['privacy.bad_email'],
});

export const privacyOperations = [
  getPrivacy,
  exportAccount,
  closeAccount,
  restoreAccount,
  getCertificate,
  consultAddresses,
  grantPermit,
] as const;
