export const exportReadmeFr = `Export de votre compte

compte.json         ce que le service sait de vous
dossiers/           un dossier par demande : dossier.json (textes), photos, documents, comptes rendus (PDF)
autres fichiers     acceptations, messages du service, et ce que les autres parties du service gardent de votre compte

Les fichiers .json se lisent avec tout éditeur de texte. Ce fichier contient des données de santé :
gardez-le dans un endroit protégé, et supprimez-le quand vous n’en avez plus besoin.
`;
