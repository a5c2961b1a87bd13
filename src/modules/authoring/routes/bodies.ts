import { described, type FieldSaid, type FormBody, versionSaid } from '../../../platform/http/form-body.ts';
import { kinds } from '../core/edit.ts';
import { type FieldKind, fieldsOf } from '../core/fields.ts';
import { anyFields } from './shared.ts';

/** How each kind of field is written. */
const written: Readonly<Record<FieldKind, string>> = {
  pair: 'a text',
  'long-pair': 'a text',
  line: 'a line',
  expression: 'an expression in JSON',
  json: 'JSON',
  codes: 'a code a line',
  outcomes: '`a | svenska | English`, one a line',
  pairs: '`svenska | English`, one a line',
  effect: 'one of those that the form offers',
  groups: 'the groups, with + between',
  number: 'a whole number',
  criterion: 'the id of a criterion',
  delimitation: 'the id of a delimitation',
  area: 'the id of an area',
};

/** The fields of every kind of part, each saying in which kinds it is; a text has one in Swedish and one in English. */
function partFields(): FormBody['fields'] {
  const where = new Map<string, { kind: FieldKind; of: string[] }>();
  for (const kind of kinds) {
    for (const field of fieldsOf[kind]) {
      const isPair = field.kind === 'pair' || field.kind === 'long-pair';
      for (const name of isPair ? [`${field.name}.sv`, `${field.name}.en`] : [field.name]) {
        const one = where.get(name) ?? { kind: field.kind, of: [] };
        where.set(name, { ...one, of: [...one.of, `\`${kind}\``] });
      }
    }
  }
  return Object.fromEntries(
    [...where].map(([name, { kind, of }]): [string, FieldSaid] => [name, { says: `In ${of.join(', ')}: ${written[kind]}.` }]),
  );
}

/** The form of a part of a definition: the kind in the address says which of the fields it has. */
export const partBody = described(anyFields, { version: { ...versionSaid, pattern: String.raw`^[1-9]\d{0,8}$` }, ...partFields() });
