import { findItem, type ItemState } from '../core/state.ts';
import type { Sitting } from '../queries.ts';
import { type Ctx, found } from './kit.ts';

/** An item and its meeting, if the one who asks may see them. */
export type Place = { readonly sitting: Sitting; readonly one: ItemState };

export async function placed(ctx: Ctx, id: string, of: string): Promise<Place | undefined> {
  const sitting = await found(ctx, id);
  const one = sitting && findItem(sitting.state, of);
  return sitting && one ? { sitting, one } : undefined;
}
