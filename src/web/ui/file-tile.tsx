import './media.css';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { formatBytes } from './format.fr.ts';
import { Icon } from './icon.tsx';
import { uiFr } from './ui.fr.ts';

/** The state of a file on its way; `UploadState` of lib/uploads fits. */
export type FileTileState =
  | { kind: 'waiting' | 'checking' | 'done' }
  | { kind: 'sending'; fraction: number }
  | { kind: 'interrupted'; fraction: number; message: string }
  | { kind: 'refused'; message: string };

type FileTileProps = {
  name: string;
  bytes?: number;
  previewUrl?: string;
  state: FileTileState;
  /** What is known of it meanwhile; read out when it comes. */
  note?: ReactNode;
  onRemove?: () => void;
  onResume?: () => void;
};

/** One file with its progress, its refusal, and what can be done about it. */
export function FileTile({ name, bytes, previewUrl, state, note, onRemove, onResume }: FileTileProps) {
  return (
    <div className={`c-file c-file--${state.kind}`}>
      <span className="c-file__preview">
        {previewUrl ? <img src={previewUrl} alt="" /> : <Icon name="file" size={1.5} />}
      </span>
      <div>
        <p className="c-file__name">{name}</p>
        <p className="small soft numbers">
          {[stateText(state), bytes === undefined ? '' : formatBytes(bytes)].filter(Boolean).join(' · ')}
        </p>
        {(state.kind === 'sending' || state.kind === 'interrupted') && (
          <progress value={state.fraction} max={1} aria-label={stateText(state)} />
        )}
        {(state.kind === 'refused' || state.kind === 'interrupted') && (
          <p className="c-file__problem" role="alert">
            {state.message}
          </p>
        )}
      </div>
      <div>
        {onResume && state.kind === 'interrupted' && (
          <IconButton icon="refresh" label={`${uiFr.resume} : ${name}`} onClick={onResume} />
        )}
        {onRemove && <IconButton icon="trash" label={`${uiFr.remove} : ${name}`} onClick={onRemove} />}
      </div>
      {note !== undefined && (
        <div className="c-file__note" role="status">
          {note}
        </div>
      )}
    </div>
  );
}

function stateText(state: FileTileState): string {
  return state.kind === 'sending'
    ? uiFr.files.sending(Math.round(state.fraction * 100))
    : uiFr.files[state.kind];
}
