import { described, versionSaid } from '../../../platform/http/form-body.ts';
import { rowOrders, saidOfFields } from '../../work/index.ts';
import { rulingFields } from '../core/content.ts';
import { anyFields } from './kit.ts';

const { fields, named } = saidOfFields(rulingFields);

/** The form of a decision. */
export const rulingBody = described(anyFields, { rulingVersion: versionSaid, do: rowOrders('save', 'propose'), ...fields }, named);
