// The operator hears that somebody asks to come back; the person is mailed the answer, which stands in no notice.
import type { ReopeningOutcome } from '#contracts/privacy/reopening.contract.ts';
import { defineNotice, type NoticeKind } from '../../audit/public.ts';
import { lockReopening } from './reopening.queries.ts';
import { openAnswer } from './reopening.ts';

export const reopeningWaitingNotice = defineNotice<{ requestId: string }>({
  kind: 'reopening.waiting',
  subject: () => 'Une demande de réouverture attend',
  paragraphs: () => ['Une personne sans compte demande à pouvoir en rouvrir un.'],
  page: ({ requestId }) => ({ label: 'Voir la demande', path: `/exploitation/reouvertures/${requestId}` }),
});

/** Goes to the address that was given, kept with the operator's affairs: the person has no account. */
export const reopeningSettledNotice = defineNotice<{ requestId: string; outcome: ReopeningOutcome }>({
  kind: 'reopening.settled',
  only: 'mail',
  subject: ({ outcome }) =>
    outcome === 'permitted' ? 'Vous pouvez ouvrir un compte' : 'Réponse à votre demande de réouverture',
  paragraphs: ({ outcome }) => [
    outcome === 'permitted'
      ? 'Vous êtes autorisé à vous inscrire de nouveau avec cette adresse. L’autorisation vaut une fois, pendant trente jours.'
      : 'Votre demande de réouverture n’a pas été acceptée.',
  ],
  mailDetails: async ({ tx, keyring }, { requestId }) => {
    const row = await lockReopening(tx, requestId);
    if (!row?.answer_sealed) return [];
    return [openAnswer(keyring, row.data_key, requestId, row.answer_sealed).text];
  },
  page: ({ outcome }) =>
    outcome === 'permitted'
      ? { label: 'S’inscrire', path: '/inscription' }
      : { label: 'Lire les conditions d’utilisation', path: '/textes/terms' },
});

export const reopeningNotices = [
  reopeningWaitingNotice,
  reopeningSettledNotice,
] as readonly NoticeKind<never>[] as readonly NoticeKind[];
