// The mail that keeps a head of the proof archive outside: signed text and key, no personal data.

export const witnessMailFr = {
  subject: (number: number) => `Archive de preuve : tête n° ${number}`,
  text: (line: string, text: string, keys: string) => `Bonjour,

Voici la dernière tête signée de l’archive de preuve. Conservez ce message : il permettra de vérifier, sans l’exploitant, que
l’archive n’a été ni tronquée ni réécrite depuis. Il ne contient aucune donnée personnelle.

${text}
Ligne pour « npm run proof -- verify --witness FICHIER » :

${line}

Clés publiques :

${keys}`,
} as const;
