import type { Context } from '../../../../platform/http/route.ts';
import type { RegisterView } from '../../../register/index.ts';
import type { DirectoryDeps } from '../../deps.ts';

/** The register of the day that the request asks about. */
export const viewOf = (ctx: Pick<Context<DirectoryDeps, unknown, unknown, unknown>, 'deps' | 'dates'>): RegisterView =>
  ctx.deps.register.view(ctx.dates.asOf, ctx.dates.knownAt);
