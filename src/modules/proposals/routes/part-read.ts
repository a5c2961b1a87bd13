import { personOf } from '../../access/index.ts';
import { choicesFor, membersOf, statesOf } from '../commands/kit.ts';
import type { PartKey } from '../core/basis.ts';
import { commentsOf, editionsOf, partsNow, versionsOfPart } from '../queries.ts';
import { type Ctx, readCase } from './kit.tsx';

/** Which part of which case. */
export type Where = { readonly id: string; readonly part: PartKey };

/** What every page of a part needs. */
export const readPart = (ctx: Ctx, { id, part }: Where) =>
  readCase(ctx, id, async (tx, careCase) => {
    const [edition] = await editionsOf(tx, id);
    const now = edition && (await partsNow(tx, edition.id)).get(part);
    if (!edition || !now) return undefined;
    const person = personOf(ctx.subject);
    const isMember = (await membersOf(tx, id)).some((one) => one.person === person.id);
    const isNow = edition.status === 'open' && statesOf(edition.origin).includes(careCase.state);
    return {
      careCase,
      edition,
      now,
      versions: await versionsOfPart(tx, edition.id, part),
      comments: (await commentsOf(tx, edition.id)).filter((one) => one.part === part),
      choices: part === 'definition' ? await choicesFor(tx, person, ctx.deps.authoring, careCase.area) : [],
      mayWrite: isNow && (isMember || person.acting.role === 'case-officer'),
    };
  });
