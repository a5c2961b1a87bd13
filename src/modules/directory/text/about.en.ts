import type { Same } from '../../../platform/i18n/language.ts';
import type { sv } from './about.sv.ts';
import { personal } from './personal.en.ts';

export const en = {
  about: {
    title: 'About the service',
    lede: 'Tillstånd shows the register of national highly specialised care, with a source for every fact and as it was on any day.',
    description:
      'What Tillstånd is, the law on national highly specialised care in short, how dates and certainty work, sources and licences.',
    what: {
      title: 'What this is',
      body: [
        'Tillstånd is an open system for national highly specialised care (NHV). The public part shows care areas, definitions, conditions, permits, rejections and meetings.',
        'The register is a compilation of public facts. It is not Socialstyrelsen’s official record and does not replace the decisions. What counts is the decisions and the law.',
        'The code is open, under the EUPL-1.2 licence. All information can be downloaded as open data.',
      ],
    },
    law: {
      title: 'The law in short',
      lede: 'In our own words. What applies is the text of the statutes as they read now.',
      rule: 'What applies',
      where: 'Where it is written',
      rules: [
        {
          say: 'National highly specialised care is publicly financed care that is complex or rare and therefore must be gathered, but not in every collaboration region.',
          where: 'HSL (2017:30) ch. 2 s. 7',
        },
        { say: 'Socialstyrelsen decides which care this is and at how many units.', where: 'HSL ch. 7 s. 5' },
        {
          say: 'The board decides on permits. A permit is given to a region, is valid until further notice and comes with conditions.',
          where: 'HSL ch. 7 s. 5 a',
        },
        {
          say: 'A permit can be revoked on three grounds: the conditions are no longer met, the premises for the permit have changed, or the region itself asks for it.',
          where: 'HSL ch. 7 s. 5 a',
        },
        {
          say: 'A region may give the care to those who live in another region. No agreement between the regions is needed.',
          where: 'HSL ch. 8 s. 5',
        },
        {
          say: 'The country is divided into six collaboration regions. Halland is split between two of them.',
          where: 'HSF (2017:80) ch. 3 s. 1',
        },
        { say: 'The care guarantee applies to this care too.', where: 'HSF ch. 6 s. 1' },
        { say: 'The board has a chair and six members with substitutes.', where: 'Ordinance (2015:284) ss. 19–19 b and 23 a' },
        {
          say: 'Application, general conditions, the holder’s own request for revocation and exemptions.',
          where: 'HSLF-FS 2018:48 ch. 3–6',
        },
      ],
      appeal:
        'The decisions cannot be appealed. Older permits for national care (rikssjukvård) live on as permits for national highly specialised care, even where they had an end date.',
    },
    method: {
      title: 'How the register is made',
      journal:
        'Everything is derived from a decision journal to which entries are only ever added: permits, rejections, states and every figure. No figure is typed by hand.',
      times:
        'Every entry has two times: when it applies and when the register learned of it. You can therefore see the register as it was on a given day (asOf), and as it was known on a given day (knownAt). A day lasts until midnight, Swedish time.',
      intervals:
        'Many dates are not known to the day. Then we give a period: earliest, latest or both. A permit whose decision may have been made before or after the day you are looking at is called possible. Once the whole period has passed it is certain. Sums show how many are certain and how many are possible.',
      corrections: 'A correction is a new entry that names the old one. The old one remains and can be seen.',
      stale: 'The sources are of different ages. Where information may be out of date, we say which day it is from.',
      quality:
        'Sources are marked: an official source is the authority or the region itself, a secondary source is someone who reports it, and description only means a text that describes the care but not the decision.',
      decisions: 'Go to the decision journal',
      printed: 'An example: printed figures that do not add up',
    },
    sources: {
      title: 'Sources',
      lede: 'The information in the register comes from these sources.',
      source: 'Source',
      publisher: 'Publisher',
      date: 'Dated or seen',
      note: 'Note',
      none: 'The register has no sources.',
      entries: 'Entries',
    },
    licences: {
      title: 'Licences',
      lede: 'Parts that others have made, and the terms they come with.',
      part: 'Part',
      by: 'By',
      licence: 'Licence',
      parts: {
        code: 'The code of Tillstånd itself',
        data: 'Our compilation of the register',
        map: 'The county borders of the map (@svg-maps/sweden), simplified by us',
        inter: 'The typeface Inter on the site',
        pdf: 'The typeface Source Sans 3 in the fact sheets',
        design: 'Designsystemet, the base of the look',
      },
      us: 'Tillstånd',
      not: 'ORPHA codes, ICD-10-SE and other code systems do not come with the product. Whoever runs an installation can import them, under their own terms.',
    },
  },

  accessibility: {
    title: 'Accessibility statement',
    heading: 'Accessibility statement',
    lede: 'How accessible the site is, which shortcomings we know of and what you can do if something does not work for you.',
    description:
      'Accessibility statement of Tillstånd: compliance, known shortcomings, how the site has been tested and how to report shortcomings.',
    service: 'Digital service',
    serviceName: (host: string) => `Tillstånd, the public part, at ${host}`,
    responsible: 'Responsible',
    responsibleName: 'The public body that runs the installation. This installation does not say who that is.',
    law: 'Requirements',
    lawName: 'The Swedish act (2018:1937) on accessibility of digital public services. The goal is EN 301 549 and WCAG 2.2 at level AA.',
    status: 'Compliance',
    statuses: {
      untested: 'Not assessed. The site has not been tested yet, so we cannot say how well it meets the requirements.',
      partial: 'The site is partially compliant with the act on accessibility of digital public services. The shortcomings are below.',
      full: 'The site is fully compliant with the act on accessibility of digital public services.',
    },
    assessed: 'Assessed',
    assessedNever: 'not yet',
    updated: 'Statement last updated',
    tests: {
      title: 'How the site has been tested',
      untested: 'There is no test result. Once the automatic tests have been run the result shows here.',
      self: 'The developers have tested the site themselves with automatic tools. No outsider has reviewed it.',
      on: 'Latest test',
      tools: 'Tools',
      modes: 'Display modes',
      modeNames: { light: 'light', dark: 'dark', '320px': '320 pixels wide', 'forced colours': 'forced colours' },
      pages: 'Pages tested',
      violations: 'Faults that the tools found',
      caution: 'Automatic tools find only some of all faults.',
      list: 'Which pages were tested',
      notTested: 'Not tested by hand',
      notTestedNone: 'Everything on the list of manual tests is done.',
    },
    shortcomings: {
      title: 'Content that is not accessible',
      lede: 'These are the shortcomings that we know of. They are there because the work is not finished.',
      found: (n: string) => `The tools found ${n} faults in the latest test. They have not been corrected.`,
      list: [
        'Reading with a screen reader has not been tried. There may be pages where the order or the words do not work well.',
        'On the English pages some facts are in Swedish, such as notes in sources and names without a translation. They are marked as Swedish.',
        'On the map some counties are so small that they are hard to hit. The same links are in the table under the map.',
        'The fact sheets in PDF are made according to PDF/UA but have not been tried with a screen reader. The same facts are on the page of the area.',
      ],
      exempt: 'We claim no exemption under section 9 or 12 of the act.',
    },
    help: {
      title: 'If you cannot use some part',
      body: 'All lists are also tables, CSV and JSON, and the whole register can be downloaded as open data. The site works without JavaScript.',
      report: 'Report shortcomings',
      noContact: 'This installation states no way of contact. Whoever runs an installation is to state one before it is used in earnest.',
    },
    supervision: {
      title: 'Supervision',
      body: 'The Agency for Digital Government (Digg) sees to it that the act is followed. If you are not satisfied with how a shortcoming is handled you can report it to Digg.',
      link: 'Report to Digg',
    },
  },

  personal,

  api: {
    title: 'API documentation',
    lede: 'Read the register with a program, without a key. With an access key programs can also read and do what you yourself may.',
    description: 'Documentation of the open API of Tillstånd: resources, parameters, examples, faults and limits.',
    base: 'Base address',
    version: 'Version',
    specification: 'Description for machines (OpenAPI 3.1)',
    info: 'About the API',
    start: {
      title: 'Getting started',
      body: 'All lists answer with items, page, limit and total. Pages count from 1. Add asOf to read the register as it was at the end of a day, and knownAt for what was known then.',
      first: 'Try in a terminal:',
    },
    basics: {
      title: 'Common to all requests',
      items: [
        'Days are written YYYY-MM-DD and are Swedish days. The API answers instants in UTC by RFC 3339.',
        'Answers have an ETag. Send it as If-None-Match and you get 304 when nothing has changed.',
        'Faults are answered as application/problem+json (RFC 9457) in Swedish or English as Accept-Language says.',
        'Unknown parameters are faults, not something to skip. The answer says which there are.',
        'The facts are open and may be fetched by other sites (CORS).',
      ],
    },
    limits: 'Forms and limits',
    language: 'The descriptions below come from the OpenAPI document.',
    contents: 'Resources',
    parameters: 'Parameters',
    name: 'Name',
    place: 'Place',
    places: { path: 'in the path', query: 'in the query', header: 'in a header', cookie: 'in a cookie' },
    type: 'Type',
    about: 'Meaning',
    required: 'required',
    answers: 'Answers',
    example: 'Example',
    exampleCall: 'Request',
    exampleAnswer: (status: string) => `Answer ${status}`,
    none: 'No parameters.',
    acts: {
      title: 'Writing by program',
      body: [
        'What is done with forms programs can do by the same rules. The form at `/en/address` or `/address` is sent to `POST /v1/acts/address` with the fields of the form as JSON: texts, or lists of texts.',
        'The program works in a person’s name with an access key in the header `Authorization: Bearer`. Those who have signed in make keys on the page `/mina-nycklar`. A key never may more than the person.',
        'Each sending has a UUID of its own in `Idempotency-Key`. Sent again it gives the same answer and no new effect.',
        'What needs a fresh sign-in, such as endorsing or deciding, is done with a key for that very thing. It holds for 15 minutes.',
        '`GET` at the same address answers the fields of the form, what stands in them now and which version holds.',
      ],
      address: 'Address',
      what: 'What is done, and who may',
      example: 'Example: beginning an application',
    },
    errors: {
      title: 'Faults',
      body: 'A fault always has the same form: type, title, status, detail and instance, and where needed errors with the field it concerns and what would work.',
    },
    empty: 'The API has no described resources.',
  },
} satisfies Same<typeof sv>;
