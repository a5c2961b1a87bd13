-- Clinical code systems as they have been published: one current release of each system or mapping set, whole or not at all.
-- The product works without any of them, with the codes that its own definitions name.

create table code_release (
  id bigint generated always as identity primary key,
  name text not null check (name ~ '^\S(.*\S)?$'),
  system text check (system in ('ORPHA', 'ICD-10-SE', 'KVÅ')),
  edition text not null check (edition <> ''),
  licence text not null check (licence <> ''),
  source text not null check (source <> ''),
  imported_at timestamptz not null default clock_timestamp(),
  concepts integer not null check (concepts >= 0),
  mappings integer not null check (mappings >= 0),
  notes jsonb not null default '[]',
  is_current boolean not null default true
);
comment on table code_release is 'Published releases of code systems and mapping sets; those that were replaced stay as rows, without their content';
comment on column code_release.name is 'What a later edition replaces: the system, or the name of the mapping set';
comment on column code_release.system is 'null: a set of mappings between systems (SSSOM)';
comment on column code_release.notes is 'Oddities in the file that did not stop the import';
create unique index code_release_current on code_release (name) where is_current;

create table code_concept (
  release bigint not null references code_release (id) on delete cascade,
  position integer not null,
  code text not null,
  term_sv text,
  term_en text,
  synonyms jsonb not null,
  parents text[] not null,
  kind text not null,
  genes text[] not null,
  status text not null check (status in ('active', 'inactive')),
  mark text check (mark in ('†', '*')),
  primary key (release, code)
);

create table code_mapping (
  release bigint not null references code_release (id) on delete cascade,
  position integer not null,
  from_system text not null,
  from_code text not null,
  to_system text not null,
  to_code text not null,
  relation text not null check (relation in ('exact', 'narrower', 'broader', 'undecided')),
  primary key (release, position)
);
comment on column code_mapping.relation is 'How from stands to to: narrower means that from is the narrower of the two';

-- Nodes keep the codes in memory; each import tells them to read again. Sent with the commit, so nobody reads half a release.
create function code_release_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('codes_changed', '');
  return null;
end
$$;
create trigger code_release_changed after insert or update or delete on code_release
  for each statement execute function code_release_changed();

grant select, insert on code_release to tillstand_app;
grant update (is_current) on code_release to tillstand_app;
grant select, insert, delete on code_concept, code_mapping to tillstand_app;
