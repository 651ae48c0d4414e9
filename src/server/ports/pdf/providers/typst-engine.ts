/**
 * One document through Typst, in this thread, without waiting for anything. Data reach the template as
 * `sys.inputs.data` (JSON) and images as files in memory, never as markup, so no typed text can act.
 * Its messages carry no word of the data. It neither queues nor limits: the adapter does.
 */

import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PdfStandard, PdfValue } from '../pdf.port.ts';
import { fitValue, readFontCoverage } from './font-coverage.ts';

export interface TypstSetup {
  /** Absolute path of the `.typ` file by template name. A template may read its own folder, nothing above it. */
  readonly templates: Readonly<Record<string, string>>;
  /** Absolute paths of TrueType files. Their family names must exist nowhere else: Typst also sees system fonts. */
  readonly fonts: readonly string[];
}

export interface TypstRequest {
  readonly template: string;
  readonly json: string;
  readonly images: Readonly<Record<string, Uint8Array>>;
  readonly documentSeconds: number;
  readonly standard: PdfStandard;
}

export type TypstEngine = (request: TypstRequest) => Uint8Array;

/** @throws Error when a font or template cannot be read. */
export function createTypstEngine(setup: TypstSetup): TypstEngine {
  const fonts = setup.fonts.map((path) => readFileSync(path));
  const coverages = fonts.map(readFontCoverage);
  const covered = new Set(coverages[0]);
  for (const code of covered) if (!coverages.every((one) => one.has(code))) covered.delete(code);
  const compilers = new Map<string, NodeCompiler>();

  function compilerFor(workspace: string): NodeCompiler {
    const known = compilers.get(workspace);
    if (known) return known;
    const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] });
    compilers.set(workspace, compiler);
    return compiler;
  }

  return (request) => {
    const file = setup.templates[request.template];
    if (file === undefined) throw new Error('unknown template');
    const workspace = dirname(file);
    const compiler = compilerFor(workspace);
    const data = fitValue(JSON.parse(request.json) as PdfValue, covered);
    try {
      for (const [name, bytes] of Object.entries(request.images)) {
        compiler.mapShadow(`${workspace}/images/${name}`, Buffer.from(bytes));
      }
      return compiler.pdf(
        { mainFilePath: `${workspace}/${basename(file)}`, inputs: { data: JSON.stringify(data) } },
        { pdfStandard: request.standard, creationTimestamp: request.documentSeconds },
      );
    } catch (error) {
      throw new Error(describeFailure(error));
    } finally {
      compiler.resetShadow();
      compiler.evictCache(10);
    }
  };
}

/** The typesetter quotes the text it stumbled over: quotes are cut out before anybody may log it. */
function describeFailure(error: unknown): string {
  const raw = error instanceof Error ? error.message : JSON.stringify(error);
  return raw.replace(/`[^`]*`|"(?:[^"\\]|\\.){30,}"/g, '…').slice(0, 300);
}
