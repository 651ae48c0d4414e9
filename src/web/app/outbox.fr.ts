import { defineTexts, plural } from '#web/lib/text.ts';

/** What waits on this device until the network takes it. */
export const outboxFr = defineTexts({
  title: 'En attente d’envoi',
  photos: (count: number) => plural(count, 'photo', 'photos'),
  requests: (count: number) => plural(count, 'demande', 'demandes'),
  drafts: (count: number) => plural(count, 'saisie', 'saisies'),
  waiting: (what: string, count: number, state: 'sending' | 'queued' | 'no-network') => {
    if (state === 'sending') return `${what} en cours d’envoi`;
    const wait = `${what} ${count > 1 ? 'attendent' : 'attend'}`;
    return state === 'no-network'
      ? `${wait} le réseau`
      : `${wait} d’être ${count > 1 ? 'envoyées' : 'envoyée'}`;
  },
  item: {
    create: (form: string) => withForm('Nouvelle demande', form),
    draft: (form: string) => withForm('Saisie', form),
    photo: (form: string) => withForm('Photo', form),
    submit: (form: string) => withForm('Envoi de la demande', form),
  },
  sending: (percent: number) => `${percent}\u00a0%`,
  next: 'en file',
  noNetwork: 'attend le réseau',
  memoryOnly: 'Cet appareil ne peut rien garder : laissez cette page ouverte jusqu’à la fin de l’envoi.',
  refused: (what: string) => `${what} : à reprendre`,
  open: 'Ouvrir la demande',
  putAway: 'Ne plus afficher',
  sent: 'Demande envoyée.',
});

function withForm(what: string, form: string): string {
  return form === '' ? what : `${what}, ${form.toLowerCase()}`;
}
