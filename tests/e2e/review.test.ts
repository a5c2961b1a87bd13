import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { b1, experts } from '../../src/cli/demo/cast.ts';
import { editionNow, wholeParts } from '../../src/modules/proposals/test-case.ts';
import { declares, nominationIds, nominee, personId, send } from '../support/group-story.ts';
import { type Actor, nameOf, openReview, type Review, sumIn } from './review-steps.ts';

let review: Review;
/** The case, as addresses name it. */
let id = '';
let consultation = '';
let before: unknown;
/** How often the conflicted member has tried. */
let shutOut = 0;
const stepMs = { timeout: 180_000 };

beforeAll(async () => {
  review = await openReview('2023-10-16T08:00:00Z');
  before = await realRegister();
}, 120_000);
afterAll(() => review?.close());

/** What everyone can read of the register. */
const realRegister = async (): Promise<unknown> =>
  Promise.all(
    ['/v1/areas?limit=200', '/v1/decisions?limit=200', '/v1/statistics/permits-by-region', '/v1/statistics/areas-by-step'].map(
      async (url) => {
        const answer = await review.app.inject(url);
        expect({ url, status: answer.statusCode }).toEqual({ url, status: 200 });
        return answer.json();
      },
    ),
  );

/** The one who has a conflict of interest asks for something of the case, and is refused. */
const isShutOut = async (address: string, status = 403): Promise<void> => {
  const { page } = await review.as('sakkunnig-8');
  expect({ address, status: (await page.request.get(address)).status() }).toEqual({ address, status });
  shutOut += 1;
};

/** The files that a page offers, fetched. */
const filesOn = async ({ main, page }: Actor): Promise<readonly { readonly address: string; readonly type: string }[]> => {
  const links = await main.locator('a[href*="/dokument/"]').all();
  return Promise.all(
    links.map(async (link) => {
      const address = (await link.getAttribute('href')) ?? '';
      const answer = await page.request.get(address);
      expect({ address, status: answer.status() }).toEqual({ address, status: 200 });
      expect((await answer.body()).length).toBeGreaterThan(1_000);
      return { address, type: answer.headers()['content-type'] ?? '' };
    }),
  );
};

/** No link of a page leads to nothing for the one who reads it. */
const leadsSomewhere = async ({ main, page }: Actor): Promise<void> => {
  const addresses = await main.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.length).toBeGreaterThan(0);
  for (const address of new Set(addresses)) {
    const status = (await page.request.get(address, { maxRedirects: 0 })).status();
    expect({ address, isThere: status < 400 || status === 401 }).toEqual({ address, isThere: true });
  }
};

/** Sends a form without a browser, for what many do alike. */
const quietly = async (persona: string, address: string, body: Readonly<Record<string, string>>): Promise<string> => {
  const answer = await send(review.app, await review.quietly(persona), address, body);
  const said = answer.body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  expect({ persona, address, status: answer.statusCode, said }).toMatchObject({ status: 303 });
  return String(answer.headers.location);
};

describe('from longlist to decision', () => {
  test(
    'step 0: a case officer nominates an area, gives it a priority and takes it; the head decides that it is to be mapped',
    stepMs,
    async () => {
      const officer = await review.as('handlaggare');
      await officer.open('/arenden');
      await officer.follow('Nominera ett vårdområde');
      await officer.press('Skicka nomineringen');
      expect(await officer.page.title()).toMatch(/^Fel: /);
      await officer.fillIn({
        name: 'Ataxier (påhittat)',
        nameEn: 'Ataxias (made up)',
        from: 'Nationellt programområde nervsystemets sjukdomar (påhittat)',
        'reason-rare': 'Få personer i landet har en ärftlig ataxi.',
        'reason-complex': 'Utredningen kräver att klinik, genetik och bilddiagnostik tolkas tillsammans.',
        emergency: 'Vården är planerad. Jouren påverkas inte.',
      });
      await officer.press('Skicka nomineringen');
      await officer.says('Påhittat ärende i demonstrationen');
      id = officer.path().split('/').at(-1) ?? '';
      expect(await officer.heading()).toBe('Ataxier (påhittat)');

      await officer.follow(/^Prioritering med skäl/);
      await officer.fillIn({ priority: '1', reason: 'Få patienter och stora skillnader mellan regionerna.' });
      await officer.press('Spara');
      await officer.open(`/arenden/${id}`);
      await officer.follow('Utse handläggare');
      await officer.press('Ta ärendet');
      await officer.says('Allt är klart. Ärendet kan gå vidare.');

      const head = await review.as('enhetschef');
      await head.open('/mina-uppgifter');
      await head.follow('Avgör om Ataxier (påhittat) ska kartläggas');
      await head.open(`/arenden/${id}`);
      await head.follow('Gå vidare: Kartläggning');
      await head.confirm('Gå vidare');
      await head.says('Klart. Ärendets läge är ändrat.');
    },
  );

  test('step 1: the regions nominate, the composition is tried, the head appoints after a fresh sign-in', stepMs, async () => {
    await review.at('2024-01-15T09:00:00Z');
    const officer = await review.as('handlaggare');
    await officer.open(`/arenden/${id}`);
    await officer.follow(/^Förordnad sakkunniggrupp/);
    await officer.open(`/arenden/${id}/nomineringar`);
    await officer.follow('Öppna en nomineringsomgång');
    await officer.fillIn({ lastDay: '2024-02-29' });
    await officer.press('Öppna omgången och skicka brevet');
    await officer.says('Omgången är öppnad och brevet är skickat till alla regioner.');

    const region = await review.as('kontaktperson-skane');
    await region.open('/nomineringar');
    await region.follow('Ataxier (påhittat)');
    const round = region.path();
    await region.press('Skicka nomineringen');
    expect(await region.page.title()).toMatch(/^Fel: /);
    const { consent, ...first } = nominee({ name: nameOf('sakkunnig-7'), mail: 'sakkunnig-7@exempel.se', profession: 'sjuksköterska' });
    await region.fillIn({ ...first, consent: consent ?? '' });
    await region.press('Skicka nomineringen');
    await region.says(/Nomineringen är mottagen. Diarienummer DEMO-2024-/);
    for (const { persona, profession, region: collaborationRegion, by } of experts) {
      if (by === null || persona === 'sakkunnig-7') continue;
      const person = { name: nameOf(persona), mail: `${persona}@exempel.se`, profession, collaborationRegion: collaborationRegion ?? '' };
      await quietly(by, round, nominee(person));
    }
    const letter = { source: 'patient-organisation', sourceName: 'Påhittad patientförening', received: '2024-01-15' };
    const patient = {
      name: nameOf('patientforetradare'),
      mail: 'patient@exempel.se',
      profession: 'patientföreträdare',
      represents: 'patient',
    };
    await quietly('handlaggare', `/arenden/${id}/nomineringar/brev`, nominee({ ...patient, collaborationRegion: '', ...letter }));

    await review.at('2024-03-11T09:00:00Z');
    await region.open(round);
    await region.says('Det går inte längre att nominera eller ändra.');
    await officer.open(`/arenden/${id}/nomineringar`);
    await officer.follow('Sätt samman gruppen');
    const members = await nominationIds(review.app, id);
    expect(members.length).toBe(8);
    const chair = await officer.main.getByRole('option', { name: nameOf('sakkunnig-2') }).getAttribute('value');
    const term = { chair: chair ?? '', from: '2024-03-18', to: '2026-12-31' };
    await officer.fillIn({ members: members.slice(0, 5), ...term });
    await officer.press('Pröva sammansättningen');
    await officer.says('Det här saknas i gruppen');
    await officer.fillIn({ members, ...term });
    await officer.press('Skicka förslaget till chefen');
    await officer.says('Förslaget är skickat till chefen.');

    const head = await review.as('enhetschef');
    await head.open(`/arenden/${id}/grupper/sakkunniga`);
    await head.follow('Besluta om gruppen');
    await head.confirm('Utse gruppen');
    await head.says('Gruppen är utsedd. Breven är skickade.');
  });

  test('step 1: members get their accounts and declare; one has a conflict of interest and is shut out of every page', stepMs, async () => {
    await review.at('2024-03-22T09:00:00Z');
    const officer = await review.as('handlaggare');
    const group = `/arenden/${id}/grupper/sakkunniga`;
    await officer.open(group);
    await officer.follow(nameOf('sakkunnig-2'));
    await officer.fillIn({ account: await personId(review.app.db, 'sakkunnig-2') });
    await officer.press('Koppla kontot');
    await officer.says(/Ledamoten är kopplad till sitt konto/);
    const seats = await review.app.db.asOwner<{ id: string; name: string; version: number }>(
      'select id, name, version from group_seat where person is null',
    );
    for (const { persona } of experts) {
      const seat = seats.find(({ name }) => name === nameOf(persona));
      if (!seat) continue;
      const account = await personId(review.app.db, persona);
      await quietly('handlaggare', `${group}/ledamoter/${seat.id}/konto`, { version: String(seat.version), account });
    }

    const chair = await review.as('sakkunnig-2');
    await chair.open(`/arenden/${id}`, 403);
    await chair.open('/mina-uppgifter');
    await chair.follow('Anmäl om du är jävig i ärendet om Ataxier (påhittat)');
    await chair.press('Skicka svaret');
    expect(await chair.page.title()).toMatch(/^Fel: /);
    await chair.fillIn({ answer: 'none' });
    await chair.press('Skicka svaret');
    await chair.open(`/arenden/${id}`);

    const conflicted = await review.as('sakkunnig-8');
    await conflicted.open(`/arenden/${id}/jav/anmal`);
    await conflicted.fillIn({ answer: 'possible', circumstances: 'Har ett uppdrag åt ett företag som säljer läkemedlet.' });
    await conflicted.press('Skicka svaret');
    for (const { persona } of experts) {
      if (persona === 'sakkunnig-2' || persona === 'sakkunnig-8') continue;
      const { statusCode } = await declares(review.app, await review.quietly(persona), id);
      expect({ persona, statusCode }).toEqual({ persona, statusCode: 303 });
    }
    await officer.open('/mina-uppgifter');
    await officer.follow('Bedöm en anmälan om jäv: Ataxier (påhittat)');
    await officer.follow(`Bedöm anmälan från ${nameOf('sakkunnig-8')}`);
    await officer.fillIn({ outcome: 'conflict', reason: 'Uppdraget pågår och rör samma patienter.' });
    await officer.press('Spara bedömningen');
    for (const rest of ['/jav', '/nominering', '/grupper', '/grupper/sakkunniga', '']) await isShutOut(`/arenden/${id}${rest}`);
    await conflicted.open(`/arenden/${id}`, 403);
    shutOut += 1;
    await conflicted.says('Du är jävig i ärendet.');

    await officer.open(`/arenden/${id}`);
    await officer.follow('Gå vidare: Genomlysning');
    await officer.press('Gå vidare');
    await officer.says('Klart. Ärendets läge är ändrat.');
  });

  test('step 2: members write the basis; two at once see both versions; a comment, a new name, stands, and the lock', stepMs, async () => {
    await review.at('2024-09-02T08:00:00Z');
    const basis = `/arbete/arenden/${id}/underlag`;
    const officer = await review.as('handlaggare');
    await officer.open(`/arenden/${id}`);
    await officer.follow(/^Sakkunniggruppens underlag/);
    await officer.press('Påbörja underlaget');
    await officer.says('Underlaget är påbörjat.');

    const [chair, member] = [await review.as('sakkunnig-2'), await review.as('sakkunnig-3')];
    const editor = `${basis}/delar/consequences/skriv`;
    await chair.open(basis);
    await chair.follow(/^Skriv Konsekvenser/);
    await member.open(editor);
    await member.fillIn(wholeParts.consequences);
    await member.press('Spara delen');
    await member.says('Delen är sparad.');
    await chair.fillIn({ ...wholeParts.consequences, emergencyCare: 'Jouren påverkas inte.' });
    await chair.press('Spara delen');
    await chair.says('Någon har sparat delen sedan du öppnade den');
    await chair.fillIn({ emergencyCare: 'Jouren påverkas inte. En plan följer med patienten.' });
    await chair.press('Spara delen');
    await chair.says('Delen är sparad.');
    await chair.follow(/^Jämför med nuvarande/);
    await chair.says('Jouren påverkas inte. En plan följer med patienten.');

    const patient = await review.as('patientforetradare');
    await patient.open('/arenden');
    await patient.follow('Ataxier (påhittat)');
    await patient.open(`${basis}/delar/consequences`);
    await patient.follow(/^Kommentera/);
    await patient.fillIn({ body: 'Skriv också om närståendes resor.' });
    await patient.press('Kommentera');
    await patient.says('Kommentaren är sparad.');
    const { consequences: _, ...others } = wholeParts;
    for (const [part, body] of Object.entries(others)) {
      await quietly('sakkunnig-4', `${basis}/delar/${part}/skriv`, { do: 'save', partVersion: '1', ...body });
    }
    await chair.open(`${basis}/delar/consequences`);
    await chair.press(/^Omhändertagen/);

    await officer.open(`/arenden/${id}/namn`);
    await officer.fillIn({
      name: 'Sällsynta motorikstörningar (påhittat)',
      nameEn: 'Rare movement disorders (made up)',
      reason: 'Samma team behövs för andra sällsynta motorikstörningar.',
    });
    await officer.press('Byt namn');

    const version = String((await editionNow(review.app, id))?.version);
    for (const { persona } of experts) {
      if (['sakkunnig-2', 'sakkunnig-3', 'sakkunnig-8'].includes(persona)) continue;
      await quietly(persona, `${basis}/stallningstagande`, { version, stand: 'approve', said: '' });
    }
    await member.open(basis);
    await member.fillIn({ stand: 'dissent', said: 'Två enheter hade räckt.' });
    await member.press('Spara ställningstagandet');
    await chair.open(basis);
    await chair.fillIn({ stand: 'approve' });
    await chair.press('Spara ställningstagandet');
    await chair.says('Ditt ställningstagande är sparat.');
    await chair.press('Lås underlaget');
    await chair.says('Underlaget är låst. Det har fått diarienummer och dokument.');
    const files = await filesOn(chair);
    expect(files.map(({ type }) => type)).toEqual([
      'application/pdf',
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ]);
    for (const address of [basis, `${basis}/delar/slots`, `${basis}/delar/slots/skriv`, `${basis}/upplagor/1`]) {
      await isShutOut(address);
    }
    for (const { address } of files) await isShutOut(address, 404);

    const head = await review.as('enhetschef');
    await head.open(`/arenden/${id}`);
    await head.follow('Gå vidare: Remiss och beredning');
    await head.confirm('Gå vidare');
    await head.says('Klart. Ärendets läge är ändrat.');
  });

  test(
    'step 3: the consultation is sent out; a region answers, another endorses anew signed in; a citizen answers without an account',
    stepMs,
    async () => {
      await review.at('2025-01-20T08:00:00Z');
      const officer = await review.as('handlaggare');
      await officer.open(`/arenden/${id}`);
      await officer.follow(/^Avslutad remiss/);
      await officer.press('Påbörja en remiss');
      consultation = officer.path();
      await officer.follow('Missiv');
      const letter = 'Svara på varje del av förslaget. (Påhittad remiss.)';
      await officer.fillIn({ letter, contact: 'nhv@exempel.invalid', lastDay: '2025-04-15', openToAll: 'yes' });
      await officer.press('Spara');
      await officer.open(`${consultation}/mottagare`);
      await officer.fillIn({ kind: 'obliged', organisations: ['region-12', 'region-03'] });
      await officer.press('Lägg till');
      await officer.open(consultation);
      await officer.follow('Förhandsvisning');
      await officer.follow('Tillbaka');
      await officer.press('Öppna remissen');
      await officer.says('Remissen är öppnad. Mottagarna har fått besked.');

      const citizen = await review.visitor();
      await citizen.open('/remisser');
      await citizen.follow('Sällsynta motorikstörningar (påhittat)');
      await leadsSomewhere(citizen);
      await citizen.follow('Svara utan att logga in');
      const opened = Date.now();

      const region = await review.as('remissvarare-skane');
      await region.open('/meddelanden');
      await region.open('/arbete/remissvar');
      await region.press('Börja svara');
      const answer = region.path();
      await region.open(`${answer}/del/slots`);
      await region.fillIn({ stance: 'agree-with-changes' });
      await region.press('Spara');
      await region.says(/^Innan svaret kan skickas för godkännande/);
      await region.follow('Enheter');
      await region.fillIn({ text: 'Regionen ser hellre att alla tre enheter tar emot barn.' });
      await region.press('Spara');
      await region.says('Sparat.');
      for (const part of Object.keys(wholeParts)) {
        if (part !== 'slots') await quietly('remissvarare-skane', `${answer}/del/${part}`, { stance: 'agree', text: '', version: '0' });
      }
      await region.open(answer);
      await region.press('Skicka för godkännande');
      const signatory = await review.as('firmatecknare-skane');
      await signatory.open('/arbete/remissvar');
      await signatory.follow('Region Skåne');
      await signatory.confirm('Godkänn svaret');
      await signatory.says(/^Svaret är godkänt. Det skickas in av/);
      await region.open(answer);
      await region.press('Skicka in svaret');
      await region.says(/^DEMO-2025-\d{6}$/);

      await citizen.fillIn({ 'stance-slots': 'disagree', 'text-slots': 'Det blir för långt att resa för mitt barn.' });
      const question = (await citizen.main.getByText(/^Hur mycket är/).textContent()) ?? '';
      await citizen.fillIn({ summa: String(sumIn(question)) });
      await citizen.page.waitForTimeout(Math.max(0, 5_500 - (Date.now() - opened)));
      await citizen.press('Skicka svaret');
      await citizen.says('Svaret har kommit fram.');
      await officer.open(consultation);
      await officer.follow('Att ta ställning till: 1');
      await officer.press(/^Ta emot/);
      await officer.says('Svaret är mottaget.');
    },
  );

  test(
    'step 3: after the last day nothing is taken in; answers are answered, the summary and the comment of the experts are locked',
    stepMs,
    async () => {
      await review.at('2025-04-15T22:00:00Z');
      const late = await review.as('remissvarare-uppsala');
      await late.open('/arbete/remissvar');
      await late.says('Sista dagen har passerat');
      const officer = await review.as('handlaggare');
      await officer.open(consultation);
      await officer.press('Stäng remissen');
      await officer.says('Remissen är stängd.');
      await officer.follow('Svaren i tabell (2)');
      await officer.open(consultation);
      await officer.follow(/^DEMO-2025-/);
      const reply = officer.page.locator('#del-slots').locator('xpath=..');
      await reply.getByRole('textbox').fill('Sakkunniggruppen får ta ställning till frågan.');
      await officer.press('Spara bemötandet', reply);
      await officer.press('Publicera svaret');
      await officer.says('Svaret är publicerat.');
      await officer.open(`${consultation}/redogorelse`);
      await officer.fillIn({ intro: 'En region och en privatperson har svarat.', closing: 'Frågan om barn vägs särskilt.' });
      await officer.press('Spara');
      await officer.press('Lås och publicera');
      await officer.says('Texten är låst.');

      const chair = await review.as('sakkunnig-2');
      await chair.open(`${consultation}/sakkunniga`);
      await chair.fillIn({ general: 'Gruppen har läst svaren.', 'part-slots': 'Två enheter för barn ger tillräckliga volymer.' });
      await chair.press('Spara');
      await chair.press('Lås kommentaren');
      await chair.says('Texten är låst.');
      for (const rest of ['', '/svar', '/redogorelse', '/sakkunniga']) await isShutOut(`${consultation}${rest}`);
    },
  );

  test('step 3: group B1 is appointed, declares, foresees what can be seen later, and its statement is locked', stepMs, async () => {
    await review.at('2025-06-10T08:00:00Z');
    const officer = await review.as('handlaggare');
    const head = await review.as('enhetschef');
    await officer.open(`/arenden/${id}/grupper/b1/forslag`);
    const members = await Promise.all(b1.map((persona) => personId(review.app.db, persona)));
    await officer.fillIn({ members, chair: members[0] ?? '', from: '2025-06-10', to: '2026-12-31' });
    await officer.press('Skicka förslaget till chefen');
    await head.open(`/arenden/${id}/grupper/b1/beslut`);
    await head.confirm('Utse gruppen');
    const member = await review.as('b1-ledamot');
    await member.open('/mina-uppgifter');
    await member.follow('Anmäl om du är jävig i ärendet om Sällsynta motorikstörningar (påhittat)');
    await member.fillIn({ answer: 'none' });
    await member.press('Skicka svaret');
    for (const persona of b1.slice(1)) expect((await declares(review.app, await review.quietly(persona), id)).statusCode).toBe(303);

    const statement = `/arenden/${id}/b1-yttrande`;
    await officer.open(`/arenden/${id}`);
    await officer.follow(/^Yttrande från beredningsgrupp 1/);
    await officer.press('Börja yttrandet');
    await member.open(statement);
    await member.follow('Skriv: Akutsjukvården');
    await member.fillIn({ text: 'Vården är planerad. Inga akuta flöden flyttas.' });
    await member.press('Spara');
    await member.follow('Lägg till en förutsägelse');
    await member.press('Spara');
    expect(await member.page.title()).toMatch(/^Fel: /);
    await member.fillIn({
      what: 'Fler har en fastställd diagnos ett år efter remiss.',
      place: 'national',
      by: '2029-12-31',
      measure: 'Andel med diagnos inom tolv månader.',
      direction: 'up',
      certainty: 'medium',
    });
    await member.press('Spara');
    for (const [persona, part] of [
      ['b1-ledamot-2', 'patients-and-care'],
      ['b1-ledamot-3', 'conclusion'],
    ] as const) {
      await quietly(persona, `${statement}/delar/${part}`, { version: '0', text: 'Tre enheter tillstyrks. (Påhittat yttrande.)' });
    }
    const [now] = await review.app.db.asOwner<{ version: number }>('select version from b1_statement where care_case = $1', [id]);
    for (const persona of b1.slice(1)) {
      await quietly(persona, `${statement}/stallningstagande`, { version: String(now?.version), answer: 'approve', text: '' });
    }
    await member.open(statement);
    await member.fillIn({ answer: 'approve' });
    await member.press('Skicka');
    await officer.open(statement);
    await officer.press('Lås yttrandet');
    await officer.says('Yttrandet är låst.');
    await officer.open(`/arenden/${id}`);
    await officer.follow('Gå vidare: Beslut om NHV');
    await officer.press('Gå vidare');
    await officer.says('Klart. Ärendets läge är ändrat.');
  });

  test('step 4: drafted by the officer, decided by the head on 9 December 2025, and seen by all as made up', stepMs, async () => {
    await review.at('2025-12-01T09:00:00Z');
    const officer = await review.as('handlaggare');
    await officer.open(`/arenden/${id}`);
    await officer.follow(/^Socialstyrelsens beslut/);
    await officer.press('Påbörja beslutet');
    await officer.follow('Skriv beslutet');
    await officer.press('Spara och skicka för beslut');
    expect(await officer.page.title()).toMatch(/^Fel: /);
    await officer.fillIn({ reasons: 'Vården är komplex och patienterna är få. (Påhittat beslut.)' });
    await officer.press('Spara och skicka för beslut');
    await officer.says('Beslutet är skickat till chefen.');

    await review.at('2025-12-09T09:00:00Z');
    const head = await review.as('enhetschef');
    await head.open('/mina-uppgifter');
    await head.follow('Besluta om Sällsynta motorikstörningar (påhittat) är nationell högspecialiserad vård');
    await head.confirm('Besluta');
    await head.says('Beslutet är fattat, infört i registret och publicerat.');
    await officer.open(`/arenden/${id}`);

    const visitor = await review.visitor();
    await visitor.open('/beslut-om-nhv');
    await visitor.follow('Sällsynta motorikstörningar (påhittat)');
    await visitor.says('Påhittat ärende i demonstrationen');
    await visitor.says(/bedrivas vid 3 enheter, varav 2 för barn/);
    await visitor.says('9 december 2025');
    await visitor.says('Beslutet får inte överklagas.');
    expect((await filesOn(visitor)).length).toBeGreaterThan(1);
    const feed = await visitor.page.request.get('/beslut-om-nhv.atom');
    expect(await feed.text()).toContain('Sällsynta motorikstörningar (påhittat)');
    expect(await (await visitor.page.request.get('/v1/rulings')).json()).toMatchObject({ items: [{ fictitious: true }] });
    await leadsSomewhere(visitor);
    await visitor.open('/diarium');
    await visitor.open('/remisser');

    const [area] = await review.app.db.asOwner<{ area: string }>('select area from care_case where id = $1', [id]);
    await officer.open(`/omraden/${area?.area}`);
    await officer.says('Påhittad uppgift för demonstration');
    await visitor.open(`/omraden/${area?.area}`, 404);
  });

  test(
    'afterwards: letters have come, the diary has every number, the log has every refusal, and the real register is as it was',
    stepMs,
    async () => {
      const region = await review.as('kontaktperson-skane');
      await region.open('/meddelanden');
      await region.follow('Socialstyrelsens beslut om Sällsynta motorikstörningar (påhittat)');
      const registrar = await review.as('registrator');
      await registrar.open('/arbete/diarium');
      await registrar.says(/^DEMO-2025-/);
      const numbers = await review.app.db.asOwner<{ number: string }>('select number from diary_entry order by number');
      const years = Map.groupBy(
        numbers.map(({ number }) => number),
        (number) => number.slice(0, -7),
      );
      for (const [year, all] of years) expect(all).toEqual(all.map((_, i) => `${year}-${String(i + 1).padStart(6, '0')}`));
      const auditor = await review.as('granskare');
      await auditor.open('/logg');
      const [refused] = await review.app.db.asOwner<{ times: number }>(
        "select count(*)::integer as times from audit_event where actor = $1 and result = 'denied'",
        [await personId(review.app.db, 'sakkunnig-8')],
      );
      expect(refused?.times).toBe(shutOut);
      const analyst = await review.as('analytiker');
      await analyst.open('/arenden');
      expect(await realRegister()).toEqual(before);
    },
  );
});
