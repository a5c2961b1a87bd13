import { sql } from 'kysely';
import { dayInStockholm, type LocalDate } from '../../kernel/date.ts';
import { clockNow, type Queryable, type Tx } from '../../platform/db/index.ts';
import type { Phrase } from '../../platform/i18n/language.ts';
import type { Role } from '../identity/index.ts';
import { type CaseState, type ProductKind, type StepState, stepNumber } from './core/states.ts';

/** Who looks, as far as it decides what there is to see: what demonstrations have made up is apart from what is real. */
export type Viewer = { readonly fictitious: boolean };

export type CareCase = {
  readonly id: string;
  readonly area: string;
  readonly areaName: string;
  readonly areaNameEn: string | null;
  readonly state: CaseState;
  /** 0–8; null while the case is stopped. */
  readonly step: number | null;
  /** Where a paused or ended case stood. */
  readonly stoppedIn: StepState | null;
  readonly into: readonly string[] | null;
  /** The step that the area had come to when its case was opened; null for one that was nominated here. */
  readonly takenOverIn: StepState | null;
  readonly version: number;
  readonly handler: string | null;
  readonly handlerName: string | null;
  readonly openedBy: string;
  readonly fictitious: boolean;
  readonly openedAt: Date;
  readonly changedAt: Date;
};

type Row = Omit<CareCase, 'step'>;

/** The name as it has last been edited; made-up edits count for made-up cases alone. */
const nameOfArea = (what: 'name' | 'nameEn') => sql`
  coalesce((select r.facts ->> ${sql.lit(what)} from area_revision r where r.area = c.area and (c.fictitious or not r.fictitious)
            order by r.version desc limit 1), ${sql.ref(what === 'name' ? 'a.name' : 'a.name_en')})`;

const caseColumns = sql`
  c.id, c.area, ${nameOfArea('name')} as "areaName", ${nameOfArea('nameEn')} as "areaNameEn", c.state, c.stopped_in as "stoppedIn",
  c.into_areas as "into", c.taken_over_in as "takenOverIn", c.version, c.handler, (select n.name from case_names(c.id) n where n.person = c.handler) as "handlerName",
  c.opened_by as "openedBy", c.fictitious, c.opened_at as "openedAt", c.changed_at as "changedAt"`;

const withStep = (row: Row): CareCase => ({ ...row, step: stepNumber(row.state) });

/** A case that the one who asks may know of. */
export async function findCase(tx: Queryable, id: string, { fictitious }: Viewer): Promise<CareCase | undefined> {
  const { rows } = await sql<Row>`
    select ${caseColumns} from care_case c join care_area a on a.id = c.area
    where c.id = ${id} and c.fictitious = ${fictitious}`.execute(tx);
  return rows[0] && withStep(rows[0]);
}

/** All cases that the one who asks may know of, those changed last first. */
export async function allCases(tx: Tx, { fictitious }: Viewer): Promise<readonly CareCase[]> {
  const { rows } = await sql<Row>`
    select ${caseColumns} from care_case c join care_area a on a.id = c.area
    where c.fictitious = ${fictitious} order by c.changed_at desc, c.id`.execute(tx);
  return rows.map(withStep);
}

/** The open case of an area, if any. */
export async function openCaseOf(tx: Tx, area: string, { fictitious }: Viewer): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from care_case where area = ${area} and fictitious = ${fictitious} and state <> 'ended'`.execute(tx);
  return rows[0]?.id;
}

/** The areas that have an open case. */
export async function areasWithCase(tx: Tx, { fictitious }: Viewer): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ area: string }>`
    select area from care_case where fictitious = ${fictitious} and state <> 'ended'`.execute(tx);
  return new Set(rows.map(({ area }) => area));
}

export type Product = {
  readonly id: string;
  readonly kind: ProductKind;
  readonly document: string | null;
  readonly ref: string | null;
  readonly person: string;
  readonly madeAt: Date;
  readonly supersededAt: Date | null;
  readonly supersededWhy: 'made-anew' | 'stepped-back' | null;
};

/** All products of a case, oldest first; those that hold have no `supersededAt`. */
export async function productsOf(tx: Tx, careCase: string): Promise<readonly Product[]> {
  const { rows } = await sql<Product>`
    select id, kind, document, ref, person, made_at as "madeAt", superseded_at as "supersededAt", superseded_why as "supersededWhy"
    from case_product where care_case = ${careCase} order by id`.execute(tx);
  return rows;
}

export const current = (products: readonly Product[]): ReadonlySet<ProductKind> =>
  new Set(products.filter(({ supersededAt }) => supersededAt === null).map(({ kind }) => kind));

export async function hasProduct(tx: Tx, careCase: string, kind: ProductKind): Promise<boolean> {
  const { rows } = await sql`
    select 1 from case_product where care_case = ${careCase} and kind = ${kind} and superseded_at is null`.execute(tx);
  return rows.length > 0;
}

export type CaseEvent = {
  readonly id: string;
  readonly kind: string;
  readonly fromState: CaseState | null;
  readonly toState: CaseState | null;
  readonly reason: string | null;
  readonly says: Phrase | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly person: string | null;
  readonly personName: string | null;
  readonly acting: string | null;
  readonly at: Date;
};

/** What has happened, oldest first. */
export async function eventsOf(tx: Tx, careCase: string): Promise<readonly CaseEvent[]> {
  const { rows } = await sql<CaseEvent>`
    select e.id, e.kind, e.from_state as "fromState", e.to_state as "toState", e.reason, e.says, e.details, e.person, n.name as "personName",
      e.acting, e.at
    from case_event e left join case_names(${careCase}::uuid) n on n.person = e.person
    where e.care_case = ${careCase} order by e.at, e.id`.execute(tx);
  return rows;
}

export type Task = {
  readonly id: string;
  readonly careCase: string;
  readonly key: string;
  readonly title: Phrase;
  readonly role: Role | null;
  readonly person: string | null;
  readonly organisation: string;
  readonly due: LocalDate | null;
  /** The day it was first due, when it has been moved. */
  readonly firstDue: LocalDate | null;
  readonly path: string;
  readonly openedAt: Date;
  /** Null for those who are to do it without seeing the case. */
  readonly areaName: string | null;
};

const taskColumns = sql`
  t.id, t.care_case as "careCase", t.key, t.title, t.role, t.person, t.organisation, t.due, t.first_due as "firstDue", t.path,
  t.opened_at as "openedAt", (select ${nameOfArea('name')} from care_case c join care_area a on a.id = c.area where c.id = t.care_case) as "areaName"`;

/** Open tasks of a case, those due first first. */
export async function tasksOf(tx: Tx, careCase: string): Promise<readonly Task[]> {
  const { rows } = await sql<Task>`
    select ${taskColumns} from case_task t where t.care_case = ${careCase} and t.closed_at is null
    order by t.due nulls last, t.opened_at, t.id`.execute(tx);
  return rows;
}

/** Open tasks of a person acting in a role: their own, those of the role, and those of the cases they handle. */
export async function tasksFor(
  tx: Tx,
  { person, role, organisation, fictitious }: Viewer & { readonly person: string; readonly role: string; readonly organisation: string },
): Promise<readonly Task[]> {
  const { rows } = await sql<Task>`
    select ${taskColumns} from case_task t
    where t.closed_at is null and t.fictitious = ${fictitious}
      and (t.person = ${person} or (t.person is null and t.role = ${role} and t.organisation = ${organisation}))
    order by t.due nulls last, t.opened_at, t.id limit 500`.execute(tx);
  return rows;
}

/** The day in Stockholm by the database's clock, which demonstrations may move. */
export const todayIn = async (tx: Queryable): Promise<LocalDate> => dayInStockholm(await clockNow(tx));

/** The products of several cases, by case. */
export async function productsOfCases(tx: Tx, cases: readonly string[]): Promise<ReadonlyMap<string, readonly Product[]>> {
  const { rows } = await sql<Product & { readonly careCase: string }>`
    select care_case as "careCase", id, kind, document, ref, person, made_at as "madeAt", superseded_at as "supersededAt",
      superseded_why as "supersededWhy"
    from case_product where care_case = any(${cases}::uuid[]) order by id`.execute(tx);
  return Map.groupBy(rows, ({ careCase }) => careCase);
}
