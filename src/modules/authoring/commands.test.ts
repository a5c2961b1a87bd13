import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerApp } from '../../../tests/support/app.ts';
import { quietLog } from '../../../tests/support/fresh-db.ts';
import { fhirLimits, toPlanDefinition } from '../../fhir/eligibility.ts';
import { projectRoot } from '../../platform/root.ts';
import type { Doing, Person } from '../access/index.ts';
import { asSubject } from '../access/index.ts';
import { verifyAudit } from '../audit/index.ts';
import { type Definition, ownCodes } from '../definitions/index.ts';
import { createPeople } from '../identity/index.ts';
import { approveDraft, beginDraft, changeDraft, importDraft, rebaseDraft } from './commands.ts';
import { createAuthoring } from './deps.ts';
import { approvedDefinitions, type Draft, findDraft } from './queries.ts';

const auditKey = { id: 'test', secret: randomBytes(32) };
const baseUrl = 'http://localhost:3000';
let app: Awaited<ReturnType<typeof registerApp>>;
let areas: ReadonlySet<string>;
beforeAll(async () => {
  app = await registerApp({
    people: async (db) =>
      createPeople(
        { baseUrl, issuer: undefined, demo: true },
        { db, log: quietLog, now: () => new Date(), auditKey, assets: { css: '', js: '' }, headers: {} },
      ),
  });
  areas = new Set((await app.db.asOwner<{ id: string }>('select id from care_area')).map((row) => row.id));
});
afterAll(() => app?.close());

const authoring = createAuthoring({
  folder: path.join(projectRoot(), 'data/definitions'),
  eligibility: { codes: () => ownCodes([]), fhir: (definition, base) => toPlanDefinition(definition, { base }) },
  fhirLimits,
});

/** Somebody's act, as a form of its own; `real` is someone who is not made up. */
async function doing(
  name: string,
  role: 'case-officer' | 'expert-group-member' = 'case-officer',
  key: string = randomUUID(),
): Promise<Doing> {
  const [found] = await app.db.asOwner<{ id: string }>('select id from person where name = $1', [name]);
  const id =
    found?.id ??
    (await app.db.asOwner<{ id: string }>(`insert into person (name, home) values ($1, 'authority') returning id`, [name]))[0]?.id ??
    '';
  const acting = { role, organisation: 'authority' };
  const person: Person = {
    kind: 'person',
    id,
    name,
    acting,
    assignments: [acting],
    session: { id: randomUUID(), csrf: '', steppedUpAt: new Date() },
  };
  const submission = { owner: id, route: 'test', page: '/arbete/definitioner', key, requestHash: Buffer.from(key) };
  return { db: app.db, auditKey, person, origin: null, requestId: randomUUID(), submission };
}

async function begun(area: string, by = 'Handläggare'): Promise<string> {
  const done = await beginDraft(await doing(by), authoring, area);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}

const approve = async (id: string, version: number, by: string) =>
  approveDraft(await doing(by, 'expert-group-member'), authoring, { id, version, areas });

async function edit(id: string, version: number, make: (now: Draft) => Definition, by = 'Handläggare') {
  return changeDraft(await doing(by), { id, version, action: 'edit', what: null }, (now) => ({ definition: make(now) }), authoring);
}

const draftOf = async (id: string, fictitious: boolean) => {
  const { person } = await doing(fictitious ? 'Handläggare' : 'Verklig ett');
  return asSubject(app.db, person, (tx) => findDraft(tx, id, fictitious));
};

describe('saving', () => {
  test('on an older version is refused with what holds now, and changes nothing', async () => {
    const id = await begun('osteogenesis-imperfecta');
    const name = (sv: string) => (now: Draft) => ({ ...now.definition, name: { sv, en: 'x' } });
    expect(await edit(id, 1, name('Först'))).toEqual({ ok: true, value: 2 });
    const late = await edit(id, 1, name('Sist'), 'Handläggare 2');
    expect(late).toMatchObject({ ok: false, error: { kind: 'stale', now: { version: 2, definition: { name: { sv: 'Först' } } } } });
    expect((await draftOf(id, true))?.definition.name.sv).toBe('Först');
  });

  test('at the same moment is done by one alone', async () => {
    const id = await begun('osteogenesis-imperfecta');
    const both = await Promise.all(
      [1, 2, 3, 4].map((n) => edit(id, 1, (now) => ({ ...now.definition, name: { sv: `${n}`, en: `${n}` } }))),
    );
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect((await draftOf(id, true))?.version).toBe(2);
  });

  test('what does not hold together is refused with its place', async () => {
    const id = await begun('osteogenesis-imperfecta');
    const done = await edit(id, 1, (now) => ({ ...now.definition, criteria: now.definition.criteria.slice(1) }));
    expect(done).toMatchObject({
      ok: false,
      error: {
        kind: 'faulty',
        faults: expect.arrayContaining([expect.objectContaining({ kind: 'unknown-criterion', path: 'doors.2.opensWhen.all.0' })]),
      },
    });
    expect((await draftOf(id, true))?.version).toBe(1);
  });

  test('the same form twice is done once', async () => {
    const key = randomUUID();
    const one = await beginDraft(await doing('Handläggare', 'case-officer', key), authoring, 'pacemakerextraktion');
    expect(await beginDraft(await doing('Handläggare', 'case-officer', key), authoring, 'pacemakerextraktion')).toEqual(one);
  });
});

describe('approval', () => {
  test('is refused to whoever has written in the draft, also by the database', async () => {
    const id = await begun('hjartkirurgi-barn');
    expect(await approve(id, 1, 'Handläggare')).toMatchObject({ ok: false, error: { kind: 'own-draft' } });
    const writer = (await doing('Handläggare')).person.id;
    const behind = app.db.asOwner(
      `update definition_draft set status = 'approved', version = version + 1, approved_by = $2, approved_at = now() where id = $1`,
      [id, writer],
    );
    await expect(behind).rejects.toThrow(/does not approve/);
  });

  test('of a definition with a circle of redirections is refused', async () => {
    const id = await begun('neuromuskulara');
    // Rare movement disorders redirect here; without codes anyone who answers yes goes round.
    await edit(id, 1, ({ definition }) => ({
      ...definition,
      delimitations: [
        ...definition.delimitations,
        {
          id: 'back',
          title: both('Åter'),
          question: both('Åter?'),
          text: both('Åter.'),
          legalReference: 'x',
          effect: 'refer-elsewhere',
          codes: [],
          notCodes: [],
        },
      ],
      redirections: [
        { id: 'to-movement', area: 'sallsynta-motorikstorningar', through: 'back', text: both('Dit.'), legalReference: 'x', codes: [] },
      ],
    }));
    expect(await approve(id, 2, 'Ledamot i sakkunniggrupp')).toMatchObject({
      ok: false,
      error: { kind: 'errors', errors: expect.toSatisfy((n: number) => n > 0) },
    });
  });

  test('of a definition that contradicts itself is refused', async () => {
    const id = await begun('osteogenesis-imperfecta');
    await edit(id, 1, ({ definition }) => ({
      ...definition,
      doors: definition.doors.map((door, at) =>
        at > 0 ? door : { ...door, opensWhen: { all: [{ criterion: 'confirmed' }, { not: { criterion: 'confirmed' } }] } },
      ),
    }));
    expect(await approve(id, 2, 'Ledamot i sakkunniggrupp')).toMatchObject({ ok: false, error: { kind: 'errors' } });
  });

  test('with a saved case that comes out otherwise is refused', async () => {
    const id = await begun('sallsynta-motorikstorningar');
    await edit(id, 1, ({ definition }) => ({
      ...definition,
      delimitations: definition.delimitations.map((one) => ({ ...one, codes: [] })),
    }));
    expect(await approve(id, 2, 'Ledamot i sakkunniggrupp')).toMatchObject({
      ok: false,
      error: { kind: 'errors', failing: expect.toSatisfy((n: number) => n > 0) },
    });
  });

  test('twice at once is done once; the version is locked, also in the database', async () => {
    const id = await begun('pacemakerextraktion');
    const two = await Promise.all([approve(id, 1, 'Ledamot i sakkunniggrupp'), approve(id, 1, 'Handläggare 2')]);
    expect(two.filter((one) => one.ok)).toEqual([{ ok: true, value: 'pacemakerextraktion@2~demo' }]);
    expect(two.find((one) => !one.ok)).toMatchObject({ error: { kind: 'locked' } });
    expect(await edit(id, 2, (now) => now.definition)).toMatchObject({ ok: false, error: { kind: 'locked' } });
    for (const [sql, says] of [
      [`update approved_definition set definition = definition`, /append-only/],
      [`delete from approved_definition`, /append-only/],
      [
        `update definition_draft set status = 'draft', version = version + 1, approved_by = null, approved_at = null where id = '${id}'`,
        /locked/,
      ],
      [`update definition_draft_version set what = 'x'`, /append-only/],
    ] as const)
      await expect(app.db.asOwner(sql)).rejects.toThrow(says);
  });

  test('of two drafts of one area: the later must first build upon the earlier', async () => {
    const [a, b] = [await begun('kroniska-lungsjukdomar-barn'), await begun('kroniska-lungsjukdomar-barn')];
    const two = await Promise.all([approve(a, 1, 'Ledamot i sakkunniggrupp'), approve(b, 1, 'Handläggare 2')]);
    expect(two.filter((one) => one.ok)).toHaveLength(1);
    expect(two.find((one) => !one.ok)).toMatchObject({ error: { kind: 'overtaken' } });
    const late = two[0]?.ok ? b : a;
    expect(await rebaseDraft(await doing('Handläggare'), authoring, late, 1)).toEqual({ ok: true, value: 2 });
    expect(await approve(late, 2, 'Ledamot i sakkunniggrupp')).toEqual({ ok: true, value: 'kroniska-lungsjukdomar-barn@3~demo' });
  });

  test('in a demonstration never decides; in earnest it does, and those who listen are told', async () => {
    expect(await approvedDefinitions(app.db.kysely)).toEqual([]);
    const heard: string[] = [];
    const listener = app.db.listen('definitions_changed', (id) => heard.push(id));
    await listener.ready;
    const id = await begun('medfodd-metabol-sjukdom', 'Verklig ett');
    expect(await draftOf(id, true)).toBeUndefined();
    expect(await approve(id, 1, 'Verklig två')).toEqual({ ok: true, value: 'medfodd-metabol-sjukdom@2' });
    expect((await approvedDefinitions(app.db.kysely)).map((one) => [one.id, one.status])).toEqual([
      ['medfodd-metabol-sjukdom@2', 'own-reading'],
    ]);
    await expect.poll(() => heard).toEqual(['medfodd-metabol-sjukdom@2']);
  });
});

describe('import', () => {
  const file = () => JSON.stringify(authoring.shipped().find((one) => one.definition.areaId === 'osteogenesis-imperfecta')?.definition);
  test.each([
    ['cut off half-way', () => file().slice(0, 4000), 'bad-file'],
    ['of another edition', () => file().replace('tillstand-definition/1', 'tillstand-definition/9'), 'schema'],
    ['with a misspelt field', () => file().replace('"criteria"', '"kriteria"'), 'schema'],
    ['that is no definition', () => '[]', 'schema'],
    [
      'that names a criterion that is not there',
      () => file().replaceAll('"criterion":"confirmed"', '"criterion":"konfirmed"'),
      'unknown-criterion',
    ],
  ])('of a file %s leaves nothing behind', async (_name, text, kind) => {
    const count = async () => (await app.db.asOwner<{ n: number }>('select count(*)::int as n from definition_draft'))[0]?.n;
    const before = await count();
    const done = await importDraft(await doing('Handläggare'), authoring, text());
    expect(done).toMatchObject({ ok: false, error: { kind: 'faulty' } });
    if (!done.ok && typeof done.error !== 'string' && done.error.kind === 'faulty')
      expect(done.error.faults.map((one) => one.kind)).toContain(kind);
    expect(await count()).toBe(before);
  });

  test('of an area that is not in the register is refused, and a whole file becomes a draft', async () => {
    const strange = file().replaceAll('osteogenesis-imperfecta', 'finns-inte');
    expect(await importDraft(await doing('Handläggare'), authoring, strange)).toMatchObject({ ok: false, error: { kind: 'unknown-area' } });
    const done = await importDraft(await doing('Handläggare'), authoring, file());
    const draft = done.ok ? await draftOf(done.value, true) : undefined;
    expect(draft?.definition).toMatchObject({ areaId: 'osteogenesis-imperfecta', id: 'osteogenesis-imperfecta@2' });
  });
});

test('every act is in the audit log, whose chain holds', async () => {
  const rows = await app.db.asOwner<{ action: string }>(
    `select distinct action from audit_event where action like 'definition%' order by action`,
  );
  expect(rows.map((row) => row.action)).toEqual([
    'definition-draft.begun',
    'definition-draft.changed',
    'definition-draft.imported',
    'definition.approved',
  ]);
  expect((await verifyAudit(app.db, [auditKey])).fault).toBeUndefined();
});

const both = (text: string) => ({ sv: text, en: text });
