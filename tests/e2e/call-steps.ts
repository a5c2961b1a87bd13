import { paths, patterns } from '../../src/kernel/paths.ts';
import { day } from '../../src/modules/applications/test-submission.ts';
import { nominated } from '../support/case-story.ts';
import type { Actor, Review } from './review-steps.ts';

/** The id that the address of the page ends with. */
export const lastId = (actor: Actor): string => actor.path().split('/').at(-1) ?? '';

/** Ticks what is endorsed and sends, proving anew who one is where that is asked for. */
export const endorse = async (signatory: Actor): Promise<void> => {
  await signatory.fillIn({ confirm: 'yes' });
  await signatory.press('Godkänn och skicka in');
  if (!signatory.path().includes('bekrafta')) return;
  await signatory.proveAnew();
  await signatory.fillIn({ confirm: 'yes' });
  await signatory.press('Godkänn och skicka in');
};

const area = 'sallsynta-motorikstorningar';

/** A case of the area that waits for its call, put there by the owner: what comes before is another journey. */
export async function waitingCase({ app, quietly }: Review): Promise<string> {
  const id = await nominated(app, await quietly('handlaggare'));
  await app.db.asOwner('alter table care_case disable trigger user');
  await app.db.asOwner("update care_case set state = 'call', area = $2 where id = $1", [id, area]);
  await app.db.asOwner('alter table care_case enable trigger user');
  return id;
}

/** Gives every point of the list a verdict, and saves: what is lacking in a part is noted beside it. */
export async function checkAll(officer: Actor, lacking: Readonly<Record<string, string>> = {}): Promise<void> {
  const names = await officer.main
    .locator('select[name^="verdict-"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('name') ?? ''));
  const verdict = (name: string) => (lacking[name.slice('verdict-'.length)] === undefined ? 'in-order' : 'lacking');
  await officer.fillIn(Object.fromEntries(names.map((name) => [name, verdict(name)])));
  for (const [key, note] of Object.entries(lacking)) {
    await officer.main
      .locator('details', { has: officer.page.locator(`[name="note-${key}"]`) })
      .locator('summary')
      .click();
    await officer.fillIn({ [`note-${key}`]: note });
  }
  await officer.press('Spara granskningen');
  await officer.says('Granskningen är sparad.');
}

/** The real call, written and announced by its pages. */
export async function announced(review: Review): Promise<string> {
  const officer = await review.as('handlaggare');
  await officer.open(patterns.callsWork);
  await officer.fillIn({ area });
  await officer.press('Gör en förfrågan');
  await officer.fillIn({ contact: 'nhv@exempel.invalid', lastDay: day(30) });
  await officer.press('Spara');
  const call = lastId(officer);
  const head = await review.as('enhetschef');
  await head.open(paths.callPublish(call));
  await head.confirm('Publicera förfrågan');
  return call;
}
