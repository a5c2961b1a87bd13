import { fail } from '../../../kernel/result.ts';
import { type Doing, isMadeUp } from '../../access/index.ts';
import { pointsOf, type Verdict } from '../core/completion.ts';
import { listVersion } from '../queries/completion.ts';
import { writeCheck } from '../store/completion.ts';
import { type Acted, actOn, heldByAuthority, invalid, over } from './completion-kit.ts';
import { about, done } from './submission-kit.ts';

export type Found = { readonly verdict: Verdict; readonly note: string };
export type Checking = {
  readonly id: string;
  /** Of the list as it was shown, and the submission that it was held against. */
  readonly version: number;
  readonly number: number;
  readonly found: Readonly<Record<string, Found>>;
};

/**
 * A case officer writes what was found, point by point. Points that say what they said, of the submission that stands, are left alone. Whoever saves
 * on an older list is shown both.
 */
export function checkApplication(doing: Doing, { id, version, number, found }: Checking): Acted<number> {
  return actOn<number>(doing, async (tx) => {
    const held = await heldByAuthority(tx, doing, id, 'case-officer', await isMadeUp(tx, doing.person.id));
    if (!held.ok) return held;
    const { application, latest, snapshot, checks, judgement } = held.value;
    if (application.state !== 'submitted' || judgement || latest.number !== number) return over;
    if (listVersion(checks) !== version) return fail({ kind: 'list-stale', now: checks });
    const points = pointsOf(snapshot);
    const written: string[] = [];
    for (const [point, { verdict, note }] of Object.entries(found)) {
      if (!points.includes(point)) return over;
      if (note.length > 2_000) return invalid({ [`note-${point}`]: 'too-long' });
      const before = checks.find((one) => one.point === point);
      if (before?.verdict === verdict && before.note === note && before.submission === latest.id) continue;
      await writeCheck(tx, { application: id, point, verdict, note, submission: latest.id, person: doing.person.id });
      written.push(point);
    }
    return done(written.length, {
      action: 'application.checked',
      object: about('application', id),
      details: { number, points: written, lacking: Object.entries(found).filter(([, one]) => one.verdict === 'lacking').length },
    });
  });
}
