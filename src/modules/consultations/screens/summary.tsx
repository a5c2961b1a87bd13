import { paths } from '../../../kernel/paths.ts';
import { Field, Heading, Section } from '../../../ui/index.ts';
import { officerText } from '../text/officer.ts';
import { wordText } from '../text/words.ts';
import { Paragraphs } from './paragraphs.tsx';
import { LockPanel, WritingForm, WrittenHead, type WrittenProps } from './written.tsx';

export type SummaryText = { readonly intro: string; readonly closing: string };

/** The summary in the making, or locked. */
export function SummaryScreen(props: WrittenProps<SummaryText>) {
  const { lang, url, whole, written, mayWrite, mayLock, hidden } = props;
  const { consultation: one } = whole;
  const text = officerText[lang];
  return (
    <>
      <WrittenHead
        {...props}
        title={text.summaryTitle(one.areaName)}
        lede={text.summaryLede}
        stored={whole.summary}
        count={wordText[lang].answerCount(whole.submissions.length, whole.addressees.length)}
      />
      <Themes {...props} />
      {mayWrite ? (
        <WritingForm {...props} action={paths.consultationSummary(one.id)}>
          <Field lang={lang} kind="textarea" name="intro" label={text.intro} rows={8} value={written.intro} maxLength={20_000} />
          <Field
            lang={lang}
            kind="textarea"
            name="closing"
            label={text.closing}
            rows={8}
            value={written.closing}
            optional
            maxLength={20_000}
          />
        </WritingForm>
      ) : (
        <div class="prose">
          <Paragraphs text={`${written.intro}\n\n${written.closing}`} />
        </div>
      )}
      {mayLock ? (
        <Section labelledBy="las">
          <Heading level={2} id="las">
            {text.lock}
          </Heading>
          {one.state === 'closed' ? (
            <LockPanel url={url} hidden={hidden} action={paths.consultationSummaryLock(one.id)} what={text.lockWhat} label={text.lock} />
          ) : (
            <p>{text.lockLater}</p>
          )}
        </Section>
      ) : null}
    </>
  );
}

function Themes({ lang, url, whole }: WrittenProps<SummaryText>) {
  const text = officerText[lang];
  return (
    <Section labelledBy="teman">
      <Heading level={2} id="teman">
        {text.toThemes}
      </Heading>
      {whole.themes.length === 0 ? (
        <p>{text.noThemes}</p>
      ) : (
        <ul>
          {whole.themes.map((theme) => (
            <li key={theme.id}>
              <a class="ds-link" href={url.page(paths.consultationThemes(whole.consultation.id))}>
                {theme.name}
              </a>
              : {text.marks(theme.marks)}. {theme.reply}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
