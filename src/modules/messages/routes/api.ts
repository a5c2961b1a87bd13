import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { listOf, pageOf, pagingFields } from '../../../platform/http/paging.ts';
import { signedIn } from '../../identity/index.ts';
import { countMine, type Mine, messagesOf } from '../queries.ts';
import { json, readAs } from './kit.ts';

const said = z.object({ sv: z.string(), en: z.string() });

const messageItem = z
  .object({
    id: z.uuid(),
    subject: said,
    body: said,
    page: z.string().nullable().meta({ description: 'The page that the message leads to.' }),
    toldAt: z.iso.datetime(),
    readAt: z.iso.datetime().nullable().meta({ description: 'Null while it has not been read.' }),
  })
  .meta({
    id: 'Message',
    examples: [
      {
        id: '0198c0de-0000-7000-8000-000000000001',
        subject: { sv: 'Remiss: ataxier (påhittat)', en: 'Consultation: ataxias (made up)' },
        body: { sv: 'Svara senast 1 maj 2026.', en: 'Answer by 1 May 2026.' },
        page: '/remisser/0198c0de-0000-7000-8000-000000000002',
        toldAt: '2026-03-16T09:15:00.000Z',
        readAt: null,
      },
    ],
  });

const itemOf = ({ id, subject, body, path, toldAt, readAt }: Mine): z.output<typeof messageItem> => ({
  id,
  subject,
  body,
  page: path,
  toldAt: toldAt.toISOString(),
  readAt: readAt?.toISOString() ?? null,
});

export const apiRoutes = [
  json({
    id: 'api.messages.list',
    path: patterns.api.messages,
    about: patterns.messages,
    policy: signedIn,
    audit: 'none: reads one’s own messages',
    tag: 'Messages and tasks',
    summary: 'Messages to the signed-in person, those that have not been read first',
    query: z.object(pagingFields),
    response: listOf(messageItem),
    handler: async (ctx) => {
      const { counts, messages } = await readAs(ctx, async (tx, person) => ({
        counts: await countMine(tx, person),
        messages: await messagesOf(tx, person, ctx.query),
      }));
      return pageOf(ctx, messages.map(itemOf), Number(counts.all));
    },
  }),
];
