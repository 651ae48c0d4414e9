import { defineTexts } from '#web/lib/text.ts';

export const clarifyFr = defineTexts({
  title: 'Demander une précision',
  lead: 'La pharmacie reçoit exactement ces demandes. Votre délai est suspendu jusqu’à sa réponse, puis le dossier vous revient.',
  quick: 'Demandes fréquentes',
  add: 'Autre demande',
  point: (position: number) => `Demande ${position}`,
  removePoint: (position: number) => `Retirer la demande ${position}`,
  kind: 'Ce que vous demandez',
  target: 'Sur quoi',
  chooseTarget: 'Choisir…',
  text: 'Votre demande',
  textHint: 'Ne demandez jamais de mot de passe ni d’information privée sans rapport avec ce dossier.',
  send: 'Envoyer la demande',
  back: 'Revenir à l’avis',
  none: 'Choisissez une demande fréquente ou rédigez la vôtre.',
  sent: 'Demande envoyée. Votre délai est suspendu jusqu’à la réponse de la pharmacie.',
  kinds: {
    'more-information': 'Information en plus',
    'changed-information': 'Information à corriger',
    'new-photo': 'Nouvelle photo',
  },
  picks: {
    sharper: {
      label: 'Photo plus nette, de près',
      text: 'Merci de reprendre une photo nette, de près, bien en face, mise au point sur la lésion.',
    },
    ruler: {
      label: 'Photo avec une règle',
      text: 'Merci d’ajouter une photo de près avec une règle posée à côté de la lésion.',
    },
    wider: {
      label: 'Vue plus large',
      text: 'Merci d’ajouter une photo prise de plus loin, où l’on voit toute la région du corps.',
    },
    light: {
      label: 'Meilleure lumière',
      text: 'Merci de reprendre la photo à la lumière du jour, sans ombre ni flash.',
    },
    dermoscope: {
      label: 'Dermatoscope mieux centré',
      text: 'Merci de reprendre la vue au dermatoscope, lésion au centre, sans appuyer, mise au point faite.',
    },
    treatments: {
      label: 'Traitements essayés',
      text: 'Quels produits ont été appliqués, combien de temps, et avec quel effet ?',
    },
    onset: {
      label: 'Ancienneté',
      text: 'Pouvez-vous faire préciser au patient quand la lésion est apparue ?',
    },
    change: {
      label: 'Évolution récente',
      text: 'Qu’est-ce qui a changé ces dernières semaines : taille, couleur, relief, saignement ?',
    },
  },
});
