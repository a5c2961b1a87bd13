import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A whole HTML document from a `Layout`; everything in it is escaped unless it is markup of ours. */
export function renderDocument(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}

/** A part of a page, for tests and fragments. */
export function renderFragment(part: VNode): string {
  return renderToString(part);
}
