import type { Same } from '../../../platform/i18n/language.ts';
import type { sv } from './start.sv.ts';

export const en = {
  title: 'Tillstånd',
  heading: 'National highly specialised care in Sweden',
  description:
    'Search the care areas of national highly specialised care. See which regions hold permits, where areas are in the process and how decisions were made.',
  lede: 'Some care is so rare or difficult that it is gathered at no more than five units in the country. Here you see which care it is, which regions hold permits and how the decisions were made.',
  search: {
    label: 'Search for a care area',
    hint: 'For example eating disorders, ataxia or heart transplantation. Small typing errors are fine.',
    button: 'Search',
    form: 'Search for a care area',
    all: 'All care areas',
  },
  figures: {
    title: 'The register in figures',
    day: (day: string) => `Counted from the decision journal as of ${day}.`,
    permits: 'permits',
    permitNote: (areas: string, regions: string) => `in ${areas}, held by ${regions}`,
    inProcess: 'areas in the process',
    inProcessNote: 'steps 1–7',
    management: 'areas in operation',
    managementNote: 'the care is given and followed up',
    stale: (day: string) => `For some areas the latest information is from ${day}. They may have moved on since then.`,
  },
  region: { one: 'region', other: 'regions' },
  area: { one: 'care area', other: 'care areas' },
  what: {
    title: 'What is national highly specialised care?',
    body: [
      'When a disease or a treatment is rare or complicated, staff need to meet enough patients to become really good at it. That is why the care is gathered at one to five units, instead of being spread over all regions.',
      'The care is publicly financed and is for the whole country. You can get it even if you live in another region, when your doctor refers you there.',
      'The National Board of Health and Welfare (Socialstyrelsen) decides which care this is and how many units are needed. A board decides which regions get permits, and on what conditions. A permit is valid until further notice.',
    ],
    more: 'Read about the law and the method',
  },
  forWhom: {
    title: 'Find what you need',
    patient: {
      title: 'For patients and relatives',
      body: 'See whether your care is national highly specialised care and which hospitals give it. Ask your doctor about a referral.',
    },
    doctor: {
      title: 'For referring clinicians',
      body: 'Answer a few questions and see whether the patient belongs here, to which area, why, and which units take the patient.',
    },
    region: {
      title: 'For people working in a region',
      body: 'See the region’s permits and rejections, the conditions, where areas are in the process and when the board meets.',
    },
  },
  standing: {
    title: 'Where areas are in the process',
    link: 'Full overview',
    caption: 'Number of areas in each part of the process',
  },
  holders: {
    title: 'Who holds permits?',
    link: 'All permits',
    map: 'Show on a map',
    lede: (n: string) => `${n} hold permits. Number of permits:`,
    none: 'No region holds a permit on this day.',
  },
  how: {
    title: 'How it works',
    lede: 'From proposal to follow-up in eight steps.',
    who: [
      '',
      'Socialstyrelsen',
      'Experts',
      'Socialstyrelsen',
      'Socialstyrelsen',
      'The regions',
      'Special preparatory group',
      'The board',
      'The regions and Socialstyrelsen',
    ],
  },
  latest: {
    title: 'Latest decisions on permits',
    link: 'Full decision journal',
    none: 'There are no decisions by this day.',
  },
  honest: {
    title: 'What you can rely on',
    body: 'The register is a compilation of public facts. Every fact has a source. When a date is not known we say so instead of guessing. What counts in law is the decisions of Socialstyrelsen and the board themselves.',
    sources: 'Sources and method',
    data: 'Download everything as open data',
  },
} satisfies Same<typeof sv>;
