import { IconButton } from '../button.tsx';
import type { IconName } from '../icon.tsx';
import { type Shortcut, useShortcuts } from '../shortcuts.tsx';
import { uiFr } from '../ui.fr.ts';
import type { Layout } from './use-shown-photos.ts';
import { viewerFr } from './viewer.fr.ts';
import type { PaneCommands } from './viewer-pane.tsx';

const zoomStep = 1.4;

export type Tool = { key: string; icon: IconName; label: string; run: () => void; isPressed?: boolean };

type Offered = {
  hasSeveral: boolean;
  layout: Layout;
  isLinked: boolean;
  isAiding: boolean;
  isMeasuring: boolean;
  run: (command: (pane: PaneCommands) => void) => void;
  step: (by: number) => void;
  setLayout: (layout: Layout) => void;
  setIsLinked: (isLinked: boolean) => void;
  setIsAiding: (isAiding: boolean) => void;
  toggleMeasuring: () => void;
  /** Only when there is something to take back. */
  resetAid: (() => void) | undefined;
};

/** What the viewer can do now, each with its key. */
export function listTools(offered: Offered): Tool[] {
  const { run, isAiding, isMeasuring, resetAid } = offered;
  const texts = uiFr.viewer;
  const tools: Tool[] = [
    { key: '-', icon: 'minus', label: texts.zoomOut, run: () => run((pane) => pane.zoom(1 / zoomStep)) },
    { key: '+', icon: 'plus', label: texts.zoomIn, run: () => run((pane) => pane.zoom(zoomStep)) },
    { key: '0', icon: 'fit', label: texts.fit, run: () => run((pane) => pane.fit()) },
    { key: '1', icon: 'search', label: texts.actualSize, run: () => run((pane) => pane.actualSize()) },
    { key: 'r', icon: 'rotate', label: texts.rotate, run: () => run((pane) => pane.rotate()) },
    ...(offered.hasSeveral ? listTwoPhotoTools(offered) : []),
    {
      key: 'g',
      icon: 'ruler',
      label: isMeasuring ? viewerFr.measureOff : viewerFr.measure,
      isPressed: isMeasuring,
      run: offered.toggleMeasuring,
    },
    {
      key: 'b',
      icon: 'sun',
      label: viewerFr.aid,
      isPressed: isAiding,
      run: () => offered.setIsAiding(!isAiding),
    },
  ];
  if (resetAid) {
    tools.push({ key: 'x', icon: 'undo', label: viewerFr.aidOff, run: resetAid });
  }
  return tools;
}

function listTwoPhotoTools({ layout, isLinked, step, setLayout, setIsLinked }: Offered): Tool[] {
  const texts = uiFr.viewer;
  const tools: Tool[] = [
    { key: 'p', icon: 'arrow-left', label: texts.previous, run: () => step(-1) },
    { key: 'n', icon: 'arrow-right', label: texts.next, run: () => step(1) },
    {
      key: 's',
      icon: 'columns',
      label: layout === 'side' ? texts.single : texts.sideBySide,
      isPressed: layout === 'side',
      run: () => setLayout(layout === 'side' ? 'single' : 'side'),
    },
    {
      key: 'w',
      icon: 'curtain',
      label: layout === 'curtain' ? viewerFr.curtainOff : viewerFr.curtain,
      isPressed: layout === 'curtain',
      run: () => setLayout(layout === 'curtain' ? 'single' : 'curtain'),
    },
  ];
  if (layout !== 'single') {
    const label = isLinked ? texts.unlink : texts.link;
    tools.push({ key: 'l', icon: 'link', label, isPressed: isLinked, run: () => setIsLinked(!isLinked) });
  }
  return tools;
}

type ToolsProps = { tools: readonly Tool[]; percent: number };

export function ViewerTools({ tools, percent }: ToolsProps) {
  useShortcuts(tools.map<Shortcut>(({ key, label, run }) => ({ key, label, run })));
  return (
    <div className="c-viewer__tools" role="toolbar" aria-label={uiFr.viewer.toolbar}>
      <output className="c-viewer__scale">{percent} %</output>
      {tools.map((tool) => (
        <IconButton
          key={tool.key}
          icon={tool.icon}
          label={tool.label}
          title={`${tool.label} (${tool.key.toUpperCase()})`}
          aria-keyshortcuts={tool.key === '+' ? 'Plus' : tool.key}
          aria-pressed={tool.isPressed}
          onClick={tool.run}
        />
      ))}
    </div>
  );
}
