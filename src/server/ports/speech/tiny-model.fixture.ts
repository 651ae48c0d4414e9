/*
 * A speech model of a few hundred bytes, written by hand: it hears one word whenever there is sound and nothing in silence.
 * No model of French can be shipped here, so this one proves that the real recogniser loads a folder and answers. It is an
 * ONNX graph (protocol buffers) of the kind « NeMo CTC »: a sum over the 80 mel bands decides between the word and the blank.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestName } from './model-folder.ts';

const wireBytes = 2;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}
const number = (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)]);
function bytes(field: number, ...parts: (Buffer | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  return Buffer.concat([varint(field * 8 + wireBytes), varint(content.length), content]);
}

const float = 1;
const int64 = 7;

function tensor(name: string, dims: readonly number[], values: readonly number[]): Buffer {
  const raw = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) raw.writeFloatLE(value, index * 4);
  return bytes(5, ...dims.map((dim) => number(1, dim)), number(2, float), bytes(8, name), bytes(9, raw));
}

function port(field: number, name: string, kind: number, dims: readonly (number | string)[]): Buffer {
  const shape = dims.map((dim) => bytes(1, typeof dim === 'number' ? number(1, dim) : bytes(2, dim)));
  return bytes(field, bytes(1, name), bytes(2, bytes(1, number(1, kind), bytes(2, ...shape))));
}

function node(kind: string, inputs: readonly string[], output: string, ...attributes: Buffer[]): Buffer {
  return bytes(1, ...inputs.map((name) => bytes(1, name)), bytes(2, output), bytes(4, kind), ...attributes);
}

const attributeInts = 7;
const attributeInt = 2;

/** Bands weigh `loudness` for the word; silence lies far below `threshold`, noise above. */
function tinyModel(): Buffer {
  const weights = Array.from({ length: 80 }, () => [1 / 80, 0]).flat();
  const permutation = bytes(
    5,
    bytes(1, 'perm'),
    number(8, 0),
    number(8, 2),
    number(8, 1),
    number(20, attributeInts),
  );
  const lastAxis = bytes(5, bytes(1, 'axis'), number(3, 2), number(20, attributeInt));
  const graph = bytes(
    7,
    node('Transpose', ['x'], 't', permutation),
    node('MatMul', ['t', 'w'], 'm'),
    node('Add', ['m', 'b'], 'a'),
    node('LogSoftmax', ['a'], 'y', lastAxis),
    bytes(2, 'tiny'),
    tensor('w', [80, 2], weights),
    tensor('b', [2], [8, 0]),
    port(11, 'x', float, ['n', 80, 't']),
    port(11, 'l', int64, ['n']),
    port(12, 'y', float, ['n', 't', 2]),
  );
  const facts = { vocab_size: '1', subsampling_factor: '1', normalize_type: '' };
  const metadata = Object.entries(facts).map(([key, value]) => bytes(14, bytes(1, key), bytes(2, value)));
  return Buffer.concat([number(1, 8), graph, bytes(8, number(2, 13)), ...metadata]);
}

/** Writes the model with its manifest into this folder; it hears `word`. */
export function writeTinyModel(folder: string, word = 'exéma'): void {
  mkdirSync(folder, { recursive: true });
  const contents = { model: tinyModel(), tokens: Buffer.from(`▁${word} 0\n<blk> 1\n`) };
  const files = Object.entries(contents).map(([role, content]) => {
    const name = role === 'model' ? 'model.onnx' : 'tokens.txt';
    writeFileSync(join(folder, name), content);
    return { role, name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  });
  const manifest = { title: 'Un seul mot', licence: 'EUPL-1.2', kind: 'nemo-ctc', files };
  writeFileSync(join(folder, manifestName), JSON.stringify(manifest));
}
