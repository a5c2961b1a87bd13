import { describe, expect, it } from 'vitest';
import { cleanName, fileName } from './file-name.ts';

describe('names that senders give', () => {
  it.each([
    ['svar.pdf', 'svar.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\x\\svar.docx', 'svar.docx'],
    ['  .dold.pdf ', 'dold.pdf'],
    ['svar\u202efdp.exe', 'svarfdp.exe'],
    ['rad\r\nSet-Cookie: a=b.pdf', 'radSet-Cookie_ a=b.pdf'],
    ['Yttrande, Region Örebro län.pdf', 'Yttrande, Region Örebro län.pdf'],
    ['a?<>|*".png', 'a______.png'],
    ['..', ''],
    ['', ''],
  ])('%j becomes %j', (given, wanted) => expect(cleanName(given)).toBe(wanted));

  it('keeps the ending of a name that is too long', () => {
    const name = cleanName(`${'å'.repeat(300)}.docx`);
    expect([...name]).toHaveLength(120);
    expect(name.endsWith('.docx')).toBe(true);
  });
});

it('names of what is made are words with hyphens between', () => {
  expect(fileName('Underlag: Sällsynta motorikstörningar (2)', 'pdf')).toBe('Underlag-Sällsynta-motorikstörningar-2.pdf');
  expect(fileName('', 'docx')).toBe('dokument.docx');
});
