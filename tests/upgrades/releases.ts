/** What a later migration does to rows that were there, beyond adding columns. */
export type Change =
  /** Rows are added; those that were there stand as they were. */
  | 'grows'
  /** Values of old rows change too; only their number is compared. */
  | 'changes';

export type Release = {
  /** A backup made by that version, with data in it, in `releases/`. */
  readonly file: string;
  readonly about: string;
  /** Table by table, what the migrations since then change, and why. Everything else must be equal. */
  readonly changed: Readonly<Record<string, { readonly how: Change; readonly why: string }>>;
};

/**
 * One for each version that someone may have data in. At a release: `npm run tillstand -- backup tests/upgrades/releases/<version>.backup`
 * on a database with data of every kind, made up or public, and a line here. Files are never changed afterwards.
 */
export const releases: readonly Release[] = [
  {
    file: '0.1.0-first-sign-in.backup',
    about:
      'Not a release: the state at which people could first sign in (migrations 0001–0011), so that upgrading is tried from the beginning',
    changed: {
      assignment: { how: 'changes', why: '0020 takes out that made-up people gave or confirmed roles of their own' },
      person: { how: 'grows', why: '0040 adds the operator of the command line' },
      source: { how: 'grows', why: '0030 adds the source of what is made up in the demonstration' },
      register_version: { how: 'changes', why: 'it counts that new source as a change of the register' },
    },
  },
];
