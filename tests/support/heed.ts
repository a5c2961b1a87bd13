import { z } from 'zod';
import type { AppOptions } from '../../src/app.ts';
import { fieldSaid, formBodyOf } from '../../src/platform/http/form-body.ts';

type Alter = NonNullable<AppOptions['alterRoute']>;

/** Of each form for itself: its token and its one-time key. */
const frameFields = new Set(['_csrf', '_key']);

/**
 * A form whose fields are described to programs fails when a page sends a field that the description does not name: so that every test that
 * fills in a form tests what programs are told of it.
 */
export const heedDescription: Alter = (route) => {
  const { body } = route;
  const said = body && formBodyOf(body);
  if (!body || !said) return route;
  const heeded = z.preprocess((sent) => {
    const names = typeof sent === 'object' && sent !== null ? Object.keys(sent) : [];
    const unknown = names.filter((name) => !frameFields.has(name) && fieldSaid(said, name) === undefined);
    if (unknown.length > 0) throw new Error(`${route.id} is not described to take ${unknown.join(', ')}`);
    return sent;
  }, body);
  return { ...route, body: heeded };
};
