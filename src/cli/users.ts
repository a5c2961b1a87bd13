import { looksPersonal } from '../kernel/personal.ts';
import { addPerson, endSessionsOf } from '../modules/identity/index.ts';
import { loadAuditKeys } from '../platform/keys.ts';
import { OperatorFault } from '../platform/operator-fault.ts';
import { readArguments, runAction } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { logAct } from './operator.ts';
import { deactivate, endAllSessions, listPeople, type PersonRow } from './people/store.ts';
import { requireUuid } from './people/uuid.ts';

export const usersCommand: Command = {
  name: 'users',
  usage:
    'list | add --name NAME --issuer URL --subject ID [--mail ADDRESS] | deactivate PERSON --reason TEXT | sign-out PERSON | sign-out --all',
  summary: 'Shows, adds and deactivates people, and ends their sessions. People are known by issuer and subject.',
  run: (context, args) => runAction('users', { list, add, deactivate: deactivateOne, 'sign-out': signOut }, context, args),
};

async function list({ out, openMigratedDb }: CommandContext, args: string[]): Promise<number> {
  readArguments(args, [], {});
  const people = await listPeople((await openMigratedDb()).kysely);
  for (const person of people) out(`${lineOf(person)}\n`);
  out(`${people.length} people.\n`);
  return 0;
}

function lineOf({ id, name, active, fictitious, identities, roles }: PersonRow): string {
  const marks = [active ? '' : 'deactivated', fictitious ? 'made-up' : ''].filter(Boolean).map((mark) => ` (${mark})`);
  return `${id}  ${name}${marks.join('')}  ${roles.join(', ') || 'no role'}  ${identities.join(', ') || 'cannot sign in'}`;
}

async function add({ settings, out, openMigratedDb }: CommandContext, args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = readArguments(args, [], { name: text, issuer: text, subject: text, mail: text });
  const { name, issuer, subject, mail } = values;
  if (!name || !issuer || !subject) throw new OperatorFault('users add needs --name, --issuer and --subject.');
  if (!URL.canParse(issuer))
    throw new OperatorFault('--issuer must be the address that the issuer states in its tokens, for example https://id.example.se');
  if (looksPersonal(subject)) throw new OperatorFault("--subject looks like a personal identity number: use the issuer's own id instead.");
  const db = await openMigratedDb();
  const keys = loadAuditKeys(settings);
  const id = await db
    .tx(async (tx) => {
      const person = await addPerson(tx, { name, mail: mail ?? null, fictitious: false }, { issuer, subject });
      await logAct(tx, keys, { action: 'person.added', object: { kind: 'person', id: person }, details: { issuer } });
      return person;
    })
    .catch(explainRefusal);
  out(`${id}\n`);
  return 0;
}

function explainRefusal(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '23505' && constraint === 'identity_pkey')
    throw new OperatorFault('Someone has that issuer and subject already; see users list.');
  if (code === '23514') throw new OperatorFault('The name must have 1 to 200 characters, and the mail address must have an @.');
  throw error;
}

async function deactivateOne({ settings, out, openMigratedDb }: CommandContext, args: string[]): Promise<number> {
  const { values, words } = readArguments(args, ['PERSON'], { reason: { type: 'string' } });
  const person = requireUuid(words[0]);
  const { reason } = values;
  if (!reason) throw new OperatorFault('users deactivate needs --reason.');
  const keys = loadAuditKeys(settings);
  const sessions = await (await openMigratedDb()).tx(async (tx) => {
    if (!(await deactivate(tx, person))) throw new OperatorFault(`There is no active person ${person}; see users list.`);
    const ended = await endSessionsOf(tx, person, 'deactivated');
    await logAct(tx, keys, { action: 'person.deactivated', object: { kind: 'person', id: person }, reason, details: { sessions: ended } });
    return ended;
  });
  out(`Deactivated; ${sessions} sessions ended.\n`);
  return 0;
}

async function signOut({ settings, out, openMigratedDb }: CommandContext, args: string[]): Promise<number> {
  const all = args.includes('--all');
  const { words } = readArguments(args, all ? [] : ['PERSON'], { all: { type: 'boolean' } });
  const person = words[0] === undefined ? undefined : requireUuid(words[0]);
  const keys = loadAuditKeys(settings);
  const ended = await (await openMigratedDb()).tx(async (tx) => {
    const count = person === undefined ? await endAllSessions(tx) : await endSessionsOf(tx, person, 'signed-out-everywhere');
    const object = person === undefined ? null : { kind: 'person', id: person };
    await logAct(tx, keys, { action: 'session.ended', object, details: { sessions: count } });
    return count;
  });
  out(`${ended} sessions ended.\n`);
  return 0;
}
