import type { Urls } from '../../../platform/http/route.ts';
import { Alert, Checkboxes, Field, Form, Heading, Hint, Lede, Link, Section, SummaryList } from '../../../ui/index.ts';
import type { CaseAction } from '../core/lifecycle.ts';
import type { CaseState, ProductKind } from '../core/states.ts';
import type { CaseLink } from '../deps.ts';
import type { CareCase } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { caseWords } from '../text/words.ts';
import { type FormProps, Send, Top } from './form.tsx';
import { whereMade } from './next-step.tsx';
import { MadeUp, nameOf, stateName } from './words.tsx';

type Props = FormProps & {
  readonly url: Urls;
  readonly careCase: CareCase;
  readonly action: string;
  readonly act: Exclude<CaseAction, 'rename'>;
  readonly to: CaseState;
  readonly missing: readonly ProductKind[];
  readonly redo: readonly ProductKind[];
  readonly chosen: readonly string[];
  readonly areas: readonly { readonly value: string; readonly label: string }[];
  readonly links: readonly CaseLink[];
  readonly needsReason: boolean;
  readonly isDecision: boolean;
  /** Why it cannot be done at all. */
  readonly fault: string | undefined;
};

/** One act on a case by the table: what it leads to, what is missing and where that is made, and the form. */
export function DecideScreen(props: Props) {
  const { lang, url, state, careCase, act, missing, redo, fault } = props;
  const [common, text, words] = [pagesText[lang], pagesText[lang].decide, caseWords[lang]];
  const { values, faults } = state;
  const isOpen = missing.length === 0 && fault === undefined;
  return (
    <>
      <Top {...props} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.titles[act](nameOf(careCase, lang))}</Heading>
      <SummaryList
        facts={[
          { term: text.now, value: stateName(careCase.state, lang) },
          { term: text.to, value: stateName(props.to, lang) },
        ]}
      />
      {fault === undefined ? null : (
        <Alert lang={lang} kind="danger" live>
          {fault}
        </Alert>
      )}
      {missing.length === 0 ? null : (
        <Section>
          <Alert lang={lang} kind="warning" title={text.missing} live>
            <p>{text.missingLede}</p>
            <ul>
              {missing.map((kind) => {
                const where = whereMade(kind, careCase.id, props.links);
                return (
                  <li key={kind}>
                    {where === undefined ? words.products[kind] : <Link href={url.page(where)}>{words.products[kind]}</Link>}
                  </li>
                );
              })}
            </ul>
          </Alert>
        </Section>
      )}
      {isOpen ? (
        <Form action={props.action} hidden={props.hidden}>
          <Lede>{text.shows}</Lede>
          {act === 'step-back' ? (
            <Checkboxes
              lang={lang}
              name="redo"
              label={text.redo}
              hint={text.redoHint}
              values={props.chosen}
              error={faults.redo}
              choices={redo.map((kind) => ({ value: kind, label: words.products[kind] }))}
            />
          ) : null}
          {act === 'merge' ? (
            <Field
              lang={lang}
              name="into"
              kind="select"
              label={text.into}
              placeholder={text.intoChoose}
              options={props.areas}
              value={values.into}
              error={faults.into}
            />
          ) : null}
          {act === 'split' ? (
            <Field
              lang={lang}
              name="parts"
              kind="textarea"
              rows={5}
              label={text.parts}
              hint={text.partsHint}
              value={values.parts}
              error={faults.parts}
            />
          ) : null}
          {props.needsReason ? (
            <Field
              lang={lang}
              name="reason"
              kind="textarea"
              label={common.reason}
              hint={common.reasonHint}
              value={values.reason}
              error={faults.reason}
              maxLength={4000}
            />
          ) : null}
          {props.isDecision ? <Hint>{text.fresh}</Hint> : null}
          <Send label={text.confirm[act]} back={props.back} tone={act === 'end' ? 'danger' : undefined} />
        </Form>
      ) : (
        <p>
          <Link href={props.back.href}>{props.back.label}</Link>
        </p>
      )}
    </>
  );
}

/** Another name for the area of a case. */
export function RenameScreen(props: FormProps & { readonly careCase: CareCase }) {
  const { lang, state, careCase } = props;
  const [common, text] = [pagesText[lang], pagesText[lang].decide];
  const { values, faults } = state;
  return (
    <>
      <Top {...props} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.titles.rename(nameOf(careCase, lang))}</Heading>
      <Lede>{text.renameHint}</Lede>
      <Form action={props.action} hidden={props.hidden}>
        <Field lang={lang} name="name" label={text.name} value={values.name} error={faults.name} maxLength={160} />
        <Field lang={lang} name="nameEn" label={text.nameEn} value={values.nameEn} error={faults.nameEn} maxLength={160} optional />
        <Field
          lang={lang}
          name="reason"
          kind="textarea"
          label={common.reason}
          hint={common.reasonHint}
          value={values.reason}
          error={faults.reason}
          maxLength={2000}
        />
        <Send label={text.confirm.rename} back={props.back} />
      </Form>
    </>
  );
}

/** Who handles the case: a head appoints, an officer takes it. */
export function HandlerScreen(
  props: FormProps & {
    readonly careCase: CareCase;
    readonly officers: readonly { readonly id: string; readonly name: string }[];
    readonly isHead: boolean;
  },
) {
  const { lang, state, careCase, officers, isHead } = props;
  const text = pagesText[lang].handler;
  return (
    <>
      <Top {...props} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.title(nameOf(careCase, lang))}</Heading>
      <Lede>{text.lede}</Lede>
      <Form action={props.action} hidden={props.hidden}>
        <Field
          lang={lang}
          name="handler"
          kind="select"
          label={text.who}
          placeholder={text.choose}
          options={officers.map(({ id, name }) => ({ value: id, label: name }))}
          value={state.values.handler}
          error={state.faults.handler}
        />
        <Send label={isHead ? text.appoint : text.take} back={props.back} />
      </Form>
    </>
  );
}
