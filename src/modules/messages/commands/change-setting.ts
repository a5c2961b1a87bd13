import type { Lang } from '../../../kernel/format.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing } from '../../access/index.ts';
import { keepSetting } from '../store.ts';

export type Chosen = { readonly how: 'at-once' | 'digest'; readonly lang: Lang | null; readonly version: number };

/** Keeps how someone wants mail. `stale`: it has been changed since the page was opened, and nothing has been done. */
export const changeSetting = (doing: Doing, chosen: Chosen): Promise<Result<true, 'stale' | KeyReused>> =>
  act<true, 'stale'>(doing, async (tx) => {
    const { id } = doing.person;
    if (!(await keepSetting(tx, id, chosen))) return fail('stale');
    const details = { how: chosen.how, lang: chosen.lang ?? 'both' };
    return ok({ answer: true, events: [{ action: 'messages.setting-changed', object: { kind: 'person', id }, details }] });
  });
