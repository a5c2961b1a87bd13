import { z } from 'zod';
import { lockExpertComment, lockSummary, writeExpertComment, writeSummary } from '../commands/summary.ts';
import type { ExpertComment, Summary } from '../queries/incoming.ts';
import { type CommentText, ExpertsScreen } from '../screens/experts.tsx';
import { SummaryScreen, type SummaryText } from '../screens/summary.tsx';
import { officerText } from '../text/officer.ts';
import { bodies } from './bodies.ts';
import { expertLockers, expertWriters, longText, officers, paths, patterns, textIn, versionField } from './kit.tsx';
import { writtenRoutes } from './written.tsx';

const most = 20_000;
const partPrefix = 'part-';

function readComment(body: Readonly<Record<string, unknown>>): CommentText {
  const parts = Object.keys(body).filter((name) => name.startsWith(partPrefix));
  return {
    general: textIn(body, 'general').slice(0, most),
    parts: Object.fromEntries(parts.map((name) => [name.slice(partPrefix.length), textIn(body, name).slice(0, most)])),
  };
}

export const summaryRoutes = [
  ...writtenRoutes<SummaryText, Summary>({
    name: 'summary',
    path: patterns.consultationSummary,
    lockPath: patterns.consultationSummaryLock,
    address: paths.consultationSummary,
    title: (text, area) => text.summaryTitle(area),
    label: (text) => text.toSummary,
    writers: officers,
    lockers: officers,
    audit: { written: 'consultation.summary-written', locked: 'consultation.summary-locked' },
    first: 'intro',
    body: z
      .object({ intro: longText(most), closing: longText(most), version: versionField })
      .transform(({ version, ...written }) => ({ version, written })),
    read: (body) => ({ intro: textIn(body, 'intro'), closing: textIn(body, 'closing') }),
    empty: { intro: '', closing: '' },
    storedIn: ({ summary }) => summary,
    pieces: (_whole, lang) => [
      { label: officerText[lang].intro, of: ({ intro }) => intro },
      { label: officerText[lang].closing, of: ({ closing }) => closing },
    ],
    may: ({ role }, { summary }) => {
      const write = role === 'case-officer' && !summary?.lockedAt;
      return { write, lock: write && summary !== undefined };
    },
    write: writeSummary,
    lock: lockSummary,
    screen: (props) => <SummaryScreen {...props} />,
  }),
  ...writtenRoutes<CommentText, ExpertComment>({
    name: 'experts',
    path: patterns.consultationExperts,
    lockPath: patterns.consultationExpertsLock,
    address: paths.consultationExperts,
    title: (text, area) => text.expertsTitle(area),
    label: (text) => text.toExperts,
    writers: expertWriters,
    lockers: expertLockers,
    audit: { written: 'consultation.expert-comment-written', locked: 'consultation.expert-comment-locked' },
    first: 'general',
    body: bodies.experts
      .refine((body) => versionField.safeParse(textIn(body, 'version')).success)
      .transform((body) => ({ version: Number(textIn(body, 'version')), written: readComment(body) })),
    read: readComment,
    empty: { general: '', parts: {} },
    storedIn: ({ expertComment }) => expertComment,
    pieces: ({ consultation }, lang) => [
      { label: officerText[lang].general, of: ({ general }) => general },
      ...consultation.parts.map(({ key, title }) => ({ label: title[lang], of: ({ parts }: CommentText) => parts[key] ?? '' })),
    ],
    may: ({ role, capacities }, { consultation, expertComment }) => {
      const isOpen = consultation.state === 'closed' && !expertComment?.lockedAt;
      const isExpert = capacities.includes('expert') || capacities.includes('expert-chair');
      return {
        write: isOpen && isExpert && role === 'expert-group-member',
        lock: isOpen && expertComment !== undefined && (role === 'case-officer' || capacities.includes('expert-chair')),
      };
    },
    write: writeExpertComment,
    lock: lockExpertComment,
    screen: (props) => <ExpertsScreen {...props} />,
  }),
];
