/**
 * The outlines of the body map, drawn for this product. The figure stands on x = 100 (viewBox 0 0 200 452), the
 * enlarged face on x = 60. Paired regions are drawn once, on the viewer's left, and mirrored. Names are those of
 * the site codes without view, group and side.
 */
export type FigureName = 'front' | 'back' | 'face';

export type Figure = {
  viewBox: string;
  /** Twice the x of the axis around which paired regions are mirrored. */
  mirrorWidth: number;
  /** Drawn under the regions, not clickable. */
  ground: readonly string[];
  regions: Readonly<Record<string, string>>;
};

const arm = {
  shoulder: 'M88 76C76 79 63 81 57 92 54 98 53 104 53 110L69 111C70 100 76 90 85 84Z',
  upperArm: 'M52.5 112.5 68.5 113.5C67 131 63.5 146 60.5 156L45 153.5C46 139 48.5 125 52.5 112.5Z',
  elbow: 'M44.5 156 60 158.5 57.5 173 41.5 170Z',
  forearm: 'M41 172.5 57 175.5C55 193 50.5 208 47 219L34.5 215C35 200 36.5 186 41 172.5Z',
};

const leg = {
  knee: 'M68 303.5H92C92 313 91 321 90 328.5H69.5C68 320 67.5 311 68 303.5Z',
};

const front: Figure = {
  viewBox: '0 0 200 452',
  mirrorWidth: 200,
  ground: ['M100 8C86 8 79 19 80 34 81 50 90 62 100 62 110 62 119 50 120 34 121 19 114 8 100 8Z'],
  regions: {
    neck: 'M91 60.5C97 65 103 65 109 60.5L111 73C104 77 96 77 89 73Z',
    shoulder: arm.shoulder,
    chest: 'M99 79 90.5 76.5 86.5 85.5C79 91 73.5 99 72.5 110L76 131C81 139 90 143 99 143.5Z',
    armpit: 'M70.5 112.5C68.5 120 68 127 66.5 133L73.5 133C74 126 72.5 119 70.5 112.5Z',
    'upper-arm': arm.upperArm,
    'elbow-fold': arm.elbow,
    forearm: arm.forearm,
    palm: 'M34 217.5 46.5 221.5C49 232 47 247 41 257 37 262 29 261 27 254 24 243 27 227 34 217.5Z',
    abdomen:
      'M74.5 134C81 142 90 146 100 146 110 146 119 142 125.5 134L126 162C127 179 131 189 133 200.5H67C69 189 73 179 74 162Z',
    groin: 'M66.5 203H98.5V233C87 228 73 220 65.5 212.5Z',
    thigh: 'M65 215.5C74 223 87 231 98.5 236L98 250C97 270 94.5 288 92.5 301H68C64 273 61.5 243 65 215.5Z',
    knee: leg.knee,
    shin: 'M69.5 331H90C92.5 352 88.5 385 86 405H73C69 381 66.5 353 69.5 331Z',
    foot: 'M72.5 407.5H86.5L89.5 431C90 438 88.5 443.5 84 443.5H68C62 443.5 62 436 65 429 69 420 71.5 414 72.5 407.5Z',
  },
};

const back: Figure = {
  viewBox: '0 0 200 452',
  mirrorWidth: 200,
  ground: [],
  regions: {
    scalp:
      'M100 8C86 8 79 19 80 34 80.5 43 85 51 90 56 96 58 104 58 110 56 115 51 119.5 43 120 34 121 19 114 8 100 8Z',
    neck: 'M91 58.5C97 60.5 103 60.5 109 58.5L111 73C104 77 96 77 89 73Z',
    shoulder: arm.shoulder,
    'upper-back': 'M99 79 90.5 76.5 86.5 85.5C79 91 73.5 99 72.5 110L75 137 99 141.5Z',
    'lower-back':
      'M75 139.5 100 144 125 139.5 126 162C127 176 129.5 184 131.5 192H68.5C70.5 184 73 176 74 162Z',
    'upper-arm': arm.upperArm,
    elbow: arm.elbow,
    forearm: arm.forearm,
    hand: 'M34 217.5 46.5 221.5C49 232 47 247 41 257 37 262 29 261 27 254 24 243 27 227 34 217.5Z',
    buttock: 'M67.5 194.5H98.5V233C88 240 73 239 64.5 231 64 218 65 206 67.5 194.5Z',
    thigh:
      'M64.5 234.5C74 242 88 242.5 98.5 237L98 252C97 270 94.5 288 92.5 301H68C65.5 280 63.5 257 64.5 234.5Z',
    'knee-fold': leg.knee,
    calf: 'M69.5 331H90C93.5 352 89.5 380 87 397H72.5C68 378 66 352 69.5 331Z',
    sole: 'M72.5 399.5H87.5C90 410 91.5 432 87 441 83 445.5 74 445.5 70.5 441 66 432 70.5 410 72.5 399.5Z',
  },
};

const face: Figure = {
  viewBox: '0 0 120 150',
  mirrorWidth: 120,
  ground: ['M60 12C34 12 18 34 18 68 18 104 40 138 60 138 80 138 102 104 102 68 102 34 86 12 60 12Z'],
  regions: {
    scalp: 'M17 58C15 26 36 6 60 6 84 6 105 26 103 58 95 38 79 30 60 30 41 30 25 38 17 58Z',
    forehead: 'M33 43C43 32.5 77 32.5 87 43 97 51 102 62 100.5 74H87L83 61H37L33 74H19.5C18 62 23 51 33 43Z',
    eyelid: 'M35 73C37 65 50 64 54 72 52 80 38 81 35 73Z',
    nose: 'M57 64H63L69 91C67 98 53 98 51 91Z',
    cheek: 'M19.5 77H33C36 84 44 85 51 82L48.5 93C48 99 43 106 40 116 29 108 20 94 19.5 77Z',
    ear: 'M16 66C8 61 5 70 7 79 9 90 14 97 18 93Z',
    lips: 'M44 106C50 100 56 102 60 103 64 102 70 100 76 106 71 114 49 114 44 106Z',
    chin: 'M42 113C50 118 70 118 78 113 78 127 69 137 60 137 51 137 42 127 42 113Z',
  },
};

export const figures: Readonly<Record<FigureName, Figure>> = { front, back, face };
