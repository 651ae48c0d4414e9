/** French sentences for refusals that the schemas leave unworded. */
export const fieldFr = {
  required: 'Ce champ est obligatoire.',
  unexpected: 'Cette demande contient un champ inattendu.',
  format: 'Ce format n’est pas valable.',
} as const;
