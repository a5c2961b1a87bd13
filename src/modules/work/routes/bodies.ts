import { described, versionSaid } from '../../../platform/http/form-body.ts';
import { fieldsOf } from '../core/kinds.ts';
import { rowOrders, saidOfForms } from '../described.ts';
import { anyFields } from './kit.ts';

const { fields, named } = saidOfForms(fieldsOf);

/** The form of a draft: its kind says which of the fields it has. */
export const draftBody = described(anyFields, { draftVersion: versionSaid, do: rowOrders('save', 'propose'), ...fields }, named);
