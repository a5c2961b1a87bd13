import { clockNow } from '../../../platform/db/index.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { findConsultation, isSentOut, publicConsultations, type SentOut } from '../queries/consultation.ts';
import type { Ctx } from './kit.tsx';

/** Open to everyone. */
export const open = { policy: anyone, audit: 'none: public read' } as const;
const worldOf = ({ deps }: Pick<Ctx, 'deps'>) => ({ madeUp: deps.isDemo ? null : false });

/** One that has been sent out, as everyone sees it; what is made up only in a demonstration. */
export async function publicOne(ctx: Pick<Ctx, 'deps'>, id: string): Promise<SentOut | undefined> {
  const one = await findConsultation(ctx.deps.db.kysely, id, worldOf(ctx));
  return one && isSentOut(one) ? one : undefined;
}

/** All that have been sent out, and the time it is. */
export async function listFor(ctx: Pick<Ctx, 'deps'>): Promise<{ readonly all: SentOut[]; readonly now: Date }> {
  const { kysely } = ctx.deps.db;
  return { all: await publicConsultations(kysely, worldOf(ctx)), now: await clockNow(kysely) };
}
