/** Made-up people as Pro Santé Connect would tell them: shape of the agency's sample, every field left empty that it leaves so. */
export type PscClaims = Record<string, unknown> & { sub: string };

const emptyActivity = {
  codeModeExercice: '',
  codeSecteurDactivite: '',
  codeSectionPharmacien: '',
  codeRole: '',
  codeGenreActivite: '',
  numeroSiretSite: '',
  numeroFinessSite: '',
  raisonSocialeSite: '',
  enseigneCommercialeSite: '',
  numeroVoie: '',
  libelleVoie: '',
  codePostal: '',
  telephone: '',
  adresseEMail: '',
};

export function pscActivity(fields: Partial<typeof emptyActivity>) {
  return { ...emptyActivity, ...fields };
}

/** A person with one exercise. `nameId` like `810000000009` or, for the test kit, `ANS20260101000001`. */
export function pscPerson(person: {
  nameId: string;
  givenName: string;
  familyName: string;
  codeProfession: string;
  codeSavoirFaire?: string;
  activities?: ReturnType<typeof pscActivity>[];
}): PscClaims {
  return {
    sub: `f:00000000-0000-4000-8000-000000000000:${person.nameId}`,
    SubjectNameID: person.nameId,
    preferred_username: person.nameId,
    given_name: person.givenName,
    family_name: person.familyName,
    email_verified: false,
    SubjectOrganization: '',
    Mode_Acces_Raison: '',
    SubjectRole: [`${person.codeProfession}^1.2.250.1.213.1.1.5.5`],
    SubjectRefPro: {
      codeCivilite: '',
      exercices: [
        {
          codeProfession: person.codeProfession,
          codeCategorieProfessionnelle: 'C',
          codeTypeSavoirFaire: person.codeSavoirFaire ? 'S' : '',
          codeSavoirFaire: person.codeSavoirFaire ?? '',
          activities: person.activities ?? [],
        },
      ],
    },
  };
}

const pharmacyActivity = pscActivity({
  codeModeExercice: 'L',
  codeSecteurDactivite: 'SA33',
  codeSectionPharmacien: 'A',
  numeroFinessSite: '750000018',
  raisonSocialeSite: 'PHARMACIE DE L ESSAI',
  numeroVoie: '1',
  libelleVoie: 'DE L ESSAI',
  codePostal: '75000',
});

const secondPharmacyActivity = pscActivity({
  codeModeExercice: 'S',
  codeSecteurDactivite: 'SA33',
  raisonSocialeSite: 'PHARMACIE DES TILLEULS',
  codePostal: '75000',
});

/** Pharmacist by analogy with the agency's doctor: 21, one pharmacy. */
export const pscPharmacist = pscPerson({
  nameId: '810000000009',
  givenName: 'Zoé',
  familyName: 'EXEMPLE',
  codeProfession: '21',
  activities: [pharmacyActivity],
});

export const pscDermatologist = pscPerson({
  nameId: '810000000017',
  givenName: 'Ada',
  familyName: 'FICTIVE',
  codeProfession: '10',
  codeSavoirFaire: 'SM15',
  activities: [
    pscActivity({
      codeModeExercice: 'L',
      codeSecteurDactivite: 'SA07',
      raisonSocialeSite: 'CABINET DES ESSAIS',
    }),
    pscActivity({
      codeModeExercice: 'S',
      codeSecteurDactivite: 'SA01',
      raisonSocialeSite: 'HOPITAL DES ESSAIS',
    }),
  ],
});

/** The same pharmacist, now at two places; the register repeats one of them and leaves one without a name. */
export const pscPharmacistAtTwo = pscPerson({
  nameId: '810000000009',
  givenName: 'Zoé',
  familyName: 'EXEMPLE',
  codeProfession: '21',
  activities: [pharmacyActivity, secondPharmacyActivity, pharmacyActivity, pscActivity({})],
});
