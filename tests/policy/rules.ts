import type { Role } from '../../src/modules/identity/index.ts';
import { applicationsRules } from './rules-applications.ts';
import { assessmentsRules } from './rules-assessments.ts';
import { callsRules } from './rules-calls.ts';
import { casesRules } from './rules-cases.ts';
import { completionsRules } from './rules-completions.ts';
import { consultationRules } from './rules-consultations.ts';
import { diaryRules } from './rules-diary.ts';
import { groupsRules } from './rules-groups.ts';
import { messagesRules } from './rules-messages.ts';
import { preparationRules } from './rules-preparation.ts';
import { pressRules } from './rules-press.ts';
import { proposalsRules } from './rules-proposals.ts';
import { rulingsRules } from './rules-rulings.ts';
import { sittingsRules } from './rules-sittings.ts';
import { submissionRules } from './rules-submissions.ts';
import { uploadsRules } from './rules-uploads.ts';

/**
 * `may`: the policy lets the request through (what was asked for may still be missing or wrong).
 * `must sign in`: 401 and where to. `may not`: 403, why, and whom to ask.
 * `must prove anew`: led to a fresh sign-in and back.
 */
export type Outcome = 'may' | 'must sign in' | 'may not' | 'must prove anew';

/** Who may: everyone; those who have signed in, as whatever; a machine with its token; or those who act in one of these roles. */
export type Who = 'everyone' | 'signed in' | 'machine' | readonly Role[];

export type Rule = {
  readonly says: string;
  readonly routes: readonly string[];
  readonly who: Who;
  /** Only with a sign-in that is at most five minutes old. */
  readonly fresh?: true;
};

/** What the rules say of someone: anonymous, signed in without having chosen what to act as, or acting in a role. */
export function expected({ who, fresh }: Rule, subject: Role | 'anonymous' | 'nothing chosen', isFresh: boolean): Outcome {
  if (who === 'everyone') return 'may';
  if (subject === 'anonymous' || who === 'machine') return 'must sign in';
  if (who !== 'signed in' && (subject === 'nothing chosen' || !who.includes(subject))) return 'may not';
  return fresh && !isFresh ? 'must prove anew' : 'may';
}

const administrators: readonly Role[] = ['administrator', 'region-administrator'];

/** What each may do, in sentences. A route that no rule names, or that two rules name, fails the matrix. */
export const rules: readonly Rule[] = [
  {
    says: 'Everyone may sign in',
    routes: ['sign-in', 'sign-in.begin', 'sign-in.answer'],
    who: 'everyone',
  },
  {
    says: 'Only those who have signed in may see and end their sign-ins, choose what to act as, and prove who they are anew',
    routes: ['sessions.mine', 'sign-out', 'assignments.choose', 'assignments.chosen', 'sign-in.step-up', 'step-up'],
    who: 'signed in',
  },
  {
    says: 'Those who have signed in see their own access keys and end them',
    routes: ['access-keys.mine', 'access-keys.ended'],
    who: 'signed in',
  },
  {
    says: 'They make keys freshly signed in',
    routes: ['access-keys.new', 'access-keys.made'],
    who: 'signed in',
    fresh: true,
  },
  {
    says: 'Administrators of the authority and of regions see and end the keys of theirs',
    routes: ['access-keys.list', 'access-keys.revoked'],
    who: administrators,
  },
  {
    says: 'Only those who have signed in may throw away what they wrote and could not send',
    routes: ['kept-form.discard'],
    who: 'signed in',
  },
  {
    says: 'Administrators of the authority and of regions see what waits, people, organisations and the review, each their own',
    routes: [
      'administration',
      'people.list',
      'people.new',
      'people.one',
      'organisations.list',
      'organisations.new',
      'organisations.one',
      'contacts.new',
      'contacts.one',
      'review',
    ],
    who: administrators,
  },
  {
    says: 'They add and change people, organisations and contact persons',
    routes: ['people.add', 'people.edit', 'organisations.add', 'organisations.edit', 'contacts.add', 'contacts.edit'],
    who: administrators,
  },
  {
    says: 'They switch accounts and organisations off, give roles, take them away and answer in the review, freshly signed in',
    routes: ['people.active', 'organisations.active', 'roles.give', 'roles.given', 'roles.end', 'review.answer'],
    who: administrators,
    fresh: true,
  },
  {
    says: 'Auditors too see who has which role',
    routes: ['roles.list', 'roles.one'],
    who: [...administrators, 'auditor'],
  },
  {
    says: 'Those who see roles may take them out as a file, freshly signed in',
    routes: ['roles.csv'],
    who: [...administrators, 'auditor'],
    fresh: true,
  },
  {
    says: 'Only administrators of the authority confirm deciding roles, keep the terms of the board and open a review, freshly signed in',
    routes: ['roles.confirm', 'board-terms.new', 'board-terms.add', 'board-terms.one', 'board-terms.edit', 'review.new', 'review.open'],
    who: ['administrator'],
    fresh: true,
  },
  {
    says: "The board's chair and secretary, administrators and auditors see the terms of the board",
    routes: ['board-terms.list'],
    who: ['administrator', 'auditor', 'board-chair', 'board-secretary'],
  },
  {
    says: 'Auditors and administrators read the log; those of a region what concerns it',
    routes: ['log.list', 'log.one'],
    who: [...administrators, 'auditor'],
  },
  {
    says: 'Those who read the log may take it out as a file, freshly signed in',
    routes: ['log.csv', 'log.jsonl'],
    who: [...administrators, 'auditor'],
    fresh: true,
  },
  {
    says: 'Only auditors and administrators of the authority check the chain of the log',
    routes: ['log.verify'],
    who: ['administrator', 'auditor'],
  },
  {
    says: 'Those who write drafts for the register and those who decide on them see the work pages',
    routes: ['work', 'work.areas', 'work.area', 'work.draft', 'work.draft.compare', 'work.draft.preview', 'work.draft.preview-page'],
    who: ['case-officer', 'head'],
  },
  {
    says: 'Case officers write drafts, edit facts of areas and read files in; heads do not',
    routes: [
      'work.draft.create',
      'work.draft.editor',
      'work.draft.edited',
      'work.draft.proposed',
      'work.draft.withdrawn',
      'work.area.facts',
      'work.area.edited',
      'work.area.name',
      'work.area.renamed',
      'work.area.move',
      'work.area.moved',
      'work.import',
      'work.import.sent',
      'work.import.template',
    ],
    who: ['case-officer'],
  },
  {
    says: 'Heads look at proposals and may give them back; case officers do not',
    routes: ['work.draft.decide', 'work.draft.returned'],
    who: ['head'],
  },
  {
    says: 'Heads confirm proposals, with a fresh sign-in',
    routes: ['work.draft.confirmed'],
    who: ['head'],
    fresh: true,
  },
  {
    says: 'Machines may ask how the service is, without signing in',
    routes: ['health.live', 'health.ready'],
    who: 'everyone',
  },
  {
    says: 'Only a machine that has the token may read the figures about the service; it is no person, and no person has it',
    routes: ['metrics'],
    who: 'machine',
  },
  {
    says: 'Everyone may fetch the files that pages are made of, and those that machines look for',
    routes: ['site.asset', 'site.icon', 'site.oldIcon', 'site.robots', 'site.securityTxt'],
    who: 'everyone',
  },
  {
    says: 'Everyone may read what the API offers',
    routes: ['api.openapi', 'api.info'],
    who: 'everyone',
  },
  {
    says: 'Everyone may read the pages of the register',
    routes: [
      'start',
      'areas.list',
      'areas.one',
      'permits.list',
      'permits.one',
      'regions.list',
      'regions.one',
      'overview',
      'statistics.grants',
      'map',
      'meetings.list',
      'meetings.one',
      'conditions',
      'decisions.list',
      'search',
    ],
    who: 'everyone',
  },
  {
    says: 'Everyone may read about the service',
    routes: ['about', 'accessibility', 'personal-data', 'api-docs', 'open-data', 'dcat', 'dcat.turtle', 'dcat.json-ld'],
    who: 'everyone',
  },
  {
    says: 'Everyone may have the suggestions of the search field',
    routes: ['search.suggestions'],
    who: 'everyone',
  },
  {
    says: 'Everyone may fetch the register as files, and their descriptions',
    routes: [
      'areas.csv',
      'areas.csv.metadata',
      'areas.fact-sheet',
      'permits.csv',
      'permits.csv.metadata',
      'regions.csv',
      'regions.csv.metadata',
      'overview.csv',
      'overview.csv.metadata',
      'grants.csv',
      'grants.csv.metadata',
      'meetings.csv',
      'meetings.csv.metadata',
      'conditions.csv',
      'conditions.csv.metadata',
      'decisions.csv',
      'decisions.csv.metadata',
    ],
    who: 'everyone',
  },
  {
    says: 'Everyone may read the register through the API',
    routes: [
      'api.areas.list',
      'api.areas.one',
      'api.definitions.list',
      'api.definitions.one',
      'api.permits.list',
      'api.permits.one',
      'api.decisions.list',
      'api.decisions.one',
      'api.organisations.list',
      'api.organisations.one',
      'api.conditions.list',
      'api.meetings.list',
      'api.meetings.one',
      'api.statistics.permits-by-region',
      'api.statistics.areas-by-step',
    ],
    who: 'everyone',
  },
  {
    says: 'Everyone may search for codes',
    routes: ['codes.list', 'codes.one', 'api.codes.list', 'api.codes.one', 'api.codes.suggestions'],
    who: 'everyone',
  },
  {
    says: 'Everyone may check whether a patient belongs to an area, without saying who the patient is',
    routes: ['check', 'check.pdf', 'api.eligibility.check', 'api.eligibility.batch'],
    who: 'everyone',
  },
  {
    says: 'Everyone may read the executable definitions and their form',
    routes: ['api.eligibility.definition', 'api.eligibility.definition.fhir', 'api.schemas.definition', 'api.schemas.cases'],
    who: 'everyone',
  },
  {
    says: 'Case officers and members of the expert groups write, try, compare, export and import executable definitions',
    routes: [
      'definitions.list',
      'definitions.begin',
      'definitions.import',
      'definitions.imported',
      'definitions.one',
      'definitions.parts',
      'definitions.act',
      'definitions.part',
      'definitions.part-saved',
      'definitions.try',
      'definitions.tried',
      'definitions.cases',
      'definitions.cases-changed',
      'definitions.compare',
      'definitions.definition-file',
      'definitions.cases-file',
      'definitions.fhir-file',
    ],
    who: ['case-officer', 'expert-group-member'],
  },
  {
    says: 'The same approve a definition, when they have just proved who they are and have not written in it',
    routes: ['definitions.approve'],
    who: ['case-officer', 'expert-group-member'],
    fresh: true,
  },
  ...casesRules,
  ...groupsRules,
  ...preparationRules,
  ...messagesRules,
  ...diaryRules,
  ...proposalsRules,
  ...completionsRules,
  ...consultationRules,
  ...rulingsRules,
  ...pressRules,
  ...sittingsRules,
  ...uploadsRules,
  ...applicationsRules,
  ...assessmentsRules,
  ...submissionRules,
  ...callsRules,
];
