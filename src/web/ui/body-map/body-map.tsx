import './body-map.css';
import '../content.css';
import { useState } from 'react';
import { FieldGroup, type FieldProps } from '../field.tsx';
import { Icon } from '../icon.tsx';
import { uiFr } from '../ui.fr.ts';
import { BodyFigure } from './body-figure.tsx';
import { type BodyRegion, searchRegions } from './body-region.ts';

type BodyMapProps = FieldProps & {
  regions: readonly BodyRegion[];
  chosen: readonly string[];
  /** The chosen codes, in the order in which they were chosen. */
  onChange: (codes: string[]) => void;
};

/** Where on the body: figures to tap and an equal list with a search, always in step with each other. */
export function BodyMap({ regions, chosen, onChange, ...field }: BodyMapProps) {
  const [view, setView] = useState<'front' | 'back'>('front');
  const [pointed, setPointed] = useState<string>();
  const chosenSet = new Set(chosen);
  const labels = new Map(regions.map((region) => [region.code, region.label]));
  const toggle = (code: string) =>
    onChange(chosenSet.has(code) ? chosen.filter((other) => other !== code) : [...chosen, code]);
  const figure = { regions, chosen: chosenSet, pointed, onToggle: toggle, onPoint: setPointed };

  return (
    <FieldGroup {...field}>
      {() => (
        <div className="c-body" data-view={view}>
          <ul className="c-body__chosen" aria-label={uiFr.body.chosen}>
            {chosen.length === 0 && <li className="soft">{uiFr.body.nothingChosen}</li>}
            {chosen.map((code) => (
              <li key={code}>
                <button
                  type="button"
                  className="c-chip c-chip--chosen"
                  aria-label={uiFr.body.removeRegion(labels.get(code) ?? code)}
                  onClick={() => toggle(code)}
                >
                  {labels.get(code) ?? code}
                  <Icon name="close" size={1} />
                </button>
              </li>
            ))}
          </ul>
          <div>
            <div className="c-body__faces">
              {(['front', 'back'] as const).map((name) => (
                <button
                  key={name}
                  type="button"
                  className="c-chip"
                  aria-pressed={view === name}
                  onClick={() => setView(name)}
                >
                  {uiFr.body[name]}
                </button>
              ))}
            </div>
            <div className="c-body__figures">
              <BodyFigure figure="front" title={uiFr.body.front} {...figure} />
              <BodyFigure figure="face" title={uiFr.body.face} {...figure} />
              <BodyFigure figure="back" title={uiFr.body.back} {...figure} />
              <p className="c-body__name" aria-hidden="true">
                {pointed === undefined ? '' : labels.get(pointed)}
              </p>
            </div>
          </div>
          <RegionList {...figure} />
        </div>
      )}
    </FieldGroup>
  );
}

type RegionListProps = {
  regions: readonly BodyRegion[];
  chosen: ReadonlySet<string>;
  pointed: string | undefined;
  onToggle: (code: string) => void;
  onPoint: (code: string | undefined) => void;
};

function RegionList({ regions, chosen, pointed, onToggle, onPoint }: RegionListProps) {
  const [search, setSearch] = useState('');
  const found = searchRegions(regions, search);
  return (
    <div className="c-body__list">
      <label className="c-field">
        <span className="c-field__label">{uiFr.body.search}</span>
        <input
          className="c-input"
          type="search"
          autoComplete="off"
          maxLength={60}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </label>
      <div className="c-body__options">
        {found.length === 0 && <p className="c-body__group">{uiFr.body.none}</p>}
        {(['front', 'back'] as const).map((view) => {
          const ofView = found.filter((region) => region.view === view);
          return ofView.length === 0 ? null : (
            <fieldset key={view}>
              <legend className="c-body__group">{uiFr.body[view]}</legend>
              {ofView.map((region) => (
                <label
                  key={region.code}
                  className="c-body__option"
                  data-pointed={pointed === region.code || undefined}
                >
                  <input
                    type="checkbox"
                    checked={chosen.has(region.code)}
                    onChange={() => onToggle(region.code)}
                    onFocus={() => onPoint(region.code)}
                    onBlur={() => onPoint(undefined)}
                  />
                  {region.label}
                </label>
              ))}
            </fieldset>
          );
        })}
      </div>
    </div>
  );
}
