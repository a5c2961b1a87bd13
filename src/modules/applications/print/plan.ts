import { formatDateTime, type Lang } from '../../../kernel/format.ts';
import type { PrintBlock, PrintDocument } from '../../../platform/pdf/document.ts';
import { type Contents, isAsked, type Section, sectionGroups } from '../core/form.ts';
import { shownOf } from '../core/shown.ts';
import { fieldOf } from '../core/snapshot.ts';
import type { Application } from '../queries/application.ts';
import { formText } from '../text/form.ts';
import { workspaceText } from '../text/workspace.ts';
import { shownBlocks } from './submission.ts';

/** What the plan does not hold: who to turn to, and which files are attached, stand in the application itself. */
const outside: readonly string[] = ['organisation', 'attachments'];

/** The parts of the application that the business plan (verksamhetsplan) is built from, in their groups. */
export const planParts = (
  sections: readonly Section[],
  contents: Contents,
): readonly { readonly group: Section['group']; readonly sections: readonly Section[] }[] =>
  sectionGroups.flatMap((group) => {
    const own = sections.filter((section) => section.group === group && !outside.includes(section.key) && isAsked(section, contents));
    return own.length === 0 ? [] : [{ group, sections: own }];
  });

export type PlanGiven = {
  readonly application: Pick<Application, 'areaName' | 'organisationName' | 'fictitious'>;
  readonly unit: string;
  readonly sections: readonly Section[];
  readonly contents: Contents;
  readonly madeAt: Date;
};

/** The business plan as it is now: a document of its own, built from the parts of the application. */
export function planPrint({ application, unit, sections, contents, madeAt }: PlanGiven, lang: Lang): PrintDocument {
  const text = workspaceText[lang];
  return {
    lang,
    title: text.planTitle(application.areaName),
    subtitle: text.planSubtitle(application.organisationName, unit),
    banner: application.fictitious ? text.madeUpBanner : null,
    footer: text.planFooter(application.organisationName),
    pageWords: text.pageWords,
    keywords: ['NHV', 'verksamhetsplan', application.areaName],
    blocks: [
      { type: 'note', text: text.planNote(formatDateTime(madeAt, lang)) },
      ...planParts(sections, contents).flatMap((part): readonly PrintBlock[] => [
        { type: 'heading', level: 1, text: formText[lang].groups[part.group] },
        ...part.sections.flatMap((section) => sectionBlocks(section, contents, lang)),
      ]),
    ],
  };
}

function sectionBlocks(section: Section, contents: Contents, lang: Lang): readonly PrintBlock[] {
  const text = workspaceText[lang];
  const content = contents[section.key] ?? {};
  return [
    { type: 'heading', level: 2, text: section.title[lang] },
    ...(section.about ? [{ type: 'note' as const, text: `${text.condition}: ${section.about[lang]}` }] : []),
    ...section.fields.flatMap((field): readonly PrintBlock[] => {
      const shown = shownOf(fieldOf(field, content[field.name] ?? null), lang, text);
      const label = field.label[lang];
      if (shown?.kind === 'text' && !shown.text.includes('\n') && shown.text.length <= 120)
        return [{ type: 'facts', rows: [{ term: label, value: shown.text }] }];
      return [
        { type: 'text', text: `${label}:` },
        ...(shown === null ? [{ type: 'note' as const, text: text.empty }] : shownBlocks(shown)),
      ];
    }),
  ];
}
