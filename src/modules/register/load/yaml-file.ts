import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { DataFault } from './fault.ts';

/** A way into a document: keys and positions. */
export type Path = readonly PropertyKey[];

/** A data file as read, before anything is known of its form. */
export type YamlFile = {
  readonly file: string;
  readonly value: unknown;
  /** The line of the thing at a path; of the nearest thing above when there is none. */
  readonly lineOf: (path: Path) => number;
  readonly faults: readonly DataFault[];
};

/** Reads YAML 1.2: `true` and `false` are the only truth values, days are text. A doubled key is a fault. */
export function parseYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings].map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    message: `not readable as YAML: ${error.message}`,
  }));
  const lineOf = (path: Path): number => lines.linePos(offsetOf(document, path)).line;
  return { file, value: faults.length > 0 ? undefined : document.toJS(), lineOf, faults };
}

/** Where the key of the last step stands, so that a wrong value that runs over many lines is named by its first. */
function offsetOf(document: Document, path: Path): number {
  const keys = path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const parent = document.getIn(keys.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isNode(item.key) && String(item.key) === String(keys.at(-1)));
    if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
  }
  for (let length = keys.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
