import { defineTexts } from '#web/lib/text.ts';

export const clinicalFr = defineTexts({
  site: {
    title: 'Localisation',
    label: 'Où se trouve la lésion ?',
    hint: 'Touchez la silhouette ou cherchez dans la liste. Dix régions au plus.',
  },
  durationCount: 'Nombre',
  durationUnit: 'Unité',
  chooseUnit: 'Choisir',
});
