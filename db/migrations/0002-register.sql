-- The register: reference facts, the append-only decision journal, and what keeps every node's memory fresh.
-- Everything that the register shows is folded from these tables (docs/adr/0020, 0021).

-- ---------------------------------------------------------------------------------------------------
-- Reference facts. They are not decisions, so they may be put right in place. Rows read from data/ say so
-- in from_files: the loader takes away those that no longer stand there, and leaves all others alone.
-- ---------------------------------------------------------------------------------------------------

create table source (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title_sv text not null,
  title_en text,
  publisher text not null,
  url text,
  dated date not null,
  note text,
  from_files boolean not null default false
);
comment on table source is 'Published sources that entries and facts were read from';
comment on column source.dated is 'The day the source is from, or was seen';

create table collaboration_region (
  id text primary key,
  name text not null unique,
  csd text not null,
  from_files boolean not null default false
);
comment on table collaboration_region is 'The six samverkansregioner (HSF 2017:80 3 kap. 1 §)';
comment on column collaboration_region.csd is 'Its centre for rare diseases';

create table region (
  code text primary key check (code ~ '^[0-9]{2}$'),
  name text not null unique,
  county text not null,
  collaboration_regions text[] not null check (cardinality(collaboration_regions) between 1 and 2),
  municipalities jsonb not null default '[]',
  population integer not null check (population > 0),
  population_date date not null,
  university_hospital text,
  organisation_number text not null check (organisation_number ~ '^[0-9]{6}-[0-9]{4}$'),
  organisation_number_verified boolean not null,
  from_files boolean not null default false
);
comment on table region is 'The 21 regions; only a region can hold a permit (HSL 2017:30 7 kap. 5 a §)';
comment on column region.code is 'County code';
comment on column region.municipalities is 'Collaboration region per municipality, where the county is split (Halland)';
comment on column region.organisation_number_verified is 'False where no stored public source was found for the number';

create table organisation (
  id text primary key,
  kind text not null check (kind in ('region', 'hospital', 'authority', 'board', 'csd', 'ern')),
  name text not null,
  name_en text,
  region text references region (code),
  collaboration_region text references collaboration_region (id),
  note text,
  from_files boolean not null default false
);
comment on table organisation is 'Hospitals and units that permits name, public bodies, centres and networks';

create table care_area (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null unique,
  name_en text,
  aliases text[] not null default '{}',
  origin text check (origin in ('rsv', 'nhv', 'rcc')),
  annual_report text check (annual_report in ('old', 'new', 'both')),
  harmonisation text check (harmonisation in ('1', '2', '3', 'done', 'with-heart-areas')),
  heart_area boolean not null default false,
  sources jsonb not null default '[]',
  quality_register text,
  from_files boolean not null default false
);
comment on table care_area is 'Care areas: what is not decided about them. Where they stand is in the journal';
comment on column care_area.id is 'Stable, readable, never reused';
comment on column care_area.aliases is 'Every other printed name form';

create table board_meeting (
  date date primary key,
  planned_decisions text[] not null default '{}',
  information_items text[] not null default '{}',
  source text not null references source (id),
  from_files boolean not null default false
);
comment on table board_meeting is 'Meetings of the board for NHV, as announced';

create table general_condition (
  id text primary key,
  position integer not null,
  provision text not null,
  heading jsonb not null,
  text jsonb not null,
  from_files boolean not null default false
);
comment on table general_condition is 'What every permit carries (HSLF-FS 2018:48 4 kap.), in own words';

create table printed_overview (
  source text primary key references source (id),
  as_of date not null,
  rows jsonb not null,
  sum jsonb not null,
  explanations jsonb not null default '[]',
  from_files boolean not null default false
);
comment on table printed_overview is 'Figures as a source printed them, shown beside the figures that the journal gives';

-- ---------------------------------------------------------------------------------------------------
-- The decision journal
-- ---------------------------------------------------------------------------------------------------

create table journal_entry (
  seq bigint generated always as identity primary key,
  id text not null unique check (id ~ '^[a-z0-9]+([-/][a-z0-9]+)*$'),
  area text not null references care_area (id),
  not_before date,
  not_after date,
  date_basis text check (date_basis in ('printed', 'printed-period', 'known-by-source', 'not-after-start', 'between-known-facts')),
  recorded_at timestamptz not null,
  stored_at timestamptz not null default clock_timestamp(),
  source text not null references source (id),
  locator text,
  quality text check (quality in ('official', 'secondary', 'description-only')),
  corrects text unique references journal_entry (id),
  fictitious boolean not null default false,
  payload jsonb not null,
  check (not_before <= not_after),
  check (corrects <> id),
  check (payload ? 'kind' and payload ->> 'kind' in (
    'area-state', 'agency-decision', 'definition', 'conditions', 'call', 'grant', 'reject', 'revocation', 'annulment'
  ))
);
comment on table journal_entry is 'The only source of grants, rejections, revocations and definitions. Append-only: a correction is a new entry that names the one it corrects';
comment on column journal_entry.seq is 'Order of recording';
comment on column journal_entry.not_before is 'It happened on this day or later; null: open';
comment on column journal_entry.not_after is 'It happened on this day or earlier; null: open';
comment on column journal_entry.date_basis is 'Why the date reads as it does';
comment on column journal_entry.recorded_at is 'When the register came to know it; for a published source, the day of the source';
comment on column journal_entry.stored_at is 'The database clock when the row was written; nobody else sets it';
comment on column journal_entry.locator is 'The place in the source: a page, a line, an address';
comment on column journal_entry.corrects is 'The entry that this one replaces. One entry is corrected at most once; corrections chain';
comment on column journal_entry.fictitious is 'Marked everywhere, and never part of the real register''s figures';

create index journal_entry_area on journal_entry (area);
create index journal_entry_kind on journal_entry ((payload ->> 'kind'));

create function journal_entry_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only: % is refused; add an entry that corrects the old one', lower(tg_op)
    using errcode = 'restrict_violation';
end
$$;
create trigger journal_entry_append_only before update or delete or truncate on journal_entry
  for each statement execute function journal_entry_refuse();

create function journal_entry_stamp() returns trigger language plpgsql as $$
begin
  new.stored_at := clock_timestamp();
  return new;
end
$$;
create trigger journal_entry_stamp before insert on journal_entry for each row execute function journal_entry_stamp();

-- ---------------------------------------------------------------------------------------------------
-- Freshness: one version for the whole register, told to all nodes, and the nodes' leases on their memory
-- ---------------------------------------------------------------------------------------------------

create table register_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null,
  token uuid not null default gen_random_uuid()
);
comment on table register_version is 'Grows by each statement that changes the register; committed in order, because the row is locked till then';
comment on column register_version.token is 'New with each change: a restored database never gives an old version number with other content';
insert into register_version (version) values (0);

-- Run with the owner's rights: the application cannot set the version itself, only change the register.
create function register_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.register_version set version = version + 1, token = gen_random_uuid();
  perform pg_notify('register_changed', '');
  return null;
end
$$;
revoke all on function register_changed() from public;

do $$
declare
  name text;
begin
  foreach name in array array['source', 'collaboration_region', 'region', 'organisation', 'care_area', 'board_meeting',
                              'general_condition', 'printed_overview', 'journal_entry'] loop
    execute format('create trigger %I after insert or update or delete on %I for each statement execute function register_changed()',
                   name || '_changed', name);
  end loop;
end
$$;

create table register_node (
  id uuid primary key,
  seen bigint not null,
  lease_until timestamptz not null
);
comment on table register_node is 'Nodes that serve the register from memory: which version each has seen, and until when it may do so without asking';

create table register_load (
  only_row boolean primary key default true check (only_row),
  checksum text not null,
  loaded_at timestamptz not null default now()
);
comment on table register_load is 'What the data files were when they were last loaded whole: a start with the same files has nothing to do';

-- ---------------------------------------------------------------------------------------------------
-- Rights of the running application. Nothing that is not named here.
-- ---------------------------------------------------------------------------------------------------

grant select, insert, update, delete on
  source, collaboration_region, region, organisation, care_area, board_meeting, general_condition, printed_overview
  to tillstand_app;
grant select on journal_entry to tillstand_app;
-- Not seq and stored_at: those are the database's.
grant insert (id, area, not_before, not_after, date_basis, recorded_at, source, locator, quality, corrects, fictitious, payload)
  on journal_entry to tillstand_app;
grant select on register_version to tillstand_app;
grant select, insert, update, delete on register_node to tillstand_app;
grant select, insert, update on register_load to tillstand_app;
