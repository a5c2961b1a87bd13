import type { Same } from '../../../platform/i18n/language.ts';
import type { sv } from './sittings.sv.ts';

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
const units = (n: number | null, children: number | null): string => {
  if (n === null) return '.';
  const whom = children === null || children === 0 ? '' : `, ${children} of them also for children`;
  return ` at ${n} ${n === 1 ? 'unit' : 'units'}${whom}.`;
};

export const en: Same<typeof sv> = {
  board: 'The Board for National Highly Specialised Care',
  toldInCase: 'Has told of a conflict of interest in the case.',
  toldInMeeting: (day, why) => `Told at the board’s meeting on ${day}: ${why}`,
  seats: { chair: 'Chair', member: 'Member', substitute: 'Substitute' },
  phases: {
    none: 'Draft',
    planned: 'Planned',
    noticed: 'Called',
    open: 'In session',
    closed: 'Closed, to be adjusted',
    adjusted: 'Adjusted',
    published: 'Minutes published',
    cancelled: 'Cancelled',
  },
  itemPhases: { listed: 'On the agenda', open: 'In progress', voting: 'Vote', decided: 'Decided', closed: 'Done', removed: 'Removed' },
  kinds: {
    award: 'Decision on permits',
    revocation: 'Revocation of a permit',
    conditions: 'Changed conditions',
    information: 'Information',
    discussion: 'Discussion',
  },
  groundNames: {
    'conditions-not-met': 'The conditions are no longer met',
    'premises-changed': 'The premises for the permit have changed',
    'holder-request': 'The holder has asked for it',
  },
  populations: { adults: 'adults', children: 'children', both: 'adults and children', none: 'not stated' },
  outcomes: {
    grant: 'A permit is granted',
    reject: 'The application is rejected',
    dismiss: 'The application is dismissed',
    'write-off': 'The application is written off',
    'refer-back': 'Referred back to the preparatory group',
    table: 'Tabled',
    keep: 'The permit is not changed',
    revoke: 'The permit is revoked',
    'change-conditions': 'The conditions are changed',
  },
  modes: { open: 'Open vote by show of hands', named: 'Vote by name' },
  effects: { 'at-adjustment': 'When the minutes have been adjusted', 'at-once': 'At once, when the chair has adjusted the item' },
  abstain: 'Abstains',
  approves: 'In favour of proposal',
  yes: 'Yes',
  no: 'No',
  matter: (area, day, { units: count, children }, applicants, hasStatement) =>
    [
      `Socialstyrelsen ${day === null ? 'has decided' : `decided on ${day}`} that certain care within ${area} is national highly specialised care${units(count, children)}`,
      ...(applicants.length === 0 ? [] : [`${listed(applicants)} ${applicants.length === 1 ? 'has' : 'have'} applied for permits.`]),
      ...(hasStatement ? ['A statement of the preparatory group has been obtained.'] : []),
    ].join(' '),
  assessedOne: (region, outcome, reasons, start) =>
    `${region}: the preparatory group ${outcome === 'grant' ? 'proposes a permit' : outcome === 'reject' ? 'proposes rejection' : 'has no proposal'}${start === null ? '' : `, start on ${start}`}.${reasons.trim() === '' ? '' : ` ${reasons.trim()}`}`,
  proposed: (granted, rejected) =>
    [
      ...(granted.length === 0 ? [] : [`The board grants permits to ${listed(granted)}.`]),
      ...(rejected.length === 0
        ? []
        : [`The board rejects the ${rejected.length === 1 ? 'application' : 'applications'} from ${listed(rejected)}.`]),
    ].join(' '),
  went: {
    'refer-back': (day, region, asked) => `On ${day} the board referred the application from ${region} back with the question: ${asked}`,
    table: (day, region, why) => `On ${day} the board tabled the application from ${region}: ${why}`,
  },
  tasks: {
    startUp: (area) => `Prepare the start: ${area}`,
    referredBack: (area) => `The board has referred back: ${area}`,
    vacancy: (area) => `A place is free after the board's decision: make a new call for applications for ${area}`,
  },
  notice: {
    title: (day) => `Notice of the meeting on ${day}`,
    fileName: (day) => `kallelse-namnden-${day}`,
    body: (start, place) =>
      `The meeting begins at ${start.replace(':', '.')}. Place: ${place}. Agenda and papers are on the meeting's page.`,
    agenda: 'Agenda',
    time: 'Time',
    place: 'Place',
    moved: (day) => `The meeting on ${day} has changed`,
    movedTo: (day, start, place) => `New time: ${day} at ${start.replace(':', '.')}. Place: ${place}.`,
    cancelled: (day) => `The meeting on ${day} has been called off`,
  },
  letter: {
    title: (outcome, area, region) => `Decision: ${area}. ${region}: ${outcome.charAt(0).toLowerCase()}${outcome.slice(1)}`,
    application: 'Reference of the application',
    subject: (area) => `The board's decision: ${area}`,
    fileName: (area, region, day) => `namndbeslut-${area}-${region}-${day}`,
    told: (outcome, area, day, number, start) =>
      `On ${day} the board decided about ${area}. ${outcome}.${start === null ? '' : ` Start date: ${start}.`}${number === null ? '' : ` Reference ${number}.`}`,
    decision: "The board's decision",
    grant: (region, hospital, area) =>
      `The Board for National Highly Specialised Care grants ${region}${hospital === null ? '' : `, through ${hospital},`} a permit to run national highly specialised care within ${area}. The permit holds until further notice.`,
    care: 'The care is to be run by the general conditions of HSLF-FS 2018:48, chapter 4, and by the special conditions below.',
    start: (day) => `The permit's start date is ${day}.`,
    forWhom: 'Covers',
    parts: 'Parts',
    reject: (region, area) =>
      `The Board for National Highly Specialised Care rejects the application of ${region} for a permit within ${area}.`,
    dismiss: (region, area) =>
      `The Board for National Highly Specialised Care dismisses the application of ${region} for a permit within ${area}.`,
    'write-off': (region, area) =>
      `The Board for National Highly Specialised Care writes off the application of ${region} for a permit within ${area}.`,
    keep: (region, area) => `The Board for National Highly Specialised Care does not change the permit of ${region} within ${area}.`,
    revoke: (region, area) => `The Board for National Highly Specialised Care revokes the permit of ${region} within ${area}.`,
    'change-conditions': (region, area) =>
      `The Board for National Highly Specialised Care changes the conditions of the permit of ${region} within ${area}.`,
    ground: 'The decision is made by the Health and Medical Services Act (2017:30), chapter 7, section 5 a.',
    groundRevoked: (ground) => `The ground is this: ${ground}.`,
    heard: 'The holder has been heard.',
    reasons: 'The reasons for the decision',
    conditions: 'Special conditions',
    appealTitle: 'The decision cannot be appealed',
    appeal: 'The decision cannot be appealed. That follows from chapter 7, section 5 of the Health and Medical Services Act (2017:30).',
    groundUntried:
      'The board decides on permits by the Health and Medical Services Act (2017:30), chapter 7, section 5 a. The application has not been tried on its merits.',
    appealUntriedTitle: 'About appeal',
    appealUntried:
      'Decisions of the board on permits cannot be appealed. The provisions on permits do not say expressly what holds when an application ends without being tried. Turn to Socialstyrelsen if you want to know more.',
    decided: 'Day of the decision',
    number: 'Reference',
  },
  minutes: {
    title: (day) => `Minutes of the board's meeting on ${day}`,
    fileName: (day) => `protokoll-namnden-${day}`,
    publishedName: (day, edition) => `protokoll-namnden-${day}-publicerat-${edition}`,
    publishedTitle: (day, edition) => `Published minutes of ${day}, edition ${edition}`,
    maskedBy: (ground) => `[Masked by ${ground}]`,
    maskNote: 'Parts are masked. Beside each part stands the provision that it follows from.',
    opened: 'Opened',
    closed: 'Closed',
    place: 'Place',
    presence: 'Present',
    name: 'Name',
    seat: 'Seat on the board',
    times: 'Times',
    arrived: 'came',
    left: 'left',
    'stepped-in': 'stepped in',
    forRegion: (region) => `for ${region}`,
    rules: (quorum, source) =>
      `Quorate with at least ${quorum} entitled to vote.${source === '' ? '' : ` The rule stands in: ${source}.`} The law itself has no rule of this.`,
    item: (n) => `§ ${n}`,
    late: 'Added after the notice',
    notTaken: 'The item was not taken up.',
    background: 'Background',
    matter: 'The matter',
    assessment: "The preparatory group's assessment",
    applicants: 'Applicants',
    holder: 'Holder',
    hospital: 'Hospital',
    unit: 'Unit',
    withdrawn: 'Withdrawn application',
    conflicts: 'Conflicts of interest',
    conflict: (name, why) => `${name} took no part: ${why}`,
    proposals: 'Proposals',
    proposal: (id, from) => (from === null ? `Proposal ${id}` : `Proposal ${id}, by ${from}`),
    rewordings: 'Conditions whose wording was changed',
    was: 'Wording proposed',
    becomes: 'Wording decided',
    vote: 'Vote',
    forProposal: (id) => `Proposal ${id}`,
    casting: (name) => `The votes were equal. ${name} had the casting vote.`,
    decision: 'Decision',
    decidesBy: (id) => `The board decides by proposal ${id}.`,
    by: 'Took part in the decision',
    conditions: 'Special conditions',
    dissent: 'Dissent',
    effect: 'Holds',
    start: (day) => `start ${day}`,
    texts: 'Notes',
    adjusters: 'To be adjusted by',
    hash: 'Checksum (SHA-256)',
    footer: (number) => `The Board for National Highly Specialised Care, ref. ${number}`,
    footerNone: 'The Board for National Highly Specialised Care',
  },
  banner: 'MADE UP: made in a demonstration of Tillstånd',
  pageWords: ['page', 'of'],
};
