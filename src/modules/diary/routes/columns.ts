import type { CsvColumn } from '../../../platform/http/csv.ts';
import type { PublicEntry } from '../core/entry.ts';

/** The columns of both CSV files; the public one is without what is secret. */
export const diaryColumns: readonly CsvColumn<PublicEntry>[] = [
  { name: 'number', about: { sv: 'Diarienummer', en: 'Diary number' }, value: (row) => row.number },
  {
    name: 'date',
    about: { sv: 'Dagen då det kom in, skickades eller upprättades', en: 'The day it came in, was sent or was drawn up' },
    type: 'date',
    value: (row) => row.dated,
  },
  {
    name: 'registeredAt',
    about: { sv: 'När det registrerades (UTC)', en: 'When it was registered (UTC)' },
    value: (row) => row.registeredAt.toISOString(),
  },
  {
    name: 'direction',
    about: { sv: 'incoming: inkommen, outgoing: utgående, drawn-up: upprättad', en: 'incoming, outgoing or drawn-up' },
    value: (row) => row.direction,
  },
  { name: 'kind', about: { sv: 'document: handling, decision: beslut', en: 'document or decision' }, value: (row) => row.kind },
  {
    name: 'subject',
    about: { sv: 'Vad det rör; tomt för det som är hemligt', en: 'What it is about; empty for what is secret' },
    value: (row) => row.subject,
  },
  {
    name: 'counterpart',
    about: {
      sv: 'Avsändare eller mottagare; tomt för privatpersoner och det som är hemligt',
      en: 'Sender or receiver; empty for private persons and what is secret',
    },
    value: (row) => row.counterpart,
  },
  {
    name: 'counterpartIsPrivatePerson',
    about: { sv: 'Om avsändaren eller mottagaren är en privatperson', en: 'Whether the sender or receiver is a private person' },
    type: 'boolean',
    value: (row) => row.privatePerson,
  },
  {
    name: 'secrecyGround',
    about: { sv: 'Lagrum för sekretessmarkeringen; tomt utan markering', en: 'Legal ground of the mark of secrecy; empty without one' },
    value: (row) => row.secrecyGround,
  },
  {
    name: 'fictitious',
    about: { sv: 'Om posten är påhittad i en demonstration', en: 'Whether the entry is made up in a demonstration' },
    type: 'boolean',
    value: (row) => row.fictitious,
  },
];
