import { z } from 'zod';
import type { Tx } from '../../../platform/db/index.ts';
import { type Context, routesFor } from '../../../platform/http/route.ts';
import { asSubject, personOf } from '../../access/index.ts';
import type { MessagesDeps } from '../deps.ts';

export { hiddenOf } from '../../access/index.ts';

export const { page, form, file, json } = routesFor<MessagesDeps>();
export type Ctx = Context<MessagesDeps, unknown, unknown, unknown>;

/** Reads for the one who asks, under row-level security. */
export const readAs = <T>(ctx: Pick<Ctx, 'deps' | 'subject'>, work: (tx: Tx, person: string) => Promise<T>): Promise<T> =>
  asSubject(ctx.deps.db, personOf(ctx.subject), (tx) => work(tx, personOf(ctx.subject).id));

export const messageParams = z.object({ id: z.uuid() });
