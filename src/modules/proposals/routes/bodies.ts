import { described, versionSaid } from '../../../platform/http/form-body.ts';
import { rowOrders, saidOfForms } from '../../work/index.ts';
import { partKeys } from '../core/basis.ts';
import { fieldsOfPart } from '../core/parts.ts';
import { anyFields } from './kit.tsx';

const { fields, named } = saidOfForms(Object.fromEntries(partKeys.map((part) => [part, fieldsOfPart(part)])));

/** The form of a part of the basis: the part in the address says which of the fields it has. */
export const basisBody = described(anyFields, { partVersion: versionSaid, do: rowOrders('save'), ...fields }, named);
