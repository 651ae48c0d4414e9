import './overlay.css';
import {
  createContext,
  Fragment,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { CheckboxCard } from './choice-field.tsx';
import { Dialog } from './dialog.tsx';
import { uiFr } from './ui.fr.ts';

export type Shortcut = {
  /** As `KeyboardEvent.key`, letters in lower case; `ctrl+enter` for a combination. */
  key: string;
  /** What it does, for the list behind `?`. */
  label: string;
  run: () => void;
  /** Also while typing in a field (combinations only). */
  isGlobal?: boolean;
};

type Registry = { add: (list: () => readonly Shortcut[]) => () => void };
const ShortcutContext = createContext<Registry | undefined>(undefined);

/** Makes these keys work while the component is shown; later components win over earlier ones. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const registry = useContext(ShortcutContext);
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => registry?.add(() => latest.current), [registry]);
}

/** The name under which a shortcut is looked up: `ctrl+enter`, `?`, `j`. */
export function keyNameOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const key = event.key.toLowerCase();
  return event.ctrlKey || event.metaKey ? `ctrl+${key}` : event.altKey ? `alt+${key}` : key;
}

/** Whether single letters belong to the element (a field, a list) rather than to the page. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]')
  );
}

/** Listens to the keyboard once for the page and shows the list behind `?`. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const lists = useRef<(() => readonly Shortcut[])[]>([]);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [hasSingleKeys, setHasSingleKeys] = useState(true);
  const registry = useMemo<Registry>(
    () => ({
      add: (list) => {
        lists.current = [...lists.current, list];
        return () => {
          lists.current = lists.current.filter((other) => other !== list);
        };
      },
    }),
    [],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const name = keyNameOf(event);
      if (event.defaultPrevented || event.repeat || document.querySelector('dialog[open]:not([data-keys])')) {
        return;
      }
      const isInField = isTyping(event.target);
      const found = lists.current
        .flatMap((list) => list())
        .findLast(
          (shortcut) =>
            shortcut.key === name && (isInField ? shortcut.isGlobal : hasSingleKeys || name.length > 1),
        );
      if (found) {
        event.preventDefault();
        found.run();
      } else if (name === '?' && !isInField) {
        event.preventDefault();
        setIsHelpOpen(true);
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [hasSingleKeys]);
  return (
    <ShortcutContext value={registry}>
      {children}
      <KeyboardHelp
        isOpen={isHelpOpen}
        onClose={() => setIsHelpOpen(false)}
        shortcuts={isHelpOpen ? lists.current.flatMap((list) => list()) : []}
        hasSingleKeys={hasSingleKeys}
        onSingleKeys={setHasSingleKeys}
      />
    </ShortcutContext>
  );
}

type HelpProps = {
  isOpen: boolean;
  onClose: () => void;
  shortcuts: readonly Pick<Shortcut, 'key' | 'label'>[];
  /** WCAG 2.1.4: keys without Ctrl or Alt can be switched off (people who speak to their computer need it). */
  hasSingleKeys: boolean;
  onSingleKeys: (hasSingleKeys: boolean) => void;
};

/** The list of keys. */
function KeyboardHelp({ isOpen, onClose, shortcuts, hasSingleKeys, onSingleKeys }: HelpProps) {
  const all = [...shortcuts, { key: '?', label: uiFr.keyboardSelf }];
  return (
    <Dialog isOpen={isOpen} title={uiFr.keyboardTitle} onClose={onClose}>
      <dl className="c-shortcuts">
        {all.map((shortcut) => (
          <Fragment key={`${shortcut.key} ${shortcut.label}`}>
            <dt>
              <kbd className="c-key">{shownKey(shortcut.key)}</kbd>
            </dt>
            <dd>{shortcut.label}</dd>
          </Fragment>
        ))}
      </dl>
      <div className="c-shortcuts__switch">
        <CheckboxCard label={uiFr.keyboardSingle} isChecked={hasSingleKeys} onChange={onSingleKeys} />
      </div>
    </Dialog>
  );
}

const keySigns: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  enter: 'Entrée',
  escape: 'Échap',
  ctrl: 'Ctrl',
  alt: 'Alt',
};

function shownKey(key: string): string {
  return key === '+'
    ? '+'
    : key
        .split('+')
        .map((part) => keySigns[part] ?? part.toUpperCase())
        .join(' + ');
}
