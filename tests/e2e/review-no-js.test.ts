import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCall, writeAll } from '../../src/modules/applications/test-submission.ts';
import { openedConsultation, testParts } from '../../src/modules/consultations/test-consultation.ts';
import { testCase, wholeParts } from '../../src/modules/proposals/test-case.ts';
import { nominee } from '../support/group-story.ts';
import { keyboardOf } from './keyboard.ts';
import { openReview, type Review, sectionsOn, sumIn } from './review-steps.ts';

let review: Review;
const limit = { timeout: 120_000 };

beforeAll(async () => {
  review = await openReview(new Date().toISOString(), { javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
}, 120_000);
afterAll(() => review?.close());

describe('without scripts, on a narrow screen', () => {
  test(
    'an area is nominated, given a priority, taken, and mapped by a head who signs in anew; a region nominates an expert',
    limit,
    async () => {
      const officer = await review.as('handlaggare');
      await officer.open('/arenden/nytt');
      await officer.fillIn({ name: 'Prov utan skript (påhittat)', emergency: 'Jouren påverkas inte.' });
      await officer.press('Skicka nomineringen');
      await officer.says('Skriv minst ett skäl.');
      await officer.fillIn({ from: 'Nationellt programområde (påhittat)', 'reason-rare': 'Få patienter i landet.' });
      await officer.press('Skicka nomineringen');
      const address = officer.path();
      await officer.follow(/^Prioritering med skäl/);
      await officer.fillIn({ priority: '2', reason: 'Få patienter.' });
      await officer.press('Spara');
      await officer.open(`${address}/handlaggare`);
      await officer.press('Ta ärendet');

      const head = await review.as('enhetschef');
      await head.open(address);
      await head.follow('Gå vidare: Kartläggning');
      await head.confirm('Gå vidare');
      await head.says('Klart. Ärendets läge är ändrat.');

      await officer.open(`${address}/nomineringar/ny-omgang`);
      const lastDay = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
      await officer.fillIn({ lastDay });
      await officer.press('Öppna omgången och skicka brevet');
      const region = await review.as('kontaktperson-skane');
      await region.open('/nomineringar');
      await region.follow('Prov utan skript (påhittat)');
      await region.fillIn({ name: 'Påhittad neurolog i söder' });
      await region.press('Skicka nomineringen');
      await region.says('Fråga personen först. Kryssa i rutan när hen har sagt ja.');
      await region.fillIn(nominee());
      await region.press('Skicka nomineringen');
      await region.says(/Nomineringen är mottagen. Diarienummer DEMO-/);
    },
  );

  test('a member says that there is no conflict of interest, writes a part with rows, and is commented on', limit, async () => {
    const { id } = await testCase(review.app);
    const basis = `/arbete/arenden/${id}/underlag`;
    const officer = await review.as('handlaggare');
    await officer.open(basis);
    await officer.press('Påbörja underlaget');
    const member = await review.as('sakkunnig-2');
    await member.open(`/arenden/${id}/jav/anmal`);
    await member.fillIn({ answer: 'none' });
    await member.press('Ändra svaret');
    await member.open(`${basis}/delar/background/skriv`);
    await member.press('Lägg till volym');
    await member.says('Ändringarna på sidan är inte sparade än.');
    await member.fillIn(wholeParts.background);
    await member.press('Spara delen');
    await member.says('Delen är sparad.');
    await officer.open(`${basis}/delar/background`);
    await officer.follow(/^Kommentera/);
    await officer.fillIn({ body: 'Skriv ut hur många som är barn.' });
    await officer.press('Kommentera');
    await officer.says('Kommentaren är sparad.');
  });

  test('a region answers a consultation part by part, another endorses after signing in anew, and a citizen answers', limit, async () => {
    const { id } = await openedConsultation(review.app);
    const citizen = await review.visitor();
    await citizen.open(`/remisser/${id}`);
    await citizen.follow('Svara utan att logga in');
    const opened = Date.now();
    const region = await review.as('remissvarare-skane');
    await region.open('/arbete/remissvar');
    await region.press('Börja svara');
    const answer = region.path();
    for (const { title } of testParts) {
      await region.follow(title.sv);
      await region.fillIn({ stance: 'agree' });
      await region.press('Spara');
    }
    await region.press('Skicka för godkännande');
    const signatory = await review.as('firmatecknare-skane');
    await signatory.open(answer);
    await signatory.confirm('Godkänn svaret');
    await signatory.says('Svaret är godkänt och kan skickas in.');
    await region.open(answer);
    await region.press('Skicka in svaret');
    await citizen.fillIn({ 'stance-slots': 'agree', 'text-slots': 'Det blir bra.' });
    await citizen.fillIn({ summa: String(sumIn((await citizen.main.getByText(/^Hur mycket är/).textContent()) ?? '')) });
    await citizen.page.waitForTimeout(Math.max(0, 5_500 - (Date.now() - opened)));
    await citizen.press('Skicka svaret');
    await citizen.says('Svaret har kommit fram.');
    expect(await region.main.getByText(/^DEMO-\d{4}-\d{6}$/).count()).toBe(1);
  });

  test('an application by keyboard alone: begun, what is missing written, and sent in by the signatory', limit, async () => {
    const call = await openCall(review.app);
    expect(call).toMatch(/^[0-9a-f-]{36}$/);
    const editor = keyboardOf(await review.as('redaktor-uppsala'));
    await editor.open('/ansokningar');
    await editor.enter(/^Börja ansökan/);
    const address = editor.actor.path();
    const id = address.split('/').at(-1) ?? '';
    await writeAll(review.app, id, {
      organisation: 'region-03',
      keys: (await sectionsOn(editor.actor)).filter((key) => key !== 'consequences'),
    });
    await editor.enter(/^Se vad som saknas/);
    await editor.enter(/^Om regionen får tillståndet/);
    await editor.type('falt-granted', 'Påhittade följder.');
    await editor.type('falt-rejected', 'Påhittade följder.');
    await editor.enter(/^Spara och markera som klart$/);
    await editor.actor.says('Avsnittet är sparat och markerat som klart.');
    const signatory = keyboardOf(await review.as('firmatecknare-uppsala'));
    await signatory.open(address);
    await signatory.enter(/^Till inskickning$/);
    await signatory.press('falt-confirm', 'Space');
    await signatory.enter(/^Godkänn och skicka in$/);
    await signatory.actor.proveAnew();
    // What was ticked has been kept meanwhile.
    await signatory.enter(/^Godkänn och skicka in$/);
    await signatory.actor.says(/^Ansökan från Region Uppsala kom in/);
  });
});
