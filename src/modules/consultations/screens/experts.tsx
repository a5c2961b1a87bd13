import { paths } from '../../../kernel/paths.ts';
import { Field, Heading, Link } from '../../../ui/index.ts';
import { officerText } from '../text/officer.ts';
import { Paragraphs } from './paragraphs.tsx';
import { LockPanel, WritingForm, WrittenHead, type WrittenProps } from './written.tsx';

export type CommentText = { readonly general: string; readonly parts: Readonly<Record<string, string>> };

/** What the expert group says when the answers are in. */
export function ExpertsScreen(props: WrittenProps<CommentText>) {
  const { lang, url, whole, written, mayWrite, mayLock, hidden } = props;
  const { consultation: one } = whole;
  const text = officerText[lang];
  const said = one.parts.filter(({ key }) => (written.parts[key] ?? '') !== '');
  return (
    <>
      <WrittenHead
        {...props}
        title={text.expertsTitle(one.areaName)}
        lede={text.expertsLede}
        stored={whole.expertComment}
        count={<Link href={url.page(paths.consultationMatrix(one.id))}>{text.toMatrix(whole.submissions.length)}</Link>}
      />
      {mayWrite ? (
        <WritingForm {...props} action={paths.consultationExperts(one.id)}>
          <Field lang={lang} kind="textarea" name="general" label={text.general} rows={8} value={written.general} maxLength={20_000} />
          {one.parts.map(({ key, title }) => (
            <Field
              key={key}
              lang={lang}
              kind="textarea"
              name={`part-${key}`}
              label={title[lang]}
              rows={4}
              optional
              value={written.parts[key] ?? ''}
              maxLength={20_000}
            />
          ))}
        </WritingForm>
      ) : (
        <div class="prose">
          {written.general === '' ? <p>{text.empty}</p> : <Paragraphs text={written.general} />}
          {said.map(({ key, title }) => (
            <div key={key}>
              <Heading level={2}>{title[lang]}</Heading>
              <p>{written.parts[key]}</p>
            </div>
          ))}
        </div>
      )}
      {mayLock ? (
        <LockPanel
          url={url}
          hidden={hidden}
          action={paths.consultationExpertsLock(one.id)}
          what={text.lockExpertsWhat}
          label={text.lockExperts}
        />
      ) : null}
    </>
  );
}
