// Who lives in a demo: pharmacies, accounts and patients that cannot exist. Family names are the months of the
// Republican calendar or made up; RPPS numbers are of the test range 8999990…, FINESS and NIR name a department (99, 00)
// that no such number has; telephones are of the ranges kept for fiction. A real instance refuses these accounts.
import type { AccountRole, ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { PatientDraft } from '#contracts/cases/case-draft.ts';

/** Shown on the sign-in page of a demo. No secret: a production start refuses an account that is marked as demo. */
export const demoPassword = 'demo-consilia';
export const demoMailDomain = 'demo.consilia.invalid';

export const demoPharmacies = [
  {
    key: 'tilleuls',
    name: 'Pharmacie des Tilleuls',
    finess: '990000010',
    street: '4 place du Marché',
    postalCode: '00100',
    city: 'Saint-Exemple-sur-Orvane',
    phone: '01 99 00 41 10',
  },
  {
    key: 'phare',
    name: 'Pharmacie du Phare',
    finess: '990000028',
    street: '27 quai des Essais',
    postalCode: '00200',
    city: 'Port-Fictif',
    phone: '02 61 91 52 20',
  },
] as const;
export type DemoPharmacyKey = (typeof demoPharmacies)[number]['key'];

export type DemoPerson = {
  key: string;
  role: AccountRole;
  displayName: string;
  rpps: string;
  pharmacy?: DemoPharmacyKey;
  tier?: ExpertTier;
  mayAddDermoscopicToSkin?: boolean;
  /** How the sign-in page says who this is. */
  label: string;
};

export const demoPeople = [
  {
    key: 'sophie.germinal',
    role: 'pharmacist',
    displayName: 'Sophie Germinal',
    rpps: '89999900015',
    pharmacy: 'tilleuls',
    label: 'Pharmacienne, Pharmacie des Tilleuls',
  },
  {
    key: 'karim.fructidor',
    role: 'pharmacist',
    displayName: 'Karim Fructidor',
    rpps: '89999900023',
    pharmacy: 'tilleuls',
    label: 'Pharmacien, Pharmacie des Tilleuls',
  },
  {
    key: 'ines.ventose',
    role: 'pharmacist',
    displayName: 'Inès Ventôse',
    rpps: '89999900031',
    pharmacy: 'phare',
    mayAddDermoscopicToSkin: true,
    label: 'Pharmacienne, Pharmacie du Phare',
  },
  {
    key: 'elise.brumaire',
    role: 'doctor',
    displayName: 'Dr Élise Brumaire',
    rpps: '89999900049',
    tier: 1,
    label: 'Médecin de niveau 1',
  },
  {
    key: 'antoine.floreal',
    role: 'doctor',
    displayName: 'Dr Antoine Floréal',
    rpps: '89999900056',
    tier: 1,
    label: 'Médecin de niveau 1',
  },
  {
    key: 'nadia.prairial',
    role: 'doctor',
    displayName: 'Dr Nadia Prairial',
    rpps: '89999900064',
    tier: 2,
    label: 'Médecin de niveau 2',
  },
  {
    key: 'simon.thermidor',
    role: 'doctor',
    displayName: 'Dr Simon Thermidor',
    rpps: '89999900072',
    tier: 2,
    label: 'Médecin de niveau 2',
  },
  {
    key: 'claire.messidor',
    role: 'doctor',
    displayName: 'Dr Claire Messidor',
    rpps: '89999900080',
    tier: 3,
    label: 'Dermatologue',
  },
  {
    key: 'paul.vendemiaire',
    role: 'doctor',
    displayName: 'Dr Paul Vendémiaire',
    rpps: '89999900098',
    tier: 3,
    label: 'Dermatologue',
  },
  {
    key: 'helene.nivose',
    role: 'director',
    displayName: 'Dr Hélène Nivôse',
    rpps: '89999900106',
    label: 'Direction médicale',
  },
  {
    key: 'lucas.pluviose',
    role: 'operator',
    displayName: 'Lucas Pluviôse',
    rpps: '',
    label: 'Exploitant',
  },
] as const satisfies readonly DemoPerson[];
export type DemoPersonKey = (typeof demoPeople)[number]['key'];
export type PharmacistKey = Extract<(typeof demoPeople)[number], { role: 'pharmacist' }>['key'];
export type DoctorKey = Extract<(typeof demoPeople)[number], { role: 'doctor' }>['key'];

/** Registered yesterday: the director has somebody to verify. */
export const demoNewcomer = {
  key: 'jeanne.frimaire',
  displayName: 'Dr Jeanne Frimaire',
  rpps: '89999900114',
  label: 'Médecin, vérification en attente',
} as const;

export function demoEmail(key: DemoPersonKey | (typeof demoNewcomer)['key']): string {
  return `${key}@${demoMailDomain}`;
}

/** What the sign-in page of a demo offers, and what the terminal prints. */
export const demoSignIns: readonly { label: string; email: string; password: string }[] = [
  ...demoPeople,
  demoNewcomer,
].map(({ key, displayName, label }) => ({
  label: `${displayName} (${label})`,
  email: demoEmail(key),
  password: demoPassword,
}));

type DemoPatient = Pick<PatientDraft, 'birthName' | 'firstNames' | 'birthDate' | 'sex' | 'billingNir'> &
  Partial<PatientDraft>;

/** Department 00 stands in no real number; the keys are right, so that forms take them. */
export const demoPatients = {
  mireille: {
    birthName: 'ORVANEL',
    firstNames: 'Mireille',
    birthDate: '1958-03-14',
    sex: 'female',
    billingNir: '258030000000115',
    phone: '06 39 98 10 01',
  },
  bruno: {
    birthName: 'TISSEPIERRE',
    firstNames: 'Bruno',
    birthDate: '1985-05-02',
    sex: 'male',
    billingNir: '185050000000234',
  },
  augustine: {
    birthName: 'BRUMELOT',
    usedName: 'CLAIRFONT',
    firstNames: 'Augustine',
    birthDate: '1934-01-21',
    sex: 'female',
    billingNir: '234010000000390',
  },
  noe: {
    birthName: 'CLAIRVALOIS',
    firstNames: 'Noé',
    birthDate: '2019-06-11',
    sex: 'male',
    billingNir: '184120000000496',
    nirHolderName: 'Thomas CLAIRVALOIS',
    nirHolderRelation: 'father',
  },
  salome: {
    birthName: 'MARENGRAIN',
    firstNames: 'Salomé',
    birthDate: '1984-05-27',
    sex: 'female',
    billingNir: '284050000000530',
    phone: '06 39 98 10 05',
  },
  gerald: {
    birthName: 'PONTREVIN',
    firstNames: 'Gérald',
    birthDate: '1964-08-09',
    sex: 'male',
    billingNir: '164080000000640',
  },
  maelle: {
    birthName: 'LUNEVERT',
    firstNames: 'Maëlle',
    birthDate: '2001-09-30',
    sex: 'female',
    billingNir: '201090000000785',
  },
  idriss: {
    birthName: 'SAULDRAIE',
    firstNames: 'Idriss',
    birthDate: '1977-11-18',
    sex: 'male',
    billingNir: '177110000000831',
  },
  naima: {
    birthName: 'VALCOURBE',
    firstNames: 'Naïma',
    birthDate: '1993-02-06',
    sex: 'female',
    billingNir: '293020000000922',
  },
  roger: {
    birthName: 'HAUTEFLAMME',
    firstNames: 'Roger',
    birthDate: '1948-06-25',
    sex: 'male',
    billingNir: '148060000001012',
  },
  catherine: {
    birthName: 'BOISRIVAL',
    firstNames: 'Catherine',
    birthDate: '1966-07-03',
    sex: 'female',
    billingNir: '266070000001165',
  },
  yanis: {
    birthName: 'CÔTEMARINE',
    firstNames: 'Yanis',
    birthDate: '1999-04-16',
    sex: 'male',
    billingNir: '199040000001201',
  },
  irene: {
    birthName: 'DOUCEVENT',
    firstNames: 'Irène',
    birthDate: '1972-03-08',
    sex: 'female',
    billingNir: '272030000001393',
  },
  alphonse: {
    birthName: 'GRANDSEUIL',
    firstNames: 'Alphonse',
    birthDate: '1955-01-12',
    sex: 'male',
    billingNir: '155010000001470',
  },
  aicha: {
    birthName: 'MONTFEUIL',
    firstNames: 'Aïcha',
    birthDate: '1988-08-22',
    sex: 'female',
    billingNir: '288080000001566',
  },
} as const satisfies Record<string, DemoPatient>;
export type DemoPatientKey = keyof typeof demoPatients;
