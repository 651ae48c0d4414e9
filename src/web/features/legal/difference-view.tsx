import './legal.css';
import { Stack } from '#web/ui/page.tsx';
import { legalFr } from './legal.fr.ts';
import { countChanges, type DifferenceBlock, differenceOf, type Piece } from './text-difference.ts';

/** insertions and deletions as such, said in words too; what stays is folded away. Loaded when first shown. */
export function DifferenceView({ before, after }: { before: string; after: string }) {
  const blocks = differenceOf(before, after);
  const count = countChanges(blocks);
  const texts = legalFr.difference;
  return (
    <Stack>
      <p role="status">{count === 0 ? texts.none : texts.count(count)}</p>
      {count > 0 && (
        <>
          <p className="small soft c-legal-legend">
            {texts.legend} <Mark piece={{ kind: 'added', text: texts.added }} />{' '}
            <Mark piece={{ kind: 'removed', text: texts.removed }} />
          </p>
          <div className="c-legal-difference">{blocks.map(blockOf)}</div>
        </>
      )}
    </Stack>
  );
}

function blockOf(block: DifferenceBlock, at: number) {
  if (block.kind === 'changed') {
    return (
      <p key={at}>
        {block.pieces.map((piece, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces never move.
          <Mark key={place} piece={piece} />
        ))}
      </p>
    );
  }
  return (
    <details key={at} className="screen-only">
      <summary>{legalFr.difference.same(block.paragraphs.length)}</summary>
      {block.paragraphs.map((paragraph, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never move.
        <p key={place}>{paragraph}</p>
      ))}
    </details>
  );
}

/** Screen readers are told where a change begins and ends: most do not say `ins` and `del` by themselves. */
function Mark({ piece: { kind, text } }: { piece: Piece }) {
  if (kind === 'same') return text;
  const texts = legalFr.difference;
  const Tag = kind === 'added' ? 'ins' : 'del';
  return (
    <Tag>
      <span className="visually-hidden">{kind === 'added' ? texts.begins : texts.wasThere}</span>
      {text}
      <span className="visually-hidden">{texts.ends}</span>
    </Tag>
  );
}
