import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Actions, Alert, Button, Checkboxes, Field, Form, Heading, Hint, Lede, Link, Section, SummaryList } from '../../../ui/index.ts';
import { type Compared, Conflict } from '../../access/index.ts';
import type { CareCase } from '../../cases/index.ts';
import type { Lack } from '../core/composition.ts';
import type { GroupKind, Voice } from '../core/group.ts';
import type { Group, Seat } from '../queries/groups.ts';
import type { Named } from '../queries/organisations.ts';
import { groupsText } from '../text/groups.ts';
import { type FormProps, Top } from './forms.tsx';
import { Reasons } from './group.tsx';
import { Lacks, MadeUp, nameIn, type Place } from './parts.tsx';

/** Someone who can be chosen. */
export type Offered = {
  readonly key: string;
  readonly name: string;
  readonly profession: string;
  readonly collaborationRegion: string | null;
  readonly represents: Voice;
};

export type ProposeProps = FormProps & {
  readonly careCase: CareCase;
  readonly area: string;
  readonly kind: GroupKind;
  readonly sitting: readonly Seat[];
  readonly offered: readonly Offered[];
  readonly chosen: readonly string[];
  readonly regions: readonly Named[];
  /** What the choice lacks, once it has been tried. */
  readonly lacks: readonly Lack[] | undefined;
  readonly conflict: { readonly who: string | null; readonly at: Date | null; readonly rows: readonly Compared[] } | undefined;
};

/** Chooses members, a chair and a term. */
export function ProposeScreen(props: ProposeProps) {
  const { lang, url, careCase, kind, values, errors, regions, offered, sitting } = props;
  const text = groupsText[lang].propose;
  const describe = (one: Offered | Seat): string => {
    const words = groupsText[lang];
    const speaks = one.represents === 'profession' ? one.profession : words.voices[one.represents].toLowerCase();
    return one.collaborationRegion === null ? speaks : `${speaks}, ${nameIn(regions, one.collaborationRegion)}`;
  };
  return (
    <>
      <Top {...props} />
      {props.conflict ? <Conflict lang={lang} {...props.conflict} takeNow={url.page(paths.caseGroup(careCase.id, kind))} /> : null}
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{`${text.title(groupsText[lang].kindsThe[kind])}: ${props.area}`}</Heading>
      <Lede>{text.lede}</Lede>
      {props.lacks === undefined ? null : <Lacks lang={lang} lacks={props.lacks} regions={regions} />}
      {sitting.length === 0 ? null : (
        <Section labelledBy="sitter">
          <Heading level={2} id="sitter">
            {text.sitting}
          </Heading>
          <ul>
            {sitting.map((seat) => (
              <li key={seat.id}>{`${seat.name}, ${describe(seat)}`}</li>
            ))}
          </ul>
        </Section>
      )}
      <Form action={url.page(paths.caseGroupPropose(careCase.id, kind))} hidden={props.hidden}>
        {offered.length === 0 ? (
          <p>{text.nobody[kind]}</p>
        ) : (
          <Checkboxes
            lang={lang}
            name="members"
            label={text.members}
            hint={text.membersHint[kind]}
            choices={offered.map((one) => ({ value: one.key, label: one.name, hint: describe(one) }))}
            values={props.chosen}
            error={errors.members}
          />
        )}
        <Field
          lang={lang}
          name="chair"
          label={text.chair}
          hint={text.chairHint}
          kind="select"
          placeholder={groupsText[lang].seat.chooseNone}
          options={[
            ...sitting.map(({ id, name }) => ({ value: id, label: name })),
            ...offered.map(({ key, name }) => ({ value: key, label: name })),
          ]}
          value={values.chair}
          error={errors.chair}
        />
        <Field lang={lang} name="from" label={text.from} kind="date" value={values.from} error={errors.from} />
        <Field lang={lang} name="to" label={text.to} kind="date" value={values.to} error={errors.to} />
        <Field
          lang={lang}
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          kind="textarea"
          rows={4}
          value={values.reason}
          error={errors.reason}
          optional
        />
        <Actions>
          <Button name="do" value="send">
            {text.send}
          </Button>
          <Button variant="secondary" name="do" value="check">
            {text.check}
          </Button>
          <Link href={url.page(paths.caseGroup(careCase.id, kind))}>{groupsText[lang].kinds[kind]}</Link>
        </Actions>
      </Form>
    </>
  );
}

export type DecideProps = Place & {
  readonly careCase: CareCase;
  readonly area: string;
  readonly kind: GroupKind;
  readonly group: Group;
  readonly seats: readonly Seat[];
  readonly lacks: readonly Lack[];
  readonly regions: readonly Named[];
  /** Why this head may not, when that is so. */
  readonly refusal: string | undefined;
  readonly top: Pick<FormProps, 'errors' | 'keptAt' | 'discard'>;
  readonly values: FormProps['values'];
  readonly hidden: () => Readonly<Record<string, string>>;
};

/** Everything that a head needs to see, and the two ways to decide. */
export function DecideScreen(props: DecideProps) {
  const { lang, url, careCase, kind, group, seats, lacks, regions, values } = props;
  const { errors } = props.top;
  const words = groupsText[lang];
  const text = words.decide;
  const version = String(group.version);
  return (
    <>
      <Top lang={lang} {...props.top} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{`${text.title(words.kindsThe[kind])}: ${props.area}`}</Heading>
      <Lede>{text.lede}</Lede>
      <SummaryList
        facts={[
          { term: text.proposedBy, value: group.proposerName ?? words.unknownPerson },
          {
            term: words.group.term,
            value: group.from && group.to ? words.group.termOf(formatDate(group.from, lang), formatDate(group.to, lang)) : '–',
          },
          ...seats.map((seat) => ({
            key: seat.id,
            term: group.proposedChair === seat.id ? `${seat.name} (${words.group.chairMark})` : seat.name,
            value: [
              words.seatStatuses[seat.status],
              seat.represents === 'profession' ? seat.profession : words.voices[seat.represents],
              ...(seat.collaborationRegion === null ? [] : [nameIn(regions, seat.collaborationRegion)]),
            ].join(', '),
          })),
        ]}
      />
      <Section labelledBy="sammansattning">
        <Heading level={2} id="sammansattning">
          {words.lacks.title}
        </Heading>
        <Lacks lang={lang} lacks={lacks} regions={regions} />
        <Reasons lang={lang} group={group} />
      </Section>
      {props.refusal === undefined ? (
        <Form action={url.page(paths.caseGroupDecide(careCase.id, kind))} hidden={{ ...props.hidden(), version }}>
          {lacks.length === 0 ? null : (
            <Field
              lang={lang}
              name="accepted"
              label={text.accept}
              hint={text.acceptHint}
              kind="textarea"
              rows={4}
              value={values.accepted}
              error={errors.accepted}
            />
          )}
          <Actions>
            <Button>{text.appoint}</Button>
          </Actions>
          <Hint>{text.fresh}</Hint>
        </Form>
      ) : (
        <Alert lang={lang} kind="warning">
          {props.refusal}
        </Alert>
      )}
      <Form action={url.page(paths.caseGroupReturn(careCase.id, kind))} hidden={{ ...props.hidden(), version }}>
        <Field lang={lang} name="note" label={text.returnNote} kind="textarea" rows={3} value={values.note} error={errors.note} />
        <Actions>
          <Button variant="secondary" tone="danger">
            {text.return}
          </Button>
        </Actions>
      </Form>
    </>
  );
}
