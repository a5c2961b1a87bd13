import { h } from 'preact';
import { z } from 'zod';
import type { AppDeps } from '../../src/app.ts';
import type { CsvColumn } from '../../src/platform/http/csv.ts';
import { many, searchText } from '../../src/platform/http/fields.ts';
import { listOf, pageAnswer, pagingFields } from '../../src/platform/http/paging.ts';
import { anyone, denied } from '../../src/platform/http/policy.ts';
import { routesFor, seeOther } from '../../src/platform/http/route.ts';
import { notFound } from '../../src/platform/problem/problem.ts';

const { page, json, csv, form } = routesFor<AppDeps>();
export const things = Array.from({ length: 45 }, (_, i) => ({ id: `t${i + 1}`, name: `Sak ${i + 1}`, note: i === 0 ? '=1+1' : 'å' }));

type Thing = (typeof things)[number];

const open = { policy: anyone, audit: 'none: public read' } as const;
const thing = z.object({ id: z.string(), name: z.string() }).meta({ id: 'SampleThing', examples: [{ id: 't1', name: 'Sak 1' }] });
const list = z.object({ q: searchText.optional(), colour: many(z.enum(['red', 'green'])).optional() });

/** Routes of every kind, so that the frame is tested on its own, whatever the modules serve. */
export const sampleRoutes = [
  page({
    ...open,
    id: 'sample.list',
    path: '/prov',
    cache: 'register',
    dated: true,
    query: list,
    handler: ({ lang, query, dates }) => ({
      title: lang === 'sv' ? 'Prov' : 'Sample',
      body: h('h1', {}, `${lang} ${query.q ?? ''} ${query.colour?.join('+') ?? ''} ${dates.asOf}`),
    }),
  }),
  page({
    ...open,
    id: 'sample.one',
    path: '/prov/:id',
    params: z.object({ id: z.string() }),
    handler: ({ params }) => {
      if (params.id === 'krasch') throw new Error('secret table name');
      if (params.id === 'borta') throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
      const found = things.find((one) => one.id === params.id);
      if (!found)
        return notFound({ sv: `Saken ${params.id} finns inte.`, en: `No thing ${params.id}.` }, [
          { href: '/prov', text: { sv: 'Alla', en: 'All' } },
        ]);
      return { title: found.name, body: h('h1', {}, found.name) };
    },
  }),
  page({
    id: 'sample.secret',
    path: '/prov/hemligt',
    policy: (subject) =>
      subject.kind === 'person'
        ? denied(
            { sv: 'Bara granskare ser detta.', en: 'Only auditors see this.' },
            { sv: 'Fråga din administratör.', en: 'Ask your administrator.' },
          )
        : denied({ sv: 'Du är inte inloggad.', en: 'You are not signed in.' }, { sv: 'Logga in.', en: 'Sign in.' }),
    audit: 'sample.read',
    handler: () => ({ title: 'x', body: 'never' }),
  }),
  form({
    ...open,
    id: 'sample.save',
    path: '/prov',
    audit: 'sample.saved',
    body: z.object({ name: z.string().min(1) }),
    invalid: () => ({ title: 'Prov', hasErrors: true, body: h('h1', {}, 'Rätta namnet') }),
    handler: ({ body }) => seeOther(`/prov/${encodeURIComponent(body.name)}`),
  }),
  json({
    ...open,
    id: 'sample.api',
    path: '/v1/sample-things',
    tag: 'Sample',
    summary: 'All sample things',
    cache: 'register',
    dated: true,
    query: z.object({ ...pagingFields, q: searchText.optional() }),
    response: listOf(thing),
    handler: (ctx) => pageAnswer(ctx, things),
  }),
  json({
    ...open,
    id: 'sample.create',
    method: 'POST',
    path: '/v1/sample-things',
    audit: 'sample.saved',
    tag: 'Sample',
    summary: 'Add a thing',
    body: z.object({ name: z.string().min(1).max(10), parts: z.array(z.object({ count: z.int() })).optional() }),
    response: thing,
    handler: ({ body }) => ({ id: 'new', name: body.name, secret: 'stays here' }),
  }),
  csv({
    ...open,
    id: 'sample.csv',
    path: '/prov.csv',
    tag: 'Sample',
    summary: 'All sample things as CSV',
    cache: 'register',
    columns: [
      { name: 'id', about: { sv: 'Beteckning', en: 'Identifier' }, value: (row) => row.id },
      { name: 'name', about: { sv: 'Namn', en: 'Name' }, value: (row) => row.name },
      { name: 'note', about: { sv: 'Anmärkning', en: 'Note' }, value: (row) => row.note },
    ] satisfies CsvColumn<Thing>[],
    handler: () => ({ rows: things, name: 'prov.csv' }),
  }),
];
