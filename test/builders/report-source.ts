/** Complete, clearly fictional report sources and drawn photographs for tests and trials. */

import sharp from 'sharp';
import type {
  EndingReportSource,
  OpinionReportSource,
} from '#server/modules/reports/document/report-source.ts';

const at = (time: string): Date => new Date(`2026-11-${time}:00Z`);

/** `count` photos named `photo-1.jpg`…, with views taken in turn. */
export function buildPhotoSources(count: number): NonNullable<OpinionReportSource['photos']> {
  const views = ['Vue d’ensemble', 'Gros plan de face', 'Gros plan de biais', 'Dermoscopie'];
  return Array.from({ length: count }, (_, index) => ({
    file: `photo-${index + 1}.jpg`,
    viewLabel: views[index % views.length] ?? '',
    siteLabel: 'avant-bras gauche',
    takenAt: at('23T08:12'),
  }));
}

/** Drawn spots on a skin tone, upright and sideways in turn; no real person. */
export async function buildPhotos(count: number, width = 900): Promise<Record<string, Buffer>> {
  const photos: Record<string, Buffer> = {};
  for (let index = 0; index < count; index += 1) {
    const [w, h] = index % 3 === 2 ? [width * 0.75, width] : [width, width * 0.75];
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">
      <rect width="100%" height="100%" fill="rgb(${224 - index * 3},${186 - index * 2},${164 - index})"/>
      <ellipse cx="${w / 2}" cy="${h / 2}" rx="${80 + index * 9}" ry="${60 + index * 6}" fill="#8a5a44"/></svg>`;
    photos[`photo-${index + 1}.jpg`] = await sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer();
  }
  return photos;
}

const shared = {
  operatorName: 'Consilia, réseau de démonstration',
  caseNumber: 'DEM-2026-000123',
  reportNumber: 'CR-2026-000123',
  version: 1,
  patient: {
    birthName: 'ŒUVRARD-ÇELIK',
    usedName: 'Exemple',
    firstNames: 'Maëlle Noémie',
    bornOn: '1985-05-04',
    birthPlace: 'Ville-Fictive (99)',
    sex: 'female',
    ins: '285059912345678',
    billingNir: '285059912345678',
  },
  requester: {
    name: 'Inès Fictive',
    rpps: '10999999991',
    pharmacyName: 'Pharmacie de l’Exemple',
    finess: '990000001',
    addressLines: ['12, rue de l’Invention', '99000 Ville-Fictive'],
    phone: '01 99 00 12 34',
  },
  sentAt: at('23T08:20'),
  motive: 'Tache brune de l’avant-bras, modifiée depuis six semaines',
  question:
    'La patiente peut-elle attendre une consultation programmée ? Un traitement local est-il utile d’ici là ?',
  bodySites: ['avant-bras gauche', 'face externe'],
  clinicalAnswers: [
    { question: 'Depuis quand ?', answer: 'Environ six semaines' },
    { question: 'Démange, saigne, fait mal ?', answer: 'Démange un peu (≤ 2 sur 10), ne saigne pas' },
    { question: 'Taille mesurée', answer: '9 × 7 mm, soit ≈ 0,5 cm²' },
    { question: 'Fièvre ou altération de l’état général ?', answer: 'Non, 36,9 °C' },
    { question: 'Traitements en cours', answer: 'Lévothyroxine 75 µg par jour ; coût mensuel : 2,40 €' },
    { question: 'Toute la peau a-t-elle été regardée ?', answer: 'Non, seulement les deux avant-bras' },
  ],
  clarifications: [
    {
      askedAt: at('23T10:02'),
      question: 'Merci d’ajouter une photo avec une échelle et de préciser la date du premier signe.',
      answeredAt: at('23T10:41'),
      answer: 'Photo ajoutée avec une réglette. Premier signe noté « mi-octobre » par la patiente.',
    },
  ],
  consents: [
    {
      label: 'Patiente informée de la télé-expertise et consentement recueilli par la pharmacie',
      recordedAt: at('23T08:05'),
    },
    { label: 'Accord pour l’envoi des photographies', recordedAt: at('23T08:06') },
  ],
  incidents: [],
  verification: { code: 'K7QM-2XWD-9RTA', url: 'https://consilia.example/verifier' },
  expert: {
    name: 'Dr Basile Inventé',
    rpps: '10999999982',
    qualification: 'Dermatologie et vénéréologie',
    tierLabel: 'Spécialiste',
    practicePlace: 'Cabinet du Port, 99000 Ville-Fictive',
  },
  takenAt: at('23T09:55'),
} as const satisfies Partial<OpinionReportSource>;

/** A complete opinion with four photos; override what a test is about. */
export function buildOpinionSource(change: Partial<OpinionReportSource> = {}): OpinionReportSource {
  return {
    ...shared,
    photos: buildPhotoSources(4),
    signedAt: at('23T13:05'),
    opinion: {
      findings:
        'Lésion pigmentée ovale, bien limitée, d’environ 9 mm de grand axe, à deux tons de brun. ' +
        'Pas d’ulcération visible.\n\nLe réseau est régulier sur la vue en dermoscopie.',
      hypotheses: '1. Kératose séborrhéique débutante\n2. Nævus remanié par le frottement',
      adviceToRequester:
        'Rassurer la patiente, protéger du soleil, ne pas gratter. Revoir la lésion à l’officine dans quatre semaines ' +
        'avec la même réglette.',
      treatmentAdvice: 'Émollient une fois par jour. Aucun dermocorticoïde.',
      referral: { isWanted: true, delay: 'dans les deux mois', to: 'un dermatologue de proximité' },
      followUp: 'Nouvelle photographie dans quatre semaines ; plus tôt si la lésion saigne ou s’étend.',
      freeText: 'Le reste de la peau n’a pas été montré : à examiner lors de la consultation.',
    },
    acts: [{ label: 'Télé-expertise, médecin requis', code: 'TE2', performedAt: at('23T13:05') }],
    prescriptions: {
      kind: 'attached',
      documents: [{ name: 'Ordonnance du 23 novembre 2026', sha256: '3b7e9c'.padEnd(64, 'a1f0') }],
    },
    ...change,
  };
}

/** A request nobody answered in time. */
export function buildEndingSource(change: Partial<EndingReportSource> = {}): EndingReportSource {
  const { expert: _expert, takenAt: _takenAt, clarifications: _clarifications, ...rest } = shared;
  return {
    ...rest,
    kind: 'unanswered',
    reason: 'Aucun médecin n’a pu prendre la demande dans les 72 heures.',
    advice: 'Orientation de la patiente vers son médecin traitant.',
    endedAt: at('26T08:20'),
    ...change,
  };
}
