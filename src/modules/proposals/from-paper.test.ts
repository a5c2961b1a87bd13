import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendFile, smallPdf } from '../../../tests/support/send-file.ts';
import { type Browser, get, personId, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { basisUrl, editionNow, savePart, wholeParts } from './test-case.ts';

let app: SignedInApp;
let officer: Browser;
beforeAll(async () => {
  app = await signedInApp();
  officer = await session(app.db, 'handlaggare');
});
afterAll(() => app.close());

const areas = ['sallsynta-motorikstorningar', 'atstorningar', 'hocm', 'lymfodemkirurgi'];
/** A made-up case, taken over in a step when `tookOver`; each in an area of its own. */
async function caseIn(state: string, tookOver = true): Promise<string> {
  const person = await personId(app.db, 'handlaggare');
  const [row] = await app.db.asOwner<{ id: string }>(
    'insert into care_case (area, state, taken_over_in, handler, opened_by, fictitious) values ($1, $2, $3, $4, $4, true) returning id',
    [areas.shift(), state, tookOver ? state : null, person],
  );
  return row?.id ?? '';
}
const given = { dated: '2024-05-06', says: 'Gruppen godkände underlaget den 6 maj 2024 (tidigare nummer 4711/2024).' };
const url = (id: string) => basisUrl(id, '/fran-papper');
const write = async (id: string) => {
  for (const [part, body] of Object.entries(wholeParts))
    expect((await savePart(app, officer, id, part, 1, body)).statusCode, part).toBe(303);
};
const lock = async (id: string) => send(app, officer, basisUrl(id, '/las'), { version: String((await editionNow(app, id))?.version) });

describe('a basis from paper', () => {
  it('is registered, written in and locked without a step back, and a consultation begins from it', async () => {
    const id = await caseIn('consultation');
    expect((await get(app, officer, basisUrl(id))).body).toContain(`href="${url(id)}"`);
    expect((await sendFile(app, officer, url(id), given, smallPdf)).headers.location).toContain('klart=begun');
    expect((await editionNow(app, id))?.status).toBe('open');
    const [paper] = await app.db.asOwner<{ dated: string; number: string; subject: string }>(
      `select e.paper_dated::text as dated, d.number, d.subject from basis_edition e join diary_entry d on d.document = e.paper where e.care_case = $1`,
      [id],
    );
    expect(paper).toMatchObject({
      dated: '2024-05-06',
      number: expect.stringMatching(/^DEMO-/),
      subject: expect.stringContaining('papper'),
    });
    expect((await lock(id)).statusCode).toBe(409);
    await write(id);
    expect((await lock(id)).headers.location).toContain('klart=locked');
    const shown = (await get(app, officer, basisUrl(id))).body;
    expect(shown).toContain('daterat 6 maj 2024');
    expect(shown).toContain('4711/2024');
    expect(await app.db.asOwner('select 1 from case_product where care_case = $1', [id])).toEqual([]);
    expect((await app.db.asOwner<{ state: string }>('select state from care_case where id = $1', [id]))[0]?.state).toBe('consultation');
    const begun = await send(app, officer, '/arbete/remisser', { careCase: id });
    expect(begun.statusCode, begun.body).toBe(303);
    const twice = await sendFile(app, officer, url(id), given, smallPdf);
    expect(twice.statusCode).toBe(409);
  });

  it('is what the agency may decide by, when the case was taken over in the decision', async () => {
    const id = await caseIn('ruling');
    await sendFile(app, officer, url(id), given, smallPdf);
    await write(id);
    expect((await lock(id)).statusCode).toBe(303);
    const ruling = `/arbete/arenden/${id}/beslut`;
    expect((await send(app, officer, `${ruling}/atgard`, { do: 'begin' })).statusCode).toBe(303);
    const content = { outcome: 'nhv', units: '3', unitsForChildren: '2', slotNote: '', reasons: 'Sällan förekommande.', departure: '' };
    const sent = await send(app, officer, `${ruling}/skriv`, { do: 'propose', rulingVersion: '1', ...content });
    expect(sent.headers.location).toContain('klart=proposed');
  });

  it.each([
    ['no day', { ...given, dated: '' }, smallPdf],
    ['a day to come', { ...given, dated: '2999-01-01' }, smallPdf],
    ['nobody who approved it', { ...given, says: ' ' }, smallPdf],
    ['no file', given, undefined],
    ['a file of no kind that is taken', given, Buffer.from('MZ inget underlag')],
  ])('is not taken with %s; what was written stands', async (_what, fields, file) => {
    const own = await wrongCase();
    const answer = await sendFile(app, officer, url(own), fields, file);
    expect(answer.statusCode).toBe(422);
    if (fields.says.trim() !== '') expect(answer.body).toContain('4711/2024');
    expect(await editionNow(app, own)).toBeUndefined();
  });

  it('is nothing for a case that was not taken over, by page, form or database', async () => {
    const id = await caseIn('consultation', false);
    expect((await get(app, officer, basisUrl(id))).body).not.toContain(url(id));
    expect((await get(app, officer, url(id))).statusCode).toBe(409);
    expect((await sendFile(app, officer, url(id), given, smallPdf)).statusCode).toBe(409);
    const [document] = await app.db.asOwner<{ id: string }>('select id from document limit 1');
    const insert = app.db.asOwner(
      `insert into basis_edition (care_case, area, edition, origin, reason, created_by, fictitious, paper, paper_dated)
       select id, area, 1, 'paper', 'x', opened_by, true, $2, '2024-01-01' from care_case where id = $1`,
      [id, document?.id],
    );
    await expect(insert).rejects.toThrow('on paper');
  });
});

let made: string | undefined;
/** One case for all that is refused. */
async function wrongCase(): Promise<string> {
  made ??= await caseIn('consultation');
  return made;
}
