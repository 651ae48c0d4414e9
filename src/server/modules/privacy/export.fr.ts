export const exportReadmeFr = `Export de votre compte

compte.json         ce que le service sait de vous
dossiers/           un dossier par demande : dossier.json (textes), photos, documents, comptes rendus (PDF)
acceptations.json   les textes que vous avez acceptés
messages.json       ce que le service vous a fait savoir
connexions.json     d’où votre compte a été ouvert
modifications.json  l’historique de vos coordonnées
decisions.json      les décisions vous concernant
assistance.json     vos échanges avec l’assistance

Chaque dossier nomme le responsable du traitement : la pharmacie qui a demandé l’avis. L’exploitant du service n’est que
son sous-traitant (RGPD, article 28) : c’est à elle que le patient s’adresse.

Les fichiers .json se lisent avec tout éditeur de texte. Ce fichier contient des données de santé :
gardez-le dans un endroit protégé, et supprimez-le quand vous n’en avez plus besoin.
`;
