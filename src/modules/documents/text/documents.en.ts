import type { Same } from '../../../platform/i18n/language.ts';
import type { sv } from './documents.sv.ts';

export const en = {
  list: 'Documents',
  none: 'There are no documents here yet.',
  title: 'Document',
  files: 'Download',
  made: 'Last changed',
  access: 'Access',
  open: 'Published',
  internal: 'Not published',
  draft: 'Draft',
  secret: (ground: string) => `Secret: ${ground}`,
  fictitious: 'Made up',
  version: (n: number) => `version ${n}`,
  forms: {
    'pdf-ua': 'PDF',
    'pdf-a': 'PDF for the archive',
    docx: 'Word',
    source: 'Source file',
    attachment: 'Attachment',
  },
  fileLabel: (form: string, size: string, title: string) => `${form}, ${size}: ${title}`,
  notFound: 'The document does not exist, or you have no access to it.',
  fileGone: 'The document is registered but its file is missing from the store. The fault has been logged.',
} satisfies Same<typeof sv>;
