// What a bundle says of itself, in French and in English: for a stranger who has never seen the platform.

export type BundleFacts = { what: string; about: string; entries: number; madeAt: string; instance: string };

export function bundleReadme({ what, about, entries, madeAt, instance }: BundleFacts): string {
  return `# Preuve — ${what}

Exploitant : ${instance}
Objet : ${about}
Entrées : ${entries}
Établi le : ${madeAt} (UTC)

## Ce que contient ce dossier

- \`entries.jsonl\` : les actes, un par ligne, avec l'heure (UTC), l'auteur, l'action, un sel aléatoire, l'empreinte et le
  chemin qui mène à la racine de l'arbre. Les personnes et les dossiers y figurent par identifiant seulement.
- \`head.json\` : la tête de l'arbre, signée (Ed25519) : tant d'entrées, telle racine, telle heure.
- \`stamps.json\` et \`time-stamps/\` : têtes plus anciennes horodatées par un tiers (RFC 3161), s'il y en a.
- \`keys.json\` : les clés publiques de l'exploitant. Comparez leur empreinte avec celle qu'il publie.
- \`verify.mjs\` : un programme court qui vérifie tout cela sans réseau.

## Vérifier

    node verify.mjs

Il faut Node.js 20 ou plus récent, rien d'autre. Le programme dit OK, ou nomme l'entrée fausse. Il affiche aussi la commande
\`openssl ts\` qui vérifie chaque horodatage.

## Ce que cela prouve, et ce que cela ne prouve pas

Les actes ci-joints étaient dans l'archive, tels quels, quand la tête a été signée ; avec un horodatage, avant l'heure
qu'il porte. Cela ne prouve pas qu'aucun autre acte n'a eu lieu, ni qui tenait le clavier.

---

# Proof — English

Operator: ${instance}. Subject: ${about}. Entries: ${entries}. Made: ${madeAt} (UTC).

\`entries.jsonl\` holds the acts, one a line, each with a random salt, its hash and its path to the root of a Merkle tree
(RFC 9162). \`head.json\` is the signed head of the tree, \`keys.json\` the operator's public keys: compare their fingerprint
with the published one. \`stamps.json\` and \`time-stamps/\` hold older heads stamped by a third party, if any.

\`node verify.mjs\` checks all of it offline with Node.js 20 or later and nothing else: it says OK, or names the entry that is
wrong, and prints the \`openssl ts\` command for each time stamp.

It proves that these acts stood in the archive as they are here when the head was signed; with a time stamp, before its time.
It does not prove that nothing else happened, nor who sat at the keyboard.
`;
}
