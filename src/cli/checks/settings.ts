import { type Check, ok } from './check.ts';

/** A fault in the settings has ended the command before it comes here; this tells what was understood. */
export const checkSettings: Check = async ({ settings }) => {
  const database = settings.databaseUrl ? 'given by DATABASE_URL' : `embedded in ${settings.dataDir}`;
  const extra = [settings.oidc ? 'sign-in set' : 'sign-in not set', settings.mail ? 'mail set' : 'mail not set'];
  return ok(`${settings.mode}, ${settings.baseUrl}, database ${database}, ${extra.join(', ')}`);
};
