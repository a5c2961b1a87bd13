import fs from 'node:fs';
import { inRoot } from './paths.mjs';

export const readLock = () => JSON.parse(fs.readFileSync(inRoot('package-lock.json'), 'utf8'));

/** The package's own name: `node_modules/a/node_modules/@b/c` is `@b/c`. */
export const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

const fits = (list, one) => list === undefined || [list].flat().includes(one);

/** Entries without content, added by complete-lock.mjs for other platforms: nothing is ever fetched for them here. */
export const isPlaceholder = (entry) =>
  entry.optional === true && entry.integrity === undefined && !(fits(entry.os, 'linux') && fits(entry.cpu, 'x64'));
