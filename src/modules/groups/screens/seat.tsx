import { paths } from '../../../kernel/paths.ts';
import { Actions, Button, Field, Form, Heading, Section, SummaryList } from '../../../ui/index.ts';
import type { CareCase, Standing } from '../../cases/index.ts';
import { caseWords } from '../../cases/index.ts';
import type { GroupKind } from '../core/group.ts';
import type { Account, Seat } from '../queries/groups.ts';
import type { Named } from '../queries/organisations.ts';
import { groupsText } from '../text/groups.ts';
import { type FormProps, Top } from './forms.tsx';
import { MadeUp, type Place, Speaks, termText } from './parts.tsx';

export type SeatProps = Place & {
  readonly careCase: CareCase;
  readonly kind: GroupKind;
  readonly seat: Seat;
  readonly accounts: readonly Account[];
  readonly standing: Standing | undefined;
  readonly regions: readonly Named[];
  readonly values: FormProps['values'];
  readonly top: Pick<FormProps, 'errors' | 'keptAt' | 'discard'>;
  readonly hidden: () => Readonly<Record<string, string>>;
};

/** One member: the account, and how the membership ends. */
export function SeatScreen(props: SeatProps) {
  const { lang, url, careCase, kind, seat, accounts, values } = props;
  const { errors } = props.top;
  const words = groupsText[lang];
  const text = words.seat;
  const version = String(seat.version);
  return (
    <>
      <Top lang={lang} {...props.top} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{seat.name}</Heading>
      <SummaryList
        facts={[
          { term: words.groups.status, value: words.seatStatuses[seat.status] },
          { term: words.group.speaks, value: <Speaks lang={lang} seat={seat} regions={props.regions} /> },
          { term: words.group.term, value: termText(lang, seat) },
          { term: words.round.diary, value: seat.diaryNumber ?? '–' },
          { term: words.group.account, value: seat.person === null ? words.group.noAccount : words.group.hasAccount },
          ...(props.standing === undefined ? [] : [{ term: text.standing, value: caseWords[lang].standings[props.standing] }]),
        ]}
      />
      {seat.person === null ? (
        <Section labelledBy="konto">
          <Heading level={2} id="konto">
            {text.account}
          </Heading>
          <p>{text.accountLede}</p>
          <Form action={url.page(paths.caseGroupSeatAccount(careCase.id, kind, seat.id))} hidden={{ ...props.hidden(), version }}>
            <Field
              lang={lang}
              name="account"
              label={text.choose}
              kind="select"
              placeholder={text.chooseNone}
              options={[...accounts.map(({ person, name }) => ({ value: person, label: name })), { value: 'ask', label: text.ask }]}
              value={values.account}
              error={errors.account}
            />
            <Actions>
              <Button>{text.link}</Button>
            </Actions>
          </Form>
        </Section>
      ) : null}
      <Section labelledBy="avgang">
        <Heading level={2} id="avgang">
          {text.end}
        </Heading>
        <p>{text.endLede}</p>
        <Form action={url.page(paths.caseGroupSeatEnd(careCase.id, kind, seat.id))} hidden={{ ...props.hidden(), version }}>
          <Field lang={lang} name="day" label={text.day} kind="date" value={values.day} error={errors.day} />
          <Field lang={lang} name="reason" label={text.reason} value={values.reason} error={errors.reason} />
          <Actions>
            <Button variant="secondary" tone="danger">
              {text.leave}
            </Button>
          </Actions>
        </Form>
      </Section>
    </>
  );
}
