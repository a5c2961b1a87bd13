import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Actions, Alert, Button, DataTable, Form, Heading, Lede, Link, Section, Sub, Tag } from '../../../ui/index.ts';
import { DoneNotice } from '../../access/index.ts';
import { isOpen } from '../core/deadline.ts';
import type { Nomination, Round } from '../queries/nominations.ts';
import type { Named } from '../queries/organisations.ts';
import { groupsText } from '../text/groups.ts';
import { type FormProps, Top } from './forms.tsx';
import { NomineeFields } from './nominee-form.tsx';
import { MadeUp, type Place, Speaks } from './parts.tsx';

/** What the regions are asked. */
export function RoundsScreen({ lang, url, rounds, now }: Place & { readonly rounds: readonly Round[]; readonly now: Date }) {
  const { region: text, round: words } = groupsText[lang];
  return (
    <>
      <MadeUp lang={lang} fictitious={rounds.some(({ fictitious }) => fictitious)} />
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <DataTable
        lang={lang}
        caption={text.title}
        rows={rounds}
        rowKey={({ id }) => id}
        empty={<p>{text.none}</p>}
        columns={[
          {
            key: 'area',
            header: text.area,
            rowHeader: true,
            cell: (round) => <Link href={url.page(paths.nominationRound(round.id))}>{round.areaName}</Link>,
          },
          { key: 'lastDay', header: words.lastDay, cell: (round) => formatDate(round.lastDay, lang) },
          {
            key: 'state',
            header: groupsText[lang].groups.status,
            cell: (round) => {
              const open = isOpen(round.lastDay, now);
              return <Tag tone={open ? 'success' : 'neutral'}>{open ? words.isOpen : words.isClosed}</Tag>;
            },
          },
        ]}
      />
    </>
  );
}

export type RegionRoundProps = FormProps & {
  readonly round: Round;
  readonly nominations: readonly Nomination[];
  /** The region's own. */
  readonly regions: readonly Named[];
  readonly allRegions: readonly Named[];
  readonly now: Date;
  readonly says: string | undefined;
  readonly withdrawHidden: () => Readonly<Record<string, string>>;
};

/** One round as a region sees it: the letter, what the region has nominated, and a form for one more. */
export function RegionRoundScreen(props: RegionRoundProps) {
  const { lang, url, round, values, errors, now } = props;
  const text = groupsText[lang].region;
  const open = isOpen(round.lastDay, now);
  const day = formatDate(round.lastDay, lang);
  return (
    <>
      <Top {...props} />
      <DoneNotice lang={lang} says={props.says} />
      <MadeUp lang={lang} fictitious={round.fictitious} />
      <Heading level={1}>{text.roundTitle(round.areaName)}</Heading>
      {open ? (
        <Lede>{text.until(day)}</Lede>
      ) : (
        <Alert lang={lang} kind="info">
          {text.closed(day)}
        </Alert>
      )}
      <Section labelledBy="brev">
        <Heading level={2} id="brev">
          {groupsText[lang].round.letter}
        </Heading>
        <p class="lines" lang="sv">
          {round.letter}
        </p>
      </Section>
      <Section labelledBy="egna">
        <Heading level={2} id="egna">
          {text.own}
        </Heading>
        <Own {...props} open={open} />
      </Section>
      {open ? (
        <Section labelledBy="ny">
          <Heading level={2} id="ny">
            {text.add}
          </Heading>
          <Form action={url.page(paths.nominationRound(round.id))} hidden={props.hidden}>
            <NomineeFields lang={lang} values={values} errors={errors} regions={props.regions} />
            <Actions>
              <Button>{text.send}</Button>
            </Actions>
          </Form>
        </Section>
      ) : null}
    </>
  );
}

function Own({ lang, url, round, nominations, allRegions, open, withdrawHidden }: RegionRoundProps & { readonly open: boolean }) {
  const text = groupsText[lang];
  return (
    <DataTable
      lang={lang}
      caption={text.region.own}
      rows={nominations}
      rowKey={({ id }) => id}
      empty={<p>{text.region.ownNone}</p>}
      columns={[
        {
          key: 'name',
          header: text.person.name,
          rowHeader: true,
          cell: (one) => (
            <>
              {one.name}
              <Sub>{one.mail}</Sub>
            </>
          ),
        },
        { key: 'speaks', header: text.group.speaks, cell: (one) => <Speaks lang={lang} seat={one} regions={allRegions} /> },
        { key: 'diary', header: text.round.diary, cell: (one) => one.diaryNumber },
        {
          key: 'state',
          header: text.groups.status,
          cell: (one) =>
            one.status === 'standing' && open ? (
              <div class="actions">
                <Link href={url.page(paths.nominationReplace(round.id, one.id))}>
                  {text.region.replace}
                  <span class="sr"> {one.name}</span>
                </Link>
                <Form
                  action={url.page(paths.nominationWithdraw(round.id, one.id))}
                  hidden={{ ...withdrawHidden(), version: String(one.version) }}
                  look="plain"
                >
                  <Button variant="tertiary" tone="danger">
                    {text.region.withdraw}
                    <span class="sr"> {one.name}</span>
                  </Button>
                </Form>
              </div>
            ) : (
              text.nominationStatuses[one.status]
            ),
        },
      ]}
    />
  );
}

/** Another person in the place of one who was nominated. */
export function ReplaceScreen(props: FormProps & { readonly round: Round; readonly old: Nomination; readonly regions: readonly Named[] }) {
  const { lang, url, round, old, values, errors, regions } = props;
  const text = groupsText[lang].region;
  return (
    <>
      <Top {...props} />
      <MadeUp lang={lang} fictitious={round.fictitious} />
      <Heading level={1}>{text.replaceTitle(old.name)}</Heading>
      <Lede>{text.replaceLede}</Lede>
      <p>{text.until(formatDate(round.lastDay, lang))}</p>
      <Form action={url.page(paths.nominationReplace(round.id, old.id))} hidden={props.hidden}>
        <NomineeFields lang={lang} values={values} errors={errors} regions={regions} />
        <Actions>
          <Button>{text.replaceSend}</Button>
          <Link href={url.page(paths.nominationRound(round.id))}>{text.roundTitle(round.areaName)}</Link>
        </Actions>
      </Form>
    </>
  );
}
