/** Own line icons on a 24-pixel grid, drawn as strokes; decorative, so always beside a text or an aria-label. */
const paths = {
  alert: 'M12 4 3 19.5h18L12 4Zm0 6v4.2m0 2.6v.2',
  'arrow-down': 'M12 5v14m-6-6 6 6 6-6',
  'arrow-left': 'M19 12H5m6-6-6 6 6 6',
  'arrow-right': 'M5 12h14m-6-6 6 6-6 6',
  'arrow-up': 'M12 19V5m-6 6 6-6 6 6',
  building: 'M5 20V5h9v15M14 10h5v10M3 20h18M8 9h3M8 13h3M8 17h3',
  camera: 'M4 8h3.2L9 5.5h6L16.8 8H20v11H4V8Zm8 2.2a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4Z',
  chart: 'M4 20V4M4 20h16M8.5 16v-4M13 16V8M17.5 16v-6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  'chevron-down': 'm6 9.5 6 6 6-6',
  'chevron-right': 'm9.5 6 6 6-6 6',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 3.8V12l3 2',
  close: 'm6 6 12 12M18 6 6 18',
  cloud: 'M7.5 18.5a4 4 0 0 1-.4-8 5.2 5.2 0 0 1 10-.6 4.3 4.3 0 0 1-.6 8.6h-9Z',
  'cloud-off': 'M4 4l16 16M9 7.2a5.2 5.2 0 0 1 8.1 2.7 4.3 4.3 0 0 1 2.6 6.6M16 18.5H7.5a4 4 0 0 1-.4-8',
  columns: 'M4 5h16v14H4V5Zm8 0v14',
  curtain: 'M4 5h16v14H4V5Zm8-2v18M9.5 10 7.5 12l2 2m5-4 2 2-2 2',
  download: 'M12 4v11m-5-5 5 5 5-5M5 20h14',
  external: 'M13 5h6v6m0-6-8 8M10 6H5v13h13v-5',
  eye: 'M2.5 12c2-4 5.5-6 9.5-6s7.5 2 9.5 6c-2 4-5.5 6-9.5 6s-7.5-2-9.5-6Zm9.5-2.8a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z',
  'eye-off':
    'm4 4 16 16M9.8 6.2A10 10 0 0 1 12 6c4 0 7.5 2 9.5 6a12 12 0 0 1-2.6 3.5M6.3 7.6A12 12 0 0 0 2.5 12c2 4 5.5 6 9.5 6a10 10 0 0 0 4-.8',
  file: 'M6 3.5h8l4 4v13H6v-17Zm8 0v4h4M9 12.5h6M9 16h6',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5m11-5v5h-5',
  gear: 'M4 7h9m4 0h3M4 17h3m4 0h9M15 4.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4ZM9 14.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4Z',
  hand: 'M8 13V6.5a1.5 1.5 0 0 1 3 0V11V5a1.5 1.5 0 0 1 3 0v6-4.5a1.5 1.5 0 0 1 3 0V15a5.5 5.5 0 0 1-5.5 5.5c-2.5 0-3.8-1-5-3L4.5 14a1.5 1.5 0 0 1 2.3-1.9L8 13Z',
  help: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm-2.2 6.2a2.3 2.3 0 1 1 3.3 2.1c-.8.4-1.1.9-1.1 1.7m0 2.3v.2',
  image: 'M4 5h16v14H4V5Zm0 11 4.5-4.5 4 4 2.5-2.5 5 4.5M15.5 8.5a1 1 0 1 0 0 2 1 1 0 0 0 0-2Z',
  info: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 7.2v5m0-8.2v.2',
  inbox: 'M4 13.5 6.5 5h11l2.5 8.5V19H4v-5.5Zm0 0h5l1.2 2.3h3.6l1.2-2.3h5',
  key: 'M8 11.5a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4Zm2.7 1.1L19 4.3m-3 3 2.7 2.7m-5.5.2 2 2',
  link: 'M10 14a3.5 3.5 0 0 0 5 0l3.5-3.5a3.5 3.5 0 0 0-5-5L12.5 6.5M14 10a3.5 3.5 0 0 0-5 0l-3.5 3.5a3.5 3.5 0 0 0 5 5l1-1',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.2M4.5 12h.2M4.5 18h.2',
  lock: 'M6 11h12v9H6v-9Zm2.5 0V8a3.5 3.5 0 0 1 7 0v3',
  mail: 'M4 6h16v12H4V6Zm0 1 8 6 8-6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  mic: 'M12 4a2.5 2.5 0 0 0-2.5 2.5v5a2.5 2.5 0 0 0 5 0v-5A2.5 2.5 0 0 0 12 4Zm-6 7.5a6 6 0 0 0 12 0M12 17.5V21m-3 0h6',
  'mic-off':
    'm4 4 16 16M9.5 9.5v2a2.5 2.5 0 0 0 3.8 2.1M14.5 10V6.5a2.5 2.5 0 0 0-4.7-1.2M6 11.5a6 6 0 0 0 9.6 4.8m2-2.6a6 6 0 0 0 .4-2.2M12 17.5V21m-3 0h6',
  minus: 'M5 12h14',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z',
  pencil: 'm5 19 .8-3.8L16 5l3 3L8.8 18.2 5 19Zm9-12 3 3',
  person: 'M12 4.5a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4ZM4.5 20c.8-3.8 3.7-5.5 7.5-5.5s6.7 1.7 7.5 5.5',
  phone:
    'M6 4h3.5l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5V18a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2Z',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 9V4h10v5M7 16H4V9h16v7h-3M7 13.5h10V20H7v-6.5Z',
  refresh: 'M19 12a7 7 0 1 1-2-5l2 2m0-5v5h-5',
  rotate: 'M5 12a7 7 0 1 1 2 5m-2 2.5V16.5h3M5 12v0',
  ruler: 'M3.5 15.5 15.5 3.5l5 5-12 12-5-5Zm3-3 2 2m1-5 3 3m0-6 2 2',
  search: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12ZM15 15l5 5',
  send: 'M20 4 3.5 10.5l6.5 3 3 6.5L20 4Zm0 0L10 13.5',
  shield: 'M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6l-7-2.5Zm-3 8.3 2.2 2.2 4-4',
  'sign-out': 'M10 4H5v16h5m4-12 4 4-4 4m4-4H9.5',
  stop: 'M6 6h12v12H6V6Z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0-5v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.4m0-12.8L17 7M7 17l-1.4 1.4',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 13h8.4L17 7M10.5 10.5v6m3-6v6',
  undo: 'M8.5 5 4.5 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11h-3',
} as const;

export type IconName = keyof typeof paths;

/** One icon; `size` in rem (1.25 by default). */
export function Icon({ name, size = 1.25 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="c-icon"
      width={`${size}rem`}
      height={`${size}rem`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
