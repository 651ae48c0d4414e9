// What a professional and his reviewers are told of a verification (B-008). Reasons stay behind the sign-in.
import { formatDayFr } from '#contracts/values/french-dates.ts';
import { defineNotice } from '../audit/public.ts';

const own = { label: 'Voir ma vérification', path: '/ma-verification' };

export const verifiedNotice = defineNotice({
  kind: 'verification.verified',
  subject: () => 'Votre situation professionnelle est vérifiée',
  paragraphs: () => ['La vérification est terminée : le service vous est ouvert.'],
  page: () => own,
});

export const moreAskedNotice = defineNotice({
  kind: 'verification.more-asked',
  subject: () => 'Des pièces sont demandées pour votre vérification',
  paragraphs: () => ['La vérification de votre situation attend des pièces de votre part.'],
  page: () => own,
});

export const refusedNotice = defineNotice({
  kind: 'verification.refused',
  subject: () => 'Votre vérification est refusée',
  paragraphs: () => [
    'Votre situation professionnelle n’a pas pu être vérifiée. Le motif est dans votre espace.',
  ],
  page: () => own,
});

export const withdrawnNotice = defineNotice({
  kind: 'verification.withdrawn',
  subject: () => 'Votre vérification est retirée',
  paragraphs: () => [
    'Le service ne vous est plus ouvert. Le motif est dans votre espace.',
    'Si vous aviez des dossiers en cours, ils retournent dans la file ; rien n’en est perdu.',
  ],
  page: () => own,
});

export const reopenedNotice = defineNotice({
  kind: 'verification.reopened',
  subject: () => 'Votre vérification est rouverte',
  paragraphs: () => ['La vérification de votre situation reprend. Vous pouvez ajouter des pièces.'],
  page: () => own,
});

export const expiringNotice = defineNotice<{ expiresOn: string }>({
  kind: 'verification.expiring',
  subject: () => 'Une preuve de votre situation arrive à son terme',
  paragraphs: ({ expiresOn }) => [
    `Sans nouvelle preuve avant le ${formatDayFr(expiresOn)}, le service se fermera pour vous à cette date.`,
  ],
  page: () => own,
});

export const lapsedNotice = defineNotice({
  kind: 'verification.lapsed',
  subject: () => 'Une preuve de votre situation a expiré',
  paragraphs: () => [
    'Le service est fermé pour vous jusqu’à une nouvelle vérification. Ajoutez une preuve récente.',
  ],
  page: () => own,
});

const pages = { doctor: '/direction/verifications', pharmacist: '/exploitation/verifications' } as const;

/** To the medical directors for a doctor, to the operators for a pharmacist. */
export const waitingNotice = defineNotice<{ role: 'doctor' | 'pharmacist'; verificationId: string }>({
  kind: 'verification.waiting',
  subject: ({ role }) => (role === 'doctor' ? 'Un médecin est à vérifier' : 'Un pharmacien est à vérifier'),
  paragraphs: () => ['Une vérification attend votre décision.'],
  page: ({ role, verificationId }) => ({
    label: 'Ouvrir la vérification',
    path: `${pages[role]}/${verificationId}`,
  }),
});

export const verificationNotices = [
  verifiedNotice,
  moreAskedNotice,
  refusedNotice,
  withdrawnNotice,
  reopenedNotice,
  expiringNotice,
  lapsedNotice,
  waitingNotice,
];
