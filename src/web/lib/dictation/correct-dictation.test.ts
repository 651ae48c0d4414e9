import { describe, expect, test } from 'vitest';
import { correctDictation } from './correct-dictation.ts';
import { correctWords } from './correct-words.ts';
import { leftAlone, medicalWords } from './medical-words.ts';

const nbsp = '\u00a0';

describe('B-028 medical words get their spelling', () => {
  test.each([
    ['un éritème diffus', 'un érythème diffus'],
    ['un exéma des mains', 'un eczéma des mains'],
    ['des éczémas', 'des eczémas'],
    ['Exéma', 'Eczéma'],
    ['un soriasis en plaques', 'un psoriasis en plaques'],
    ['psoriazis', 'psoriasis'],
    ['plaque éritémateuse', 'plaque érythémateuse'],
    ['papules éritémateuses', 'papules érythémateuses'],
    ['zone ipopigmentée', 'zone hypopigmentée'],
    ['urtiquaire', 'urticaire'],
    ['un mélanaume', 'un mélanome'],
    ['folikulite', 'folliculite'],
    ['dermatite séborréique', 'dermatite séborrhéique'],
    ['un xantélasma', 'un xanthélasma'],
    ['ictiose', 'ichtyose'],
    ['crème de kétokonazole', 'crème de kétoconazole'],
    ['l’éritème', 'l’érythème'],
    ['dermokorticoïde', 'dermocorticoïde'],
    ['amoxiciline', 'amoxicilline'],
    ['bétamétazone', 'bétaméthasone'],
    ['un angiome', 'un angiome'],
  ])('%s', (heard, written) => {
    expect(correctDictation(heard)).toBe(written);
  });

  test('what is right already stays, every word of the list and its plural', () => {
    const words = medicalWords.flatMap((word) => [word, `${word}s`, word.toUpperCase()]);
    expect(words.filter((word) => correctWords(word) !== word)).toEqual([]);
    expect(medicalWords.length).toBeGreaterThan(380);
  });

  test('everyday words that sound like one of medicine stay', () => {
    const everyday =
      `rosacé plaquait croûtais conduis confluant lichant macula matriça milliaire pigmenter planterai
      sourcille suintent teignait ulcérait violacer épaulait annulerai sillonne cillons fissurais infiltrer grain de beauté
      peau pot dos sein saint main pied tête cou coup nez foie fois mole molle plaie plaît lait laid taché tache tâche
      bouton rouge chaud démange gratte depuis hier matin traitement crème pommade aucune fièvre patient patiente pharmacie
      bras jambe genou ventre oreille lèvre langue ongle cheveu poil sang croissance évolution médecin antécédent famille
      psychologue technique orchidée chronique chirurgie urgence allergie vaccin grossesse allaitement enfant`.split(
        /\s+/,
      );
    expect(everyday.filter((word) => correctWords(word) !== word)).toEqual([]);
  });

  test('a name with its capital is no misspelling', () => {
    expect(correctWords('Madame Exema a un exéma.')).toBe('Madame Exema a un eczéma.');
  });

  test('what is left alone is on the list', () => {
    expect([...leftAlone].filter((word) => !medicalWords.includes(word))).toEqual([]);
  });

  test('twice is as good as once, for mixtures of all kinds (seeds)', () => {
    const parts =
      'éritème plaque virgule point exéma cinq millimètres deux points noirs grain de beauté à la ligne'.split(
        ' ',
      );
    for (let seed = 1; seed <= 300; seed += 1) {
      let state = seed * 7_919;
      const pick = () => {
        state = (state * 16_807) % 2_147_483_647;
        return parts[state % parts.length];
      };
      const once = correctWords(Array.from({ length: 12 }, pick).join(' '));
      expect(correctWords(once), `seed ${seed}`).toBe(once);
    }
  });
});

describe('B-028 measures in figures', () => {
  test.each([
    ['cinq millimètres', `5${nbsp}mm`],
    ['environ cinq virgule deux millimètres', `environ 5,2${nbsp}mm`],
    ['deux virgule zéro cinq centimètres', `2,05${nbsp}cm`],
    ['un centimètre et demi', `1,5${nbsp}cm`],
    ['vingt-cinq milligrammes', `25${nbsp}mg`],
    ['quatre-vingt-dix kilos', `90${nbsp}kg`],
    ['soixante et onze kilos', `71${nbsp}kg`],
    ['deux cent cinquante milligrammes deux fois par jour', `250${nbsp}mg deux fois par jour`],
    ['mille cinq cents milligrammes', `1500${nbsp}mg`],
    ['cinq sur trois millimètres', `5 sur 3${nbsp}mm`],
    ['de deux à trois centimètres', `de 2 à 3${nbsp}cm`],
    ['trente-huit virgule cinq degrés', `38,5${nbsp}°C`],
    ['dix pour cent', `10${nbsp}%`],
    ['5 millimètres', `5${nbsp}mm`],
    ['5,2 millimètres', `5,2${nbsp}mm`],
    ['deux centimètres carrés', `2${nbsp}cm²`],
    ['Cinq millimètres', `5${nbsp}mm`],
  ])('%s', (heard, written) => {
    expect(correctDictation(heard)).toBe(written);
  });

  test.each([
    'un doute',
    'depuis trois jours',
    'deux lésions',
    'un grain de beauté',
    'quelques millimètres',
    'plusieurs centimètres',
    'une gêne',
    'l’un des mètres',
  ])('no figure in « %s »', (heard) => {
    expect(correctDictation(heard)).toBe(heard);
  });

  test('every number up to 999 said in French is read', () => {
    for (let value = 0; value <= 999; value += 1) {
      expect(correctDictation(`${inFrench(value)} grammes`), inFrench(value)).toBe(`${value}${nbsp}g`);
    }
  });
});

const small =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' ');
const tens = [
  '',
  'dix',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
];

function inFrench(value: number): string {
  if (value < 100) return belowHundred(value);
  const hundreds = Math.floor(value / 100);
  const head = hundreds === 1 ? 'cent' : `${small[hundreds]} cent${value % 100 === 0 ? 's' : ''}`;
  return value % 100 === 0 ? head : `${head} ${belowHundred(value % 100)}`;
}

function belowHundred(value: number): string {
  if (value <= 16) return small[value] ?? '';
  const ten = Math.floor(value / 10);
  const rest = value - (ten === 7 || ten === 9 ? ten - 1 : ten) * 10;
  if (rest === 0) return value === 80 ? 'quatre-vingts' : (tens[ten] ?? '');
  const link = value < 80 && (rest === 1 || rest === 11) ? ' et ' : '-';
  return `${tens[ten]}${link}${belowHundred(rest)}`;
}

describe('B-028 signs that are said', () => {
  test.each([
    ['plaque rouge virgule douloureuse', 'plaque rouge, douloureuse'],
    ['plaque rouge point à la ligne pas de fièvre', 'plaque rouge.\nPas de fièvre'],
    ['plaque rouge à la ligne pas de fièvre', 'plaque rouge\nPas de fièvre'],
    ['pas de fièvre point', 'pas de fièvre.'],
    ['pas de fièvre point la plaque démange', 'pas de fièvre. La plaque démange'],
    ['signes deux points chaleur point virgule douleur', `signes${nbsp}: chaleur${nbsp}; douleur`],
    ['est-ce grave point d’interrogation', `est-ce grave${nbsp}?`],
    ['une plaque ouvrez la parenthèse rouge fermez la parenthèse', 'une plaque (rouge)'],
    ['il dit ouvrez les guillemets ça gratte fermez les guillemets', `il dit «${nbsp}ça gratte${nbsp}»`],
    ['fin nouveau paragraphe suite', 'fin\n\nSuite'],
    ['virgule puis', ', puis'],
  ])('%s', (heard, written) => {
    expect(correctDictation(heard)).toBe(written);
  });

  test.each([
    'un point noir sur le nez',
    'deux points noirs',
    'des points blancs',
    'au point de ne plus dormir',
    'point de côté',
    'une virgule de sang',
    'un grain de beauté',
    'les vêtements en ligne',
  ])('« %s » is what it says', (heard) => {
    expect(correctDictation(heard)).toBe(heard);
  });
});
