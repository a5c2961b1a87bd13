import { formatDateTime } from '../../../kernel/format.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Heading, Tag } from '../../../ui/index.ts';
import type { FieldFault } from '../core/fields.ts';
import { text } from '../text/authoring.ts';
import type { Doc } from '../world.ts';

export type Place = { readonly lang: Lang; readonly url: Urls };

/** What a draft or a version is called: `Utkast till version 2`. */
export const nameOf = ({ definition, draft }: Pick<Doc, 'definition' | 'draft'>, lang: Lang): string =>
  draft ? text[lang].draftOf(definition.version) : text[lang].version(definition.version);

export const areaName = ({ definition }: Pick<Doc, 'definition'>, lang: Lang): string => definition.name[lang] || definition.areaId;

export function DocHeading({ doc, lang, title }: { readonly doc: Doc; readonly lang: Lang; readonly title?: string }) {
  const t = text[lang];
  const what = `${areaName(doc, lang)}, ${nameOf(doc, lang).toLowerCase()}`;
  return (
    <>
      <Heading level={1}>{title ?? areaName(doc, lang)}</Heading>
      <p class="lede">
        {title === undefined ? nameOf(doc, lang) : what} {doc.version ? <Tag tone="neutral">{t.origin[doc.definition.status]}</Tag> : null}{' '}
        {doc.draft ? <Tag tone={doc.draft.status === 'draft' ? 'info' : 'neutral'}>{t.statusName[doc.draft.status]}</Tag> : null}{' '}
        {(doc.draft ?? doc.version)?.fictitious ? <Tag tone="warning">{t.madeUp}</Tag> : null}
      </p>
    </>
  );
}

export const savedText = (at: Date, name: string, lang: Lang): string => text[lang].savedBy(formatDateTime(at, lang), name);

/** The faults of a form in one language: several of one field as one. */
export function fieldErrors(faults: readonly FieldFault[], lang: Lang): { readonly name: string; readonly message: string }[] {
  const byName = Map.groupBy(faults, (fault) => fault.name);
  return [...byName].map(([name, all]) => ({ name, message: all.map((fault) => fault.message[lang]).join(' ') }));
}
