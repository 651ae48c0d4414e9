import type {
  RegistrationField,
  RegistrationForm,
  RegistrationRole,
  RegistrationStep,
} from './registration-form.ts';

const identity: readonly RegistrationField[] = [
  { id: 'givenName', kind: 'name', label: 'Prénom', autoComplete: 'given-name' },
  { id: 'familyName', kind: 'name', label: 'Nom d’exercice', autoComplete: 'family-name' },
  {
    id: 'birthDate',
    kind: 'birth-date',
    label: 'Votre date de naissance',
    hint: 'Le service est réservé aux professionnels majeurs.',
  },
  { id: 'phone', kind: 'phone', label: 'Téléphone professionnel', autoComplete: 'tel' },
];

const rpps: RegistrationField = {
  id: 'rpps',
  kind: 'rpps',
  label: 'Numéro RPPS',
  hint: '11 chiffres. Il figure sur votre carte CPS et dans l’annuaire santé.',
};

const address: readonly RegistrationField[] = [
  { id: 'street', kind: 'text', label: 'Numéro et rue', autoComplete: 'address-line1' },
  { id: 'postalCode', kind: 'postal-code', label: 'Code postal', autoComplete: 'postal-code' },
  { id: 'city', kind: 'text', label: 'Ville', autoComplete: 'address-level2' },
];

/** B-034: four statements, each its own box. */
const declarations: RegistrationStep = {
  id: 'declarations',
  title: 'Déclarations',
  lead: 'Cochez chaque déclaration après l’avoir lue. Elles engagent votre responsabilité.',
  fields: [
    {
      id: 'declaresCapacity',
      kind: 'statement',
      label:
        'Je suis majeur, j’ai la pleine capacité juridique et je remplis les conditions d’accès au service.',
    },
    {
      id: 'declaresTruth',
      kind: 'statement',
      label:
        'Les informations que je donne sont personnelles, exactes, complètes et à jour, et je signalerai tout changement.',
    },
    {
      id: 'declaresRightToPractise',
      kind: 'statement',
      label: 'J’ai le droit d’exercer, dans le respect de la déontologie et des règles de mon Ordre.',
    },
    {
      id: 'declaresNoUsurpation',
      kind: 'statement',
      label: 'J’agis sous mon propre nom et n’utilise l’identité ni la qualité de personne d’autre.',
    },
  ],
};

const pharmacist1: RegistrationForm = {
  id: 'pharmacien',
  version: 1,
  role: 'pharmacist',
  steps: [
    { id: 'identity', title: 'Identité', fields: identity },
    {
      id: 'profession',
      title: 'Profession',
      fields: [
        {
          id: 'position',
          kind: 'choice',
          label: 'Votre fonction',
          choices: [
            { value: 'holder', label: 'Pharmacien titulaire' },
            { value: 'assistant', label: 'Pharmacien adjoint' },
            { value: 'substitute', label: 'Pharmacien remplaçant' },
          ],
        },
        rpps,
      ],
    },
    {
      id: 'pharmacy',
      title: 'Pharmacie',
      fields: [
        { id: 'siteName', kind: 'text', label: 'Nom de la pharmacie', autoComplete: 'organization' },
        { id: 'finess', kind: 'finess', label: 'Numéro FINESS', hint: '9 caractères.' },
        ...address,
        { id: 'group', kind: 'text', label: 'Groupement', isOptional: true },
        {
          id: 'invoiceEmail',
          kind: 'email',
          label: 'E-mail pour les factures',
          isOptional: true,
          autoComplete: 'off',
        },
        {
          id: 'iban',
          kind: 'iban',
          label: 'IBAN',
          hint: 'Vous pourrez aussi le donner plus tard.',
          isOptional: true,
          isSecret: true,
        },
      ],
    },
    declarations,
  ],
};

const doctor1: RegistrationForm = {
  id: 'medecin',
  version: 1,
  role: 'doctor',
  steps: [
    { id: 'identity', title: 'Identité', fields: identity },
    {
      id: 'profession',
      title: 'Profession',
      fields: [
        {
          id: 'specialty',
          kind: 'choice',
          label: 'Votre qualification',
          choices: [
            { value: 'general', label: 'Médecin généraliste, attiré par la dermatologie' },
            { value: 'general-trained', label: 'Médecin généraliste, formé en dermatologie' },
            { value: 'dermatologist', label: 'Dermatologue' },
          ],
        },
        rpps,
      ],
    },
    {
      id: 'practice',
      title: 'Cabinet',
      fields: [
        { id: 'siteName', kind: 'text', label: 'Nom du cabinet', autoComplete: 'organization' },
        ...address,
      ],
    },
    declarations,
  ],
};

/** Every version, oldest first within a role; registrations keep naming the one they were filled in with. */
export const registrationForms: readonly RegistrationForm[] = [pharmacist1, doctor1];

/** The version that new registrations of a role use. */
export function currentRegistrationForm(role: RegistrationRole): RegistrationForm {
  const form = registrationForms.findLast((candidate) => candidate.role === role);
  if (!form) throw new RangeError(`no registration form for ${role}`);
  return form;
}

/** The form a registration names, or undefined. */
export function findRegistrationForm(id: string, version: number): RegistrationForm | undefined {
  return registrationForms.find((form) => form.id === id && form.version === version);
}
