-- People, how they sign in, what they may act as, and their sessions. Sign-in is by OpenID Connect; no password
-- and no personal identity number is kept here.

create table person (
  id uuid primary key default uuidv7(),
  name text not null check (length(name) between 1 and 200),
  mail text check (mail ~ '^[^@\s]+@[^@\s]+$'),
  active boolean not null default true,
  fictitious boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  version integer not null default 1
);
comment on table person is 'Someone who signs in or is a contact. Deactivated, never deleted';
comment on column person.fictitious is 'A demonstration persona, named by role';

create table identity (
  issuer text not null,
  subject text not null,
  person uuid not null references person,
  created_at timestamptz not null default clock_timestamp(),
  primary key (issuer, subject)
);
comment on table identity is 'A person as one issuer knows them; keyed by issuer and subject, never by mail or name';

create table work_organisation (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null check (kind in ('authority', 'board', 'region', 'unit', 'csd', 'patient-organisation')),
  name text not null,
  parent text references work_organisation,
  hsa_id text unique check (hsa_id ~ '^(SE|TSTNMT)[0-9]{10}-[A-Z0-9]{1,20}$'),
  mail text check (mail ~ '^[^@\s]+@[^@\s]+$'),
  active boolean not null default true,
  fictitious boolean not null default false,
  version integer not null default 1
);
comment on table work_organisation is 'What people act for: the authority, the board, regions, their units, CSD, patient organisations';
comment on column work_organisation.id is 'authority, board, region-12, …';

create table assignment (
  id uuid primary key default uuidv7(),
  person uuid not null references person,
  role text not null,
  organisation text not null references work_organisation,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  given_by uuid references person,
  given_at timestamptz not null default clock_timestamp(),
  needs_confirmation boolean not null,
  confirmed_by uuid references person,
  confirmed_at timestamptz,
  ended_by uuid references person,
  ended_at timestamptz,
  check (confirmed_by is null or confirmed_by is distinct from given_by),
  check ((confirmed_by is null) = (confirmed_at is null))
);
comment on table assignment is 'A role at an organisation, from a day, until a day or until taken away';
comment on column assignment.needs_confirmation is 'A deciding role: another administrator must confirm it';
create unique index assignment_once on assignment (person, role, organisation) where ended_at is null;
create index assignment_person on assignment (person);

create table sign_in_attempt (
  state_hash bytea primary key,
  browser_hash bytea not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  step_up_for uuid references person,
  created_at timestamptz not null default clock_timestamp()
);
comment on table sign_in_attempt is 'A sign-in under way, bound to one browser; used once, gone after ten minutes';

create table session (
  id_hash bytea primary key,
  public_id uuid not null unique default uuidv7(),
  person uuid not null references person,
  acting uuid references assignment,
  csrf_secret bytea not null,
  issuer text not null,
  acr text,
  created_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  stepped_up_at timestamptz,
  user_agent text,
  ended_at timestamptz,
  ended_why text check (ended_why in ('signed-out', 'signed-out-everywhere', 'replaced', 'idle', 'too-old', 'role-removed', 'deactivated'))
);
comment on table session is 'Sessions live here, not in the cookie: they end at once when a role is taken away';
comment on column session.id_hash is 'SHA-256 of the cookie; the cookie itself is never kept';
create index session_person on session (person) where ended_at is null;

create table kept_form (
  person uuid not null references person,
  path text not null,
  body jsonb not null,
  kept_at timestamptz not null default clock_timestamp(),
  primary key (person, path)
);
comment on table kept_form is 'A form sent after the session had ended: given back to the same person after sign-in, for a day';

create table idempotency_key (
  key text not null check (length(key) between 16 and 100),
  owner text not null,
  route text not null,
  request_hash bytea not null,
  answer jsonb,
  created_at timestamptz not null default clock_timestamp(),
  primary key (owner, route, key)
);
comment on table idempotency_key is 'A form or POST that has been done: sent again it gives the same answer and no second effect';
comment on column idempotency_key.owner is 'The person, or the session of someone not signed in';

grant select, insert, update on person, work_organisation, assignment to tillstand_app;
grant select, insert on identity to tillstand_app;
grant select, insert, delete on sign_in_attempt, kept_form, idempotency_key to tillstand_app;
grant update on kept_form, idempotency_key to tillstand_app;
grant select, insert, update on session to tillstand_app;
grant delete on session to tillstand_app;
