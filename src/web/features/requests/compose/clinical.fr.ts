import { defineTexts } from '#web/lib/text.ts';

export const clinicalFr = defineTexts({
  site: {
    title: 'Localisation',
    label: 'Où se trouve la lésion ?',
    hint: 'Dix régions au plus.',
  },
  takeQuietBack: 'Annuler ces réponses',
  durationCount: 'Nombre',
  durationUnit: 'Unité',
  chooseUnit: 'Choisir',
});
