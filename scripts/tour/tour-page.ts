/** The tour as text: which pictures there are, under which heading, in the order in which the tests saw them. */

export type TourScreen = {
  /** The browser test that saw it, without its ending. */
  test: string;
  /** As the test names it, in the words of the screen. */
  name: string;
  /** Part of a file's name. */
  slug: string;
  /** Paths below the folder of pictures. */
  source: { desk?: string; phone?: string };
};

/** Tests in the order of the tour; a test that is not named here comes last, under its own name. */
const headings: Readonly<Record<string, string>> = {
  accessibility: 'The journey of a case, screen by screen',
  camera: 'The camera and its coach',
  'chosen-photos': 'Photos chosen as files',
  offline: 'Without a network',
  dictation: 'Dictation',
  'phone-journey': 'A request on a phone',
  'doctor-desk': 'The desk of a doctor',
  'photo-viewer': 'Looking at photos',
  'earlier-photos': 'Beside the photos of an earlier case',
  notices: 'Availability and notices',
  routing: 'Rules of routing',
  board: 'Figures',
  'installed-app': 'The installed application',
  'sign-in': 'Signing in',
  registration: 'Registration',
  passkeys: 'Passkeys',
  'pro-sante-connect': 'Pro Santé Connect',
  sessions: 'Sessions',
  credentials: 'Passwords, addresses, lost access',
  professionals: 'Verification of professionals',
  people: 'Profile, team, corrections, re-openings',
  account: 'Own data and closing',
  guardian: 'Consent of a guardian',
  grants: 'Authorisations and tokens',
  legal: 'Terms',
  'legal-publishing': 'Publishing texts',
  cookies: 'Cookies',
  moderation: 'Flags and measures',
  proof: 'Proof',
};

const picture = /^(?:(?<test>[\w-]+)\/)?(?<number>\d+)-(?<name>.+)-(?<size>desk|phone)\.png$/;

/** The screens behind these files, in the order of the tour. */
export function tourScreens(files: readonly string[]): TourScreen[] {
  const screens = new Map<string, TourScreen>();
  for (const file of [...files].sort(byOrder)) {
    const { test = 'other', number, name, size } = picture.exec(file)?.groups ?? {};
    if (!number || !name) continue;
    const slug = `${test}-${number}-${asciiOf(name)}`;
    const screen = screens.get(slug) ?? { test, name: name.replaceAll('-', ' '), slug, source: {} };
    screen.source[size as 'desk' | 'phone'] = file;
    screens.set(slug, screen);
  }
  return [...screens.values()];
}

function byOrder(a: string, b: string): number {
  return rankOf(a) - rankOf(b) || a.localeCompare(b, 'fr', { numeric: true });
}

function rankOf(file: string): number {
  const at = Object.keys(headings).indexOf(file.split('/')[0] ?? '');
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}

function asciiOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z\d]+/g, '-')
    .toLowerCase();
}

/** The page, in Markdown. */
export function tourPage(screens: readonly TourScreen[]): string {
  const tests = [...new Set(screens.map(({ test }) => test))];
  const parts = tests.map((test) => {
    const own = screens.filter((screen) => screen.test === test);
    return `## ${headings[test] ?? test}\n\n${own.map(screenLines).join('\n')}`;
  });
  return `# Tour of the screens

Made by the browser tests (\`PICTURES_DIR=<folder> npm run test:browser\`, then \`npm run docs:tour -- <folder>\`): each picture
was taken of a screen that axe had just found clean, at 1440 and at 360 pixels, and long pages are cut. All people are
invented. ${screens.length} screens.

${parts.join('\n')}`;
}

function screenLines({ name, slug, source }: TourScreen): string {
  const images = (['desk', 'phone'] as const)
    .filter((size) => source[size])
    .map((size) => `![${name}, ${size}](tour/${slug}-${size}.webp)`);
  return `### ${name}\n\n${images.join(' ')}\n`;
}
