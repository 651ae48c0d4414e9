// What runs inside the page, as bodies of functions: finding one element as a person would name it and marking it, so that
// the driver can press the mark with a real pointer; noting what goes wrong.

export type Role =
  | 'button'
  | 'link'
  | 'radio'
  | 'checkbox'
  | 'field'
  | 'file'
  | 'heading'
  | 'frame'
  | 'list'
  | 'text';
export type Wanted = {
  role: Role;
  /** The whole name; of a field its beginning. */
  name: string | RegExp;
};

export const mark = 'data-wanted';

/** Of (role, pattern, within): marks the first match that is shown, and says whether there is one. */
export const findSource = `
  const [role, pattern, within] = arguments;
  const clean = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
  const byIds = (ids) => clean(ids.split(/\\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  const nameOf = (element) => {
    const label = element.getAttribute('aria-label');
    if (label) return clean(label);
    const ids = element.getAttribute('aria-labelledby');
    if (ids) return byIds(ids);
    if (element.labels?.length) return clean([...element.labels].map((each) => each.textContent).join(' '));
    if (element.tagName === 'FIELDSET') return clean(element.querySelector('legend')?.textContent);
    if (element.tagName === 'IFRAME') return clean(element.title);
    const title = element.querySelector?.(':scope > title')?.textContent;
    return clean(title || element.textContent);
  };
  const selectors = {
    button: 'button, [role=button], summary',
    link: 'a[href]',
    radio: 'input[type=radio], [role=radio]',
    checkbox: 'input[type=checkbox], [role=checkbox]',
    field: 'input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea, select',
    file: 'input[type=file]',
    heading: 'h1, h2, h3',
    frame: 'iframe',
    list: 'ul, ol',
    text: 'main *, [role=status], [role=alert], [aria-live] *, dialog *',
  };
  const isShown = (element) => role === 'file' || element.getClientRects().length > 0;
  const groups = 'fieldset, [role=group], [role=radiogroup]';
  const roots = within === null
    ? [document]
    : [...document.querySelectorAll(groups)].filter((group) => nameOf(group).startsWith(within));
  const wanted = new RegExp(pattern.source, pattern.flags);
  for (const old of document.querySelectorAll('[${mark}]')) old.removeAttribute('${mark}');
  for (const root of roots) {
    for (const element of root.querySelectorAll(selectors[role])) {
      if (!isShown(element) || element.disabled || !wanted.test(nameOf(element))) continue;
      const target = (role === 'radio' || role === 'checkbox') && element.labels?.[0] ? element.labels[0] : element;
      target.setAttribute('${mark}', '');
      target.scrollIntoView({ block: 'center', behavior: 'instant' });
      return true;
    }
  }
  return false;
`;

/** Where the marked element stands, or nothing while something else would take a press at its middle. */
export const placeSource = `
  const target = document.querySelector('[${mark}]');
  if (!target) return null;
  const { x, y, width, height } = target.getBoundingClientRect();
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  return hit && (target.contains(hit) || hit.contains(target)) ? [x, y, width, height].map(Math.round).join(' ') : null;
`;

/** A text means the whole name, of a field its beginning. */
export function patternOf({ role, name }: Wanted): { source: string; flags: string } {
  if (name instanceof RegExp) return { source: name.source, flags: name.flags };
  const literal = name.replaceAll(/\s+/g, ' ').replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return { source: role === 'field' || role === 'file' ? `^${literal}` : `^${literal}$`, flags: '' };
}

/** Engines open lists of their own outside the page: the option is set and told as they would. */
export const pickSource = `
  const list = document.querySelector('[${mark}]');
  const option = [...list.options].find((each) => each.text.replace(/\\s+/g, ' ').trim() === arguments[0]);
  if (!option) throw new Error('no such option');
  list.focus();
  list.value = option.value;
  list.dispatchEvent(new Event('input', { bubbles: true }));
  list.dispatchEvent(new Event('change', { bubbles: true }));
`;

/** From here on the page notes what it throws, what it writes as an error, what its policy refuses, what does not load. */
export const watchSource = `
  if (window.seenProblems) return;
  const seen = (window.seenProblems = []);
  const note = (text) => void seen.push(location.pathname.replace(/[0-9a-f-]{36}/, 'id') + ': ' + text);
  addEventListener('error', (event) => {
    const { src, href, rel } = event.target;
    // Given up when the page was left; a script that is missing is told as such.
    if (rel === 'modulepreload') return;
    note(event.message ? 'thrown: ' + event.message : 'not loaded: ' + (src ?? href));
  }, true);
  addEventListener('unhandledrejection', ({ reason }) => note('rejected: ' + reason));
  addEventListener('securitypolicyviolation', (event) => {
    note('policy broken: ' + event.violatedDirective + ' ' + event.blockedURI);
  });
  for (const level of ['error', 'warn']) {
    const write = console[level];
    console[level] = (...parts) => {
      note('console ' + level + ': ' + parts.join(' '));
      write.apply(console, parts);
    };
  }
`;

/** After a change of size: two drawings later the screens have changed their kind too. */
export const widthSource = {
  awaitDrawing: `
    window.isDrawn = false;
    requestAnimationFrame(() => requestAnimationFrame(() => (window.isDrawn = true)));
  `,
  isDrawn: 'return window.isDrawn && innerWidth === arguments[0]',
  tooWide: `
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((part) => part.getBoundingClientRect().right > clientWidth + 0.5)
      .map((part) => part.tagName + '.' + part.className)
      .slice(0, 5)
      .concat('page of ' + scrollWidth);
  `,
};

/** What `watchSource` and `widthSource` have to notice. */
export const plantSource = `
  queueMicrotask(() => {
    throw new Error('planted');
  });
  const wide = document.createElement('div');
  wide.style.width = '420px';
  wide.textContent = 'planted';
  document.body.append(wide);
`;
