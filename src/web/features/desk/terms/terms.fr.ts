import { defineTexts, plural } from '#web/lib/text.ts';

export const termsFr = defineTexts({
  list: 'Termes proposés',
  offered: (count: number) =>
    `${plural(count, 'terme proposé', 'termes proposés')}. Flèche bas pour choisir, Échap pour fermer.`,
  otherName: (name: string) => `aussi : ${name}`,
  switch: 'Proposer des termes pendant la saisie',
});
