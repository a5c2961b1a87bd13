import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths, patterns } from '../../src/kernel/paths.ts';
import { day, moveLastDay, regions, writeAll, writtenApplication } from '../../src/modules/applications/test-submission.ts';
import { get } from '../support/signed-in.ts';
import { announced, checkAll, endorse, lastId, waitingCase } from './call-steps.ts';
import { openReview, type Review, sectionsOn } from './review-steps.ts';

const limit = { timeout: 120_000 };

describe('a call, from its announcement to an application that is complete', () => {
  let review: Review;
  let call = '';
  let id = '';
  let careCase = '';
  beforeAll(async () => {
    review = await openReview(new Date().toISOString());
    careCase = await waitingCase(review);
    call = await announced(review);
  }, 120_000);
  afterAll(() => review?.close());

  test('a contact person begins from the page of the call and asks a colleague to write', limit, async () => {
    const contact = await review.as('kontaktperson-skane');
    await contact.open(paths.call(call));
    await contact.press('Bekräfta att regionen har fått förfrågan');
    await contact.press('Börja eller fortsätt med ansökan');
    id = lastId(contact);
    await contact.says('Du kan läsa och kommentera. Den som är ansökansredaktör i regionen skriver.');
    await contact.follow('Vad ansökan gäller');
    const second = await contact.main.getByRole('option', { name: 'Ansökansredaktör 2, Skåne' }).getAttribute('value');
    await contact.fillIn({ person: second ?? '', due: day(10), note: 'Välj både vuxna och barn.' });
    await contact.press('Be kollegan skriva');
    await contact.says('Kollegan har fått ett meddelande.');
  });

  test(
    'three editors write at once: one with rows, two in the same section, where the later is shown both texts and chooses',
    limit,
    async () => {
      const [first, second, third] = [
        await review.as('redaktor-skane'),
        await review.as('redaktor-skane-2'),
        await review.as('redaktor-skane-3'),
      ];
      await second.open(patterns.applications);
      await second.follow(/^Vad ansökan gäller \(/);
      await second.fillIn({ wanted: ['adults', 'children'], hospital: 'Påhittat sjukhus', unit: 'Påhittad klinik' });
      await second.press('Spara och markera som klart');
      await first.open(paths.applicationSection(id, 'staff'));
      await first.fillIn({
        'staff.0.profession': 'Neurolog',
        'staff.0.number': '4',
        'staff.0.fullTime': '2,5',
        'staff.0.experience': 'Påhittad.',
      });
      await first.press(/^Lägg till rad/);
      await first.fillIn({ 'staff.1.profession': 'Fysioterapeut', 'staff.1.number': '−1', supply: 'Påhittat.' });
      await first.press('Spara och markera som klart');
      await first.says(/Antal personer: Talet är för litet eller för stort/);
      await first.fillIn({ 'staff.1.number': '2', 'staff.1.fullTime': '2', 'staff.1.experience': 'Påhittad.' });
      await first.press('Spara och markera som klart');
      await first.says('Avsnittet är sparat och markerat som klart.');

      await second.open(paths.applicationSection(id, 'premises'));
      await third.open(paths.applicationSection(id, 'premises'));
      await third.says(/Ansökansredaktör 2, Skåne öppnade avsnittet/);
      await second.fillIn({ premises: 'Mottagning på plan fyra.' });
      await second.press('Spara');
      await third.fillIn({ premises: 'Mottagning på plan fem.', equipment: 'Ingen särskild.' });
      await third.press('Spara');
      for (const said of ['Mottagning på plan fyra.', 'Mottagning på plan fem.']) await third.says(said);
      await third.fillIn({ premises: 'Mottagning på plan fyra och fem.' });
      await third.press('Spara och markera som klart');
      await third.follow('Lokaler och utrustning');
      await third.follow(/^Tidigare versioner/);
      await third.says('och fem.');
    },
  );

  test('what one writes is saved while one writes, and never over what someone else has saved', limit, async () => {
    const [first, third] = [await review.as('redaktor-skane'), await review.as('redaktor-skane-3')];
    await first.open(paths.applicationSection(id, 'research'));
    await third.open(paths.applicationSection(id, 'research'));
    await first.page.locator('[name=research]').pressSequentially('Två studier');
    await first.main.getByText(/^Sparat automatiskt/).waitFor();
    await third.page.locator('[name=research]').pressSequentially('Tre studier');
    await third.main.getByText(/^Någon annan har sparat avsnittet/).waitFor();
    await first.page.locator('[name=education]').fill('Varje termin.');
    await first.press('Spara och markera som klart');
    await first.says('Avsnittet är sparat och markerat som klart.');
  });

  test('what is missing is named with the way to it; the signatory sends in and gets a receipt', limit, async () => {
    const written = ['slots', 'staff', 'premises', 'research'];
    const editor = await review.as('redaktor-skane');
    await editor.open(paths.applicationCheck(id));
    await editor.follow(/^Veckor från beslut till start/);
    expect(await editor.heading()).toBe('Tid till start');
    await editor.open(paths.application(id));
    await writeAll(review.app, id, { keys: (await sectionsOn(editor)).filter((key) => ![...written, 'start'].includes(key)) });
    await editor.open(paths.applicationSection(id, 'start'));
    await editor.fillIn({ weeks: '12', needs: 'Påhittat.' });
    await editor.press('Spara och markera som klart');
    await editor.open(paths.applicationPlan(id));
    await editor.says('Mottagning på plan fyra och fem.');
    const signatory = await review.as('firmatecknare-skane');
    await signatory.open(paths.application(id));
    await signatory.follow('Till inskickning');
    await endorse(signatory);
    await signatory.says(/^Ansökan från Region Skåne kom in/);
    await signatory.says(/DEMO-/);
  });

  test(
    'until the last day has passed the authority sees only that something has come; a second region takes back, a third is late',
    limit,
    async () => {
      const officer = await review.as('handlaggare');
      await officer.open(paths.applicationsIn(call));
      await officer.says('Region Skåne');
      for (const address of [paths.applicationSubmitted(id, 1), paths.application(id), paths.applicationSection(id, 'premises')])
        expect([403, 404]).toContain((await get(review.app, await review.quietly('handlaggare'), address)).statusCode);
      const other = await writtenApplication(review.app, call, { organisation: regions.uppsala });
      const second = await review.as('firmatecknare-uppsala');
      await second.open(paths.applicationSubmit(other));
      await endorse(second);
      await second.says(/^Ansökan från Region Uppsala kom in/);
      await second.open(paths.applicationWithdraw(other));
      await second.fillIn({ reason: 'Regionen söker inte. (påhittat)' });
      await second.press('Ta tillbaka ansökan');
      await second.says('Ansökan är återkallad.');

      const editor = await review.as('redaktor-vastra-gotaland');
      await editor.open(patterns.applications);
      await editor.press(/^Börja ansökan/);
      const late = lastId(editor);
      await moveLastDay(review.app, call, day(-1));
      await editor.open(paths.application(late));
      await editor.says('Inget mer kan skrivas i ansökan');
      await editor.follow('Be att få lämna ansökan efter sista dagen');
      await editor.fillIn({ reason: 'Underskriften dröjde. (påhittat)' });
      await editor.press('Skicka begäran');
      await officer.open(paths.applicationsIn(call));
      await officer.press('Öppna ansökningarna');
      await officer.says('Ansökningarna är öppnade.');
      await officer.open(paths.applicationSubmitted(id, 1));
      await officer.says('Mottagning på plan fyra och fem.');
    },
  );

  test(
    'what lacks in the first is asked for, and only that opens; it is completed, what was changed is marked, and the case goes on',
    limit,
    async () => {
      const officer = await review.as('handlaggare');
      await officer.open(paths.applicationsIn(call));
      await officer.fillIn({ decision: 'Skälet räcker inte. (påhittat beslut)' });
      await officer.press('Besluta');
      await officer.follow(/^Granska/);
      await checkAll(officer, { premises: 'Beskriv skyddet mot strömavbrott.', research: 'Ange hur många studier.' });
      await officer.follow('Begär komplettering');
      await officer.fillIn({ lastDay: day(14), letter: 'Två delar saknar något. (påhittat)' });
      await officer.press('Skicka begäran');
      await officer.says('Komplettering är begärd. Regionen har fått ett meddelande.');

      const editor = await review.as('redaktor-skane');
      await editor.open(patterns.applications);
      await editor.follow('Komplettering begärd');
      await editor.says('Beskriv skyddet mot strömavbrott.');
      const parts = editor.main.getByRole('link', { name: 'Skriv i den här delen' });
      const open = await parts.evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/del/')[1]));
      expect(open.toSorted()).toEqual(['premises', 'research']);
      for (const [key, said] of [
        ['premises', 'Mottagning på plan fyra och fem, med reservkraft.'],
        ['research', 'Tre studier.'],
      ] as const) {
        await editor.open(paths.applicationSection(id, key));
        await editor.fillIn({ [key]: said });
        await editor.press('Spara och markera som klart');
      }
      await editor.open(paths.applicationSection(id, 'start'));
      expect(await editor.main.locator('[name="weeks"]').count()).toBe(0);

      const signatory = await review.as('firmatecknare-skane');
      await review.app.db.asOwner('update session set stepped_up_at = null');
      await signatory.open(paths.completion(id));
      await signatory.says('Mottagning på plan fyra och fem, med reservkraft.');
      await signatory.fillIn({ confirm: 'yes' });
      await signatory.press('Skicka kompletteringen');
      await signatory.proveAnew();
      expect(await signatory.main.locator('[name="confirm"]').isChecked()).toBe(true);
      await signatory.press('Skicka kompletteringen');
      await signatory.says('Kompletteringen är inskickad.');

      await officer.open(paths.applicationReview(id));
      expect(await officer.main.getByText('Ändrad sedan granskningen').count()).toBe(2);
      await officer.main.getByText('Ändrat mellan inlämning 1 och 2').click();
      const after = await officer.main.locator('ins').allInnerTexts();
      expect(after.toSorted()).toEqual(['Mottagning på plan fyra och fem, med reservkraft.', 'Tre studier.']);
      await checkAll(officer);
      await officer.press('Markera som komplett');
      await officer.says('Alla ansökningar är klara. Ärendet kan gå vidare till bedömning.');
      const products = await review.app.db.asOwner('select kind, ref from case_product where care_case = $1 order by kind', [careCase]);
      expect(products).toContainEqual({ kind: 'applications', ref: call });
    },
  );
});
