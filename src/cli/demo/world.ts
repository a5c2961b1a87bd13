import path from 'node:path';
import { startEligibility } from '../../eligibility-parts.ts';
import { fhirLimits } from '../../fhir/eligibility.ts';
import { createAuthoring } from '../../modules/authoring/index.ts';
import { cookiesFor, demoMount, preparePersonas } from '../../modules/identity/index.ts';
import { createRegister, loadRegister } from '../../modules/register/index.ts';
import { type Database, worksForSystem } from '../../platform/db/index.ts';
import { fileStore } from '../../platform/files/index.ts';
import { loadAuditKeys } from '../../platform/keys.ts';
import type { CommandContext } from '../command.ts';
import { createStage } from './stage.ts';

/** The personas have had their roles since the present order began. */
const SINCE = '2018-07-01';

/** All that the modules' commands are lent, on the stage of the story. Close it when done. */
export async function openWorld({ settings, log, root }: CommandContext, real: Database) {
  await loadRegister(real, path.join(root, 'data'));
  const auditKeys = loadAuditKeys(settings);
  const people = await real.tx(async (tx) => {
    await worksForSystem(tx, 'command-line');
    return preparePersonas(tx, `${settings.baseUrl}${demoMount}`, SINCE);
  });
  const stage = createStage(real, auditKeys.current, people);
  const register = createRegister({ db: real, log });
  await register.refresh();
  const { parts, codes } = await startEligibility(real, log);
  const signIn = {
    db: stage.db,
    auditKey: auditKeys.current,
    auditKeys: auditKeys.all,
    cookies: cookiesFor(settings.baseUrl),
    isDemo: true,
    issuer: { begin: () => nobody(), finish: () => nobody() },
  };
  const deps = {
    db: stage.db,
    signIn,
    register,
    files: await fileStore(settings),
    authoring: createAuthoring({ folder: path.join(root, 'data/definitions'), eligibility: parts.eligibility, fhirLimits }),
    isDemo: true,
    caseLinks: [],
    hasMailServer: false,
  };
  const close = async (): Promise<void> => {
    await codes.close();
    await register.close();
  };
  return { stage, deps, close };
}

const nobody = (): never => {
  throw new Error('nobody signs in from the command line');
};

export type World = Awaited<ReturnType<typeof openWorld>>;
