import type { Same } from '../../../platform/i18n/language.ts';
import type { sv } from './attachments.sv.ts';

const allowed = 'Attach PDF, Word (DOCX), Excel (XLSX), PNG or JPEG.';

export const en = {
  field: 'Attach a file',
  fieldOptional: 'Attach a file (optional)',
  hint: 'PDF, Word (DOCX), Excel (XLSX), PNG or JPEG, at most 20 MB. Files with macros, scripts or a password are not accepted.',
  hintSeveral: (files: number) =>
    `At most ${files} files: PDF, Word (DOCX), Excel (XLSX), PNG or JPEG, at most 20 MB each. Files with macros, scripts or a password are not accepted.`,
  nameFirst: (name: string, reason: string) => `${name}: ${reason}`,
  faults: {
    empty: 'The file is empty.',
    'too-large': 'The file is larger than 20 MB. Split it or make it smaller.',
    'no-name': 'The file has no name.',
    encrypted: 'The file is protected by a password or encryption. Remove the protection and attach it again.',
    macros: 'The file contains macros. Save it without macros, as DOCX, XLSX or PDF.',
    external:
      'The file fetches content from elsewhere, such as a template, a picture or another workbook. Break the link or save it as PDF.',
    embedded: 'The file has other files inside it. Remove them and attach them one by one.',
    broken: 'The file cannot be read. It may be damaged. Save it anew and try again.',
    bomb: 'The file grows beyond reason when it is unpacked and is not accepted.',
    path: 'The file contains parts with names that are not allowed and is not accepted.',
    infected: 'The virus check stopped the file.',
    unscanned: 'The virus check does not answer. Try again in a while.',
  },
  active: {
    script: 'The file contains scripts or controls. Print it to PDF anew; they do not come along.',
    launch: 'The file tries to start a program and is not accepted.',
    'open-action': 'The file does something when it is opened. Print it to PDF anew.',
    form: 'The file is a form that can send or fetch data. Print it to PDF anew.',
    media: 'The file contains video, sound or 3D content. Remove it and attach the file again.',
    dde: 'The file fetches data from another program (DDE) and is not accepted.',
  },
  twoInOne: {
    html: 'The file is both a PDF and a web page and is not accepted.',
    archive: 'The file contains an archive besides its own content and is not accepted.',
    data: 'The file contains something more before or after its own content. Save it anew and try again.',
  },
  ending: (ending: string) =>
    ending === '' ? `The file name has no ending. ${allowed}` : `Files that end with .${ending} are not accepted. ${allowed}`,
  lies: (ending: string, is: string) =>
    ending === ''
      ? `The file name has no ending, but the content is ${is}.`
      : `The file name ends with .${ending}, but the content is ${is}. Give the file the right ending.`,
  kinds: { pdf: 'PDF', docx: 'Word (DOCX)', xlsx: 'Excel (XLSX)', png: 'a PNG picture', jpeg: 'a JPEG picture' },
  notAllowed: {
    svg: `The file is an SVG picture, which can contain scripts. ${allowed}`,
    html: `The file is a web page. ${allowed}`,
    program: `The file is a program. ${allowed}`,
    'old-office': 'The file is in an older Office format or protected by a password. Save it as DOCX, XLSX or PDF without a password.',
    archive: `The file is an archive. Unpack it and attach the files one by one. ${allowed}`,
    unknown: `The content is of no file type that is accepted. ${allowed}`,
  },
} satisfies Same<typeof sv>;
