import { defineTexts } from '#web/lib/text.ts';

export const verificationFr = defineTexts({
  documentTitle: 'Vérifier un compte rendu',
  title: 'Vérifier un compte rendu',
  lead: 'Vous tenez un compte rendu imprimé ou reçu en fichier ? Son code dit s’il a bien été émis ici, à quelle date, et s’il a été remplacé depuis.',
  code: 'Code de vérification',
  codeHint:
    'Douze lettres et chiffres imprimés sous « Vérifier ce document ». Tirets, espaces et majuscules sont sans importance.',
  check: 'Vérifier',
  codeEmpty: 'Saisissez le code imprimé sur le document.',
  codeLength: (count: number) =>
    `Le code compte douze signes ; vous en avez saisi ${count}. Reprenez-le par groupes de quatre.`,
  codeSymbols: 'Un code ne contient que des chiffres et des lettres, sans accent ni U.',
  answer: 'Réponse',
  found: 'Ce document a été émis ici',
  foundText: 'C’est la version en vigueur : aucune autre ne la remplace à ce jour.',
  replaced: 'Ce document a été remplacé',
  replacedText:
    'Il a bien été émis ici, mais une version plus récente le corrige. Demandez-la à la pharmacie qui vous l’a remis.',
  unknown: 'Aucun document ne porte ce code',
  unknownText:
    'Relisez le code signe par signe : un seul signe faux suffit. S’il est exact, ce papier n’a pas été émis par ce service : ne vous y fiez pas et parlez-en à la pharmacie.',
  kind: 'Nature',
  kinds: {
    opinion: 'Compte rendu d’un avis médical',
    ending: 'Relevé de fin de demande, sans avis médical',
  },
  version: 'Version',
  versionIs: (version: number, isReplaced: boolean) =>
    `${version} ${isReplaced ? '(remplacée)' : '(en vigueur)'}`,
  issuedAt: 'Émis le',
  sha256: 'Empreinte SHA-256 du fichier',
  checkedAt: 'Vérifié le',
  fileTitle: 'Comparer le fichier',
  fileLead:
    'Si vous avez le fichier PDF, comparez-le à l’original. Il reste sur cet appareil : seule son empreinte est calculée, ici même.',
  fileChoose: 'Choisir le fichier PDF',
  fileDrop: 'ou déposez-le ici',
  fileBusy: 'Calcul de l’empreinte…',
  same: 'Fichier identique',
  sameText: (name: string) => `« ${name} » est identique, octet pour octet, au document émis.`,
  different: 'Fichier différent',
  differentText: (name: string) =>
    `« ${name} » n’est pas le fichier émis sous ce code : il a été modifié, ou c’est un autre document.`,
  differentNote:
    'Un document imprimé puis numérisé est toujours différent, sans être faux : demandez alors le fichier d’origine à la pharmacie.',
  fileHash: 'Empreinte du fichier choisi',
  fileTooLarge: 'Ce fichier dépasse 50 Mo : ce n’est pas un compte rendu de ce service.',
  fileUnreadable: 'Ce fichier n’a pas pu être lu sur cet appareil.',
  print: 'Imprimer cette réponse',
  privacyTitle: 'Ce que cette page montre',
  privacyText:
    'Ni nom, ni numéro, ni aucune donnée de santé : seulement l’existence du document, sa date, sa version et son empreinte. Elle ne dit rien du contenu de l’avis.',
});
