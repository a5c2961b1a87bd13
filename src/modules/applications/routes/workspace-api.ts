import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { listOf, pageAnswer, pagingFields } from '../../../platform/http/paging.ts';
import { personOf } from '../../access/index.ts';
import { type Field, isAsked } from '../core/form.ts';
import { type Application, applicationsOfRegion } from '../queries/application.ts';
import { idParams, json, noApplication, ofRegion, own, readAs } from './kit.tsx';
import { type Opened, readApplication } from './read.ts';

const tag = 'Calls and applications';
const words = z.object({ sv: z.string(), en: z.string() });
const example = {
  id: '0198c0de-0000-7000-8000-00000000000a',
  call: '0198c0de-0000-7000-8000-000000000005',
  area: 'ataxier-pahittat',
  unit: '',
  state: 'draft',
  lastDay: '2026-04-30',
  takes: true,
  fictitious: true,
} as const;

const item = z
  .object({
    id: z.uuid(),
    call: z.uuid(),
    area: z.string().meta({ description: 'Id of the area, as in /v1/areas.' }),
    unit: z
      .string()
      .meta({ description: 'Which of the region’s units it is for; empty where the region has one application in the call.' }),
    state: z.enum(['draft', 'submitted', 'withdrawn', 'dismissed']),
    lastDay: z.string().nullable().meta({ description: 'The last day for this region, to 24.00 in Stockholm.' }),
    takes: z.boolean().meta({ description: 'Whether anything can be written and sent in now.' }),
    fictitious: z.boolean().meta({ description: 'Made up in a demonstration.' }),
  })
  .meta({ id: 'Application', examples: [example] });

const column = z.object({ name: z.string(), kind: z.string(), label: words, required: z.boolean(), max: z.number().nullable() });
const field = column.extend({
  options: z.array(z.object({ value: z.string(), label: words })),
  columns: z
    .array(column)
    .meta({ description: 'Of a table. A cell is sent as `field.row.column`, rows counted from 0: `staff.0.profession`.' }),
  given: z.array(z.string()).meta({ description: 'Names of rows that are given; their cells are sent in this order.' }),
});
const place = z.object({ field: z.string().nullable(), row: z.int().nullable(), column: z.string().nullable() });
const section = z.object({
  key: z.string(),
  title: words,
  about: words.nullable().meta({ description: 'The wording of the condition.' }),
  asked: z.boolean().meta({ description: 'False for conditions for patients that are not applied for.' }),
  status: z.enum(['working', 'ready']).nullable().meta({ description: 'Null when nothing has been written.' }),
  version: z.int().meta({ description: 'To be sent along when the section is written; 0 when nothing has been.' }),
  page: z.string().meta({ description: 'The page of the section. A program writes it by POST to /v1/acts and this path.' }),
  fields: z.array(field),
  content: z.record(z.string(), z.unknown()).nullable().meta({ description: 'What has been written, by name of field.' }),
});

const whole = z
  .object({
    ...item.shape,
    sections: z.array(section),
    missing: z.array(place.extend({ section: z.string(), what: z.enum(['empty', 'too-few-rows', 'no-file']) })).meta({
      description: 'Everything that keeps it from being sent in.',
    }),
  })
  .meta({
    id: 'ApplicationWhole',
    examples: [
      {
        ...example,
        sections: [
          {
            key: 'start',
            title: { sv: 'Tid till start', en: 'Time to start' },
            about: null,
            asked: true,
            status: 'working',
            version: 1,
            page: '/ansokningar/0198c0de-0000-7000-8000-00000000000a/del/start',
            fields: [
              {
                name: 'weeks',
                kind: 'number',
                label: { sv: 'Veckor från beslut till start', en: 'Weeks from decision to start' },
                required: true,
                max: 520,
                options: [],
                columns: [],
                given: [],
              },
            ],
            content: { weeks: 12, needs: '' },
          },
        ],
        missing: [{ section: 'start', field: 'needs', row: null, column: null, what: 'empty' }],
      },
    ],
  });

const itemOf = ({ id, call, area, unitName, state, lastDay, takes, fictitious }: Application): z.output<typeof item> => ({
  id,
  call,
  area,
  unit: unitName,
  state,
  lastDay,
  takes,
  fictitious,
});

const columnOf = ({ name, kind, label, required, max }: Field): z.output<typeof column> => ({
  name,
  kind,
  label: { ...label },
  required,
  max: max ?? null,
});
const fieldOf = (one: Field): z.output<typeof field> => ({
  ...columnOf(one),
  options: (one.options ?? []).map(({ value, label }) => ({ value, label: { ...label } })),
  columns: (one.columns ?? []).filter(({ name }) => name !== one.given?.column).map(columnOf),
  given: [...(one.given?.values ?? [])],
});

const sectionsIn = ({ application, form }: Opened): z.output<typeof section>[] =>
  form.sections.map((one) => {
    const written = form.written.find(({ key }) => key === one.key);
    return {
      key: one.key,
      title: { ...one.title },
      about: one.about ? { ...one.about } : null,
      asked: isAsked(one, form.contents),
      status: written?.status ?? null,
      version: written?.version ?? 0,
      page: paths.applicationSection(application.id, one.key),
      fields: one.fields.map(fieldOf),
      content: written ? { ...written.content } : null,
    };
  });

/** The region's applications for its own systems: what is asked, what is written, what is missing. Writing is done by the forms under /v1/acts. */
export const workspaceApiRoutes = [
  json({
    id: 'api.applications.list',
    path: patterns.api.applications,
    about: patterns.applications,
    policy: ofRegion,
    audit: own,
    tag,
    summary: 'The applications of one’s own region, the latest begun first',
    query: z.object(pagingFields),
    response: listOf(item),
    handler: async (ctx) => {
      const { organisation } = personOf(ctx.subject).acting;
      const found = await readAs(ctx, (tx, madeUp) => applicationsOfRegion(tx, organisation, madeUp));
      return pageAnswer(ctx, found.map(itemOf));
    },
  }),
  json({
    id: 'api.applications.one',
    path: patterns.api.application,
    about: patterns.application,
    params: idParams,
    policy: ofRegion,
    audit: own,
    tag,
    summary: 'One of the region’s applications: its form, what is written in it and what it lacks',
    description:
      'Begin with POST /v1/acts/ansokningar/borja, write each section with POST to /v1/acts and its page (the fields, `version`, and `do` = save or ready), and let the signatory send it in.',
    response: whole,
    handler: async (ctx) => {
      const read = await readApplication(ctx, ctx.params.id);
      if (!read) return noApplication();
      return { ...itemOf(read.application), sections: sectionsIn(read), missing: read.form.missing.map((one) => ({ ...one })) };
    },
  }),
];
