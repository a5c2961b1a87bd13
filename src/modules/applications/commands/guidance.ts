import { fail } from '../../../kernel/result.ts';
import { act, type Doing, isMadeUp } from '../../access/index.ts';
import { guidancePlaces } from '../core/guidance.ts';
import { allGuidance, type WrittenGuidance } from '../queries/guidance.ts';
import { saveGuidance } from '../store/guidance.ts';
import { type Acted, done, type Fault, missing } from './common.ts';

export type GuidanceFault = Fault | { readonly kind: 'guidance-stale'; readonly now: WrittenGuidance | undefined };
export type GuidanceWriting = {
  readonly section: string;
  readonly field: string;
  readonly sv: string;
  readonly en: string;
  readonly version: number;
};

/** Writes what the authority says beside a field of the form. It holds at once, in every application that is being written. */
export function writeGuidance(doing: Doing, given: GuidanceWriting): Acted<number, GuidanceFault> {
  return act<number, GuidanceFault>(doing, async (tx) => {
    const { section, field, sv, en } = given;
    const place = guidancePlaces.find((one) => one.section === section)?.fields.find((one) => one.field === field);
    if (!place) return missing;
    const fictitious = await isMadeUp(tx, doing.person.id);
    const find = async () => (await allGuidance(tx, fictitious)).find((one) => one.section === section && one.field === field);
    const held = await find();
    const version = given.version + 1;
    const isStale = (held?.version ?? 0) !== given.version;
    if (isStale || !(await saveGuidance(tx, { section, field, sv, en, version, person: doing.person.id, fictitious })))
      return fail({ kind: 'guidance-stale', now: await find() });
    const object = { kind: 'application-guidance', id: `${section} ${field}` };
    return done(version, { action: 'application.guidance', object, details: { version } });
  });
}
