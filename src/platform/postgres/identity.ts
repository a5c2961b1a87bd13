import fs from 'node:fs';

/** The user that PostgreSQL runs as: empty for "as ourselves". */
export type Identity = { uid?: number; gid?: number };

const nobody = 65534;

/**
 * PostgreSQL refuses to run as root. Root therefore lends it another user:
 * the owner of the database folder where there is one, `nobody` for a new one.
 */
export function identityFor(clusterDir: string): Identity {
  if (process.getuid?.() !== 0) return {};
  const owner = fs.statSync(clusterDir, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: nobody, gid: nobody };
}
