import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../ui/index.ts';
import type { Definition } from '../../definitions/index.ts';
import type { GuideState } from '../core/guide.ts';

/** What a screen needs of its request. */
export type Frame = { readonly lang: Lang; readonly url: Urls };

/** A screen within an area. `isChosen`: the address names the area, which else followed from the diagnosis. */
export type InArea = Frame & { readonly definition: Definition; readonly state: GuideState; readonly isChosen: boolean };

/** The day of the register, kept through forms. */
export function dayFields(url: Urls): Readonly<Record<string, string>> {
  const query = new URLSearchParams(url.self.split('?')[1] ?? '');
  return Object.fromEntries(['asOf', 'knownAt'].flatMap((name) => (query.get(name) ? [[name, query.get(name) ?? '']] : [])));
}
