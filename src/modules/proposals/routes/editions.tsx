import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem } from '../../../platform/problem/problem.ts';
import { DoneNotice, doingOf, personOf } from '../../access/index.ts';
import { participantsOf } from '../../cases/index.ts';
import { documentsById } from '../../documents/index.ts';
import { membersOf, statesOf } from '../commands/kit.ts';
import { proposalOf } from '../commands/lock.ts';
import { giveReason } from '../commands/write.ts';
import { partKeys } from '../core/basis.ts';
import { canonicalJson } from '../core/canonical.ts';
import { changedParts } from '../core/changed.ts';
import { partsOf } from '../core/passages.ts';
import { contentsOf, editionsOf, partsNow, reasonsOf, snapshotOf } from '../queries.ts';
import { ChangesScreen, EditionScreen } from '../screens/editions.tsx';
import { basisText } from '../text/basis.ts';
import {
  answerFault,
  audit,
  badForm,
  type Ctx,
  caseParams,
  crumbs,
  doneQuery,
  doneText,
  file,
  form,
  noEdition,
  page,
  readCase,
  reads,
  wordsOfPart,
  writes,
} from './kit.tsx';
import { areaText, hiddenOf } from './papers.ts';

const editionParams = caseParams.extend({
  edition: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number),
});

const readEdition = (ctx: Ctx, id: string, number: number) =>
  readCase(ctx, id, async (tx, careCase) => {
    const edition = (await editionsOf(tx, id)).find((one) => one.edition === number && one.status === 'locked');
    const snapshot = edition && (await snapshotOf(tx, edition.id));
    if (!edition || !snapshot) return undefined;
    const documents = await documentsById(tx, edition.document === null ? [] : [edition.document]);
    const names = new Map((await participantsOf(tx, id)).map(({ person, name }) => [person, name]));
    return { careCase, edition, snapshot, documents, names };
  });

type State = {
  readonly faulty?: { readonly part: (typeof partKeys)[number]; readonly message: string };
  readonly done?: string | undefined;
};

async function changesPage(ctx: Ctx, id: string, { faulty, done }: State = {}): Promise<PageAnswer | Problem> {
  const { lang, url } = ctx;
  const person = personOf(ctx.subject);
  const read = await readCase(ctx, id, async (tx, careCase) => {
    const proposal = await proposalOf(tx, id);
    const [edition] = await editionsOf(tx, id);
    if (!proposal || !edition) return undefined;
    const isMember = (await membersOf(tx, id)).some((one) => one.person === person.id);
    const isNow = edition.status === 'open' && edition.origin === 'revision' && statesOf('revision').includes(careCase.state);
    return {
      careCase,
      proposal: proposal.edition,
      changed: changedParts(proposal.contents, contentsOf(await partsNow(tx, edition.id))),
      reasons: await reasonsOf(tx, edition.id),
      mayWrite: isNow && (isMember || person.acting.role === 'case-officer'),
    };
  });
  if (!read.ok) return read.problem;
  if (!read.value) return notFound(phrase(basisText, 'changesNoProposal'));
  const title = basisText[lang].changesTitle;
  return {
    title,
    hasErrors: faulty !== undefined,
    ...(faulty ? { status: 422 } : {}),
    breadcrumbs: crumbs(ctx, read.value.careCase, [title]),
    body: (
      <ChangesScreen
        lang={lang}
        url={url}
        {...read.value}
        area={areaText(read.value.careCase, lang)}
        words={(part) => wordsOfPart(lang, part)}
        hidden={() => hiddenOf(ctx)}
        faulty={faulty}
        top={<DoneNotice lang={lang} says={doneText(lang, done)} />}
      />
    ),
  };
}

export const editionRoutes = [
  page({
    id: 'basis.edition',
    path: patterns.basisEdition,
    params: editionParams,
    policy: reads,
    audit: audit.seen,
    handler: async (ctx) => {
      const read = await readEdition(ctx, ctx.params.id, ctx.params.edition);
      if (!read.ok) return read.problem;
      if (!read.value) return noEdition();
      const { careCase, edition, snapshot } = read.value;
      const name = basisText[ctx.lang].editionName(edition.edition);
      return {
        title: `${basisText[ctx.lang].title(areaText(careCase, ctx.lang))}, ${name.toLowerCase()}`,
        breadcrumbs: crumbs(ctx, careCase, [name]),
        body: (
          <EditionScreen
            lang={ctx.lang}
            url={ctx.url}
            {...read.value}
            area={areaText(careCase, ctx.lang)}
            parts={partsOf(snapshot.basis)}
          />
        ),
      };
    },
  }),
  file({
    id: 'basis.snapshot',
    path: patterns.basisSnapshot,
    params: editionParams,
    policy: reads,
    audit: audit.seen,
    types: ['application/json'],
    summary: 'A locked edition of the basis as canonical JSON; its SHA-256 is the hash that stands on the documents',
    handler: async (ctx) => {
      const read = await readEdition(ctx, ctx.params.id, ctx.params.edition);
      if (!read.ok) return read.problem;
      if (!read.value) return noEdition();
      const { snapshot, edition } = read.value;
      const name = `${snapshot.fictitious ? 'pahittat-' : ''}underlag-${snapshot.area}-${edition.edition}.json`;
      return { type: 'application/json', name, content: canonicalJson(snapshot) };
    },
  }),
  page({
    id: 'basis.changes',
    path: patterns.basisChanges,
    params: caseParams,
    query: doneQuery,
    policy: reads,
    audit: audit.seen,
    handler: (ctx) => changesPage(ctx, ctx.params.id, { done: ctx.query.klart }),
  }),
  form({
    id: 'basis.reasoned',
    path: patterns.basisChanges,
    params: caseParams,
    policy: writes,
    audit: 'basis.reasoned',
    body: z.object({ part: z.enum(partKeys), reason: z.string().max(8_000).default('') }),
    invalid: () => badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { part } = ctx.body;
      const reason = ctx.body.reason.trim();
      if (reason === '') return changesPage(ctx, id, { faulty: { part, message: basisText[ctx.lang].reasonMissing } });
      const done = await giveReason(doingOf(ctx), { careCase: id, part }, reason);
      return done.ok
        ? seeOther(ctx.url.page(paths.basisChanges(id), { klart: 'reasoned' }))
        : answerFault(ctx, done.error, { id, action: 'basis.reasoned' });
    },
  }),
];
