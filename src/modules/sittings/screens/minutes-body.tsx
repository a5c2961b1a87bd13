import { formatDateTime, formatTime, type Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import { type Content, DataTable, Heading, Link, Section, Stack, SummaryList } from '../../../ui/index.ts';
import type { Attending, Minutes, MinutesItem } from '../core/minutes.ts';
import { ABSTAIN } from '../core/vote.ts';
import type { PublicMinutes } from '../public.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { Outcomes, Paragraphs } from './parts.tsx';

type BodyProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly minutes: Minutes;
  readonly effects?: PublicMinutes['effects'];
  /** Items that the one who reads is kept from, by number. */
  readonly kept?: readonly number[];
};

/** Minutes as they are read, whole or with masked parts: drawn of what happened alone. */
export function MinutesBody({ lang, url, minutes, effects = [], kept = [] }: BodyProps) {
  const words = sittingsText[lang].minutes;
  const at = (instant: string | null): string => (instant === null ? '–' : formatDateTime(new Date(instant), lang));
  return (
    <>
      <SummaryList
        facts={[
          { term: words.place, value: minutes.place },
          { term: words.opened, value: at(minutes.openedAt) },
          { term: words.closed, value: at(minutes.closedAt) },
        ]}
      />
      <DataTable<Attending>
        lang={lang}
        caption={words.presence}
        rows={minutes.attendance}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', header: words.name, rowHeader: true, cell: ({ name }) => name },
          {
            key: 'seat',
            header: words.seat,
            cell: ({ seat, regionName }) =>
              regionName === null ? sittingsText[lang].seats[seat] : `${sittingsText[lang].seats[seat]}, ${regionName}`,
          },
          {
            key: 'times',
            header: words.times,
            cell: ({ times }) => times.map(({ what, at: when }) => `${words[what]} ${formatTime(new Date(when), lang)}`).join(', '),
          },
        ]}
      />
      <p>{words.rules(minutes.rules.quorum, minutes.rules.source)}</p>
      {minutes.items.map((item) => (
        <ItemBody
          key={item.number}
          lang={lang}
          url={url}
          item={item}
          effects={effects.filter((effect) => effect.item === item.number)}
          isKept={kept.includes(item.number)}
        />
      ))}
      {minutes.texts.length > 0 ? (
        <Section>
          <Heading level={2}>{words.texts}</Heading>
          {minutes.texts.map((text) => (
            <Paragraphs key={text} text={text} />
          ))}
        </Section>
      ) : null}
      <p>
        {words.adjusters}: {minutes.adjusters.join(', ') || '–'}
      </p>
    </>
  );
}

function ItemBody({
  lang,
  url,
  item,
  effects,
  isKept,
}: {
  readonly lang: Lang;
  readonly url: Urls;
  readonly item: MinutesItem;
  readonly effects: PublicMinutes['effects'];
  readonly isKept: boolean;
}) {
  const text = sittingsText[lang];
  const words = text.minutes;
  const part = (title: string, body: Content): Content => (
    <Stack>
      <Heading level={3}>{title}</Heading>
      {body}
    </Stack>
  );
  const choice = (one: string): string => (one === ABSTAIN ? text.abstain : words.forProposal(one));
  return (
    <Section>
      <Stack>
        <Heading level={2}>
          {words.item(item.number)} {item.title}
        </Heading>
        <p>
          {text.kinds[item.kind]}.{item.late ? ` ${words.late}.` : ''} {item.taken ? '' : words.notTaken}
        </p>
        {isKept ? <p>{pagesText[lang].hidden}</p> : null}
        {item.conflicts.length > 0
          ? part(
              words.conflicts,
              <ul>
                {item.conflicts.map(({ name, why }) => (
                  <li key={name}>{words.conflict(name, why)}</li>
                ))}
              </ul>,
            )
          : null}
        {item.background.length > 0
          ? part(
              words.background,
              <ul>
                {item.background.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>,
            )
          : null}
        {item.matter.trim() === '' ? null : part(words.matter, <Paragraphs text={item.matter} />)}
        {item.assessment.trim() === '' ? null : part(words.assessment, <Paragraphs text={item.assessment} />)}
        {item.proposals.length > 0
          ? part(
              words.proposals,
              item.proposals.map(({ id, from, outcomes }) => (
                <div key={id}>
                  <p>{words.proposal(id, from)}</p>
                  <Outcomes lang={lang} of={item} outcomes={outcomes} />
                </div>
              )),
            )
          : null}
        {item.rewordings.length > 0
          ? part(
              words.rewordings,
              item.rewordings.map(({ id, was, text: now }) => (
                <SummaryList
                  key={id}
                  facts={[
                    { term: words.was, value: was },
                    { term: words.becomes, value: now },
                  ]}
                />
              )),
            )
          : null}
        {item.votes.map((vote, i) => (
          <div key={i}>
            <Heading level={3}>{words.vote}</Heading>
            <p>{text.modes[vote.mode]}</p>
            <SummaryList
              facts={[
                ...Object.entries(vote.counts).map(([one, count]) => ({ key: `count-${one}`, term: choice(one), value: String(count) })),
                ...vote.named.map(({ name, choice: one }) => ({ key: `name-${name}`, term: name, value: choice(one) })),
              ]}
            />
            {vote.casting === null ? null : <p>{words.casting(vote.casting)}</p>}
          </div>
        ))}
        {item.decision === null ? null : (
          <>
            <Heading level={3}>{words.decision}</Heading>
            <p>{words.decidesBy(item.decision.proposal)}</p>
            <Outcomes lang={lang} of={item} outcomes={item.decision.outcomes} />
            <SummaryList
              facts={[
                { term: words.effect, value: text.effects[item.decision.effect] },
                { term: words.by, value: item.decision.by.join(', ') },
                ...effects.flatMap(({ permit }) =>
                  permit === null
                    ? []
                    : [{ key: permit, term: pagesText[lang].permit, value: <Link href={url.page(paths.permit(permit))}>{permit}</Link> }],
                ),
              ]}
            />
            {item.decision.conditions.length > 0
              ? part(
                  words.conditions,
                  <ol lang="sv">
                    {item.decision.conditions.map(({ id, text: said }) => (
                      <li key={id}>{said.sv}</li>
                    ))}
                  </ol>,
                )
              : null}
          </>
        )}
        {item.dissents.map(({ name, text: said }) => part(`${words.dissent}: ${name}`, <Paragraphs text={said} />))}
        {item.texts.length > 0
          ? part(
              words.texts,
              item.texts.map((said) => <Paragraphs key={said} text={said} />),
            )
          : null}
      </Stack>
    </Section>
  );
}
