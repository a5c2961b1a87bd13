import { type FieldSaid, type FormBody, inRows } from '../../platform/http/form-body.ts';
import type { Field } from './core/fields.ts';

/** How a form made from fields is described to programs. */
export function saidOfFields(fields: readonly Field[]): Required<FormBody> {
  const single: Record<string, FieldSaid> = {};
  const named: Record<string, FieldSaid> = {};
  for (const field of fields) {
    if (field.kind !== 'list') single[field.name] = saidOf(field);
    else {
      const row = saidOfFields(field.of);
      Object.assign(named, inRows(field.name, { ...row.fields, ...row.named }));
    }
  }
  return { fields: single, named };
}

/** The fields of several forms that share an address, each saying in which forms it is. */
export function saidOfForms(forms: Readonly<Record<string, readonly Field[]>>): Required<FormBody> {
  const said = Object.entries(forms).map(([form, fields]) => [form, saidOfFields(fields)] as const);
  const all = (of: 'fields' | 'named'): FormBody['fields'] => {
    const names = new Set(said.flatMap(([, one]) => Object.keys(one[of])));
    return Object.fromEntries(
      [...names].map((name) => {
        const own = said.flatMap(([form, one]) => (one[of][name] ? [[form, one[of][name]] as const] : []));
        return [name, inForms(own)];
      }),
    );
  };
  return { fields: all('fields'), named: all('named') };
}

/** Fields of the same name take what any of them takes. */
function inForms(own: readonly (readonly [string, FieldSaid])[]): FieldSaid {
  const said = own.map(([, one]) => one);
  const where = own.map(([form]) => `\`${form}\``).join(', ');
  const of = said.every((one) => one.of) ? [...new Set(said.flatMap((one) => one.of ?? []))] : undefined;
  const max = said.every((one) => one.max !== undefined) ? Math.max(...said.map((one) => one.max ?? 0)) : undefined;
  return {
    says: `In ${where}: ${said[0]?.says ?? ''}`,
    ...(said.some(({ list }) => list) ? { list: true } : {}),
    ...(of ? { of } : {}),
    ...(max === undefined ? {} : { max }),
  };
}

const lookups: Readonly<Record<string, string>> = {
  regions: 'county codes',
  hospitals: 'names of hospitals',
  sources: 'ids of sources',
  areas: 'ids of areas',
  permits: 'ids of permits',
  tasks: 'ids of tasks',
  subPermits: 'ids of sub-permits',
};

function saidOf(field: Exclude<Field, { kind: 'list' }>): FieldSaid {
  switch (field.kind) {
    case 'line':
    case 'text':
      return { says: 'a text.', max: field.max };
    case 'lines':
      return { says: `one thing a line, at most ${field.most} lines.` };
    case 'day':
      return { says: 'a day, YYYY-MM-DD.' };
    case 'when':
      return { says: 'a day, a month, a year, or an interval with one end open, such as ../2020-01-01.' };
    case 'count':
      return { says: `a whole number from ${field.min} to ${field.max}.` };
    case 'hidden':
      return { says: 'the id of the row, sent along as it is; empty for a new one.' };
    case 'choice':
      if (typeof field.of === 'string') return { says: `one of the ${lookups[field.of]} that the form offers.` };
      return field.of.length === 0 ? { says: 'one of those that the form offers.' } : { says: 'one of those listed.', of: field.of };
    case 'choices':
      if (typeof field.of === 'string') return { says: `any of the ${lookups[field.of]} that the form offers.`, list: true };
      return { says: 'any of those listed.', list: true, of: field.of };
  }
}

/** What a form with rows may be asked to do: one of the orders, or to show itself with a row more or less. */
export const rowOrders = (...orders: readonly [string, ...string[]]): FieldSaid => ({
  says: `${orders.map((one) => `\`${one}\``).join(' or ')}; \`add:parts\` and \`remove:parts.0\` only show the form with another row.`,
  pattern: String.raw`^(${orders.join('|')}|(add|remove):[\w.-]{1,100})$`,
  example: orders[0],
});
