-- Keys for programs: a person lets a program act as one of the person's assignments, for a time (docs/adr/0090).

create table access_key (
  id uuid primary key default uuidv7(),
  key_hash bytea not null unique check (octet_length(key_hash) = 32),
  person uuid not null references person,
  assignment uuid not null references assignment,
  name text not null check (length(name) between 1 and 100),
  may text not null check (may in ('read', 'write', 'act')),
  areas text[] not null default '{}' check (cardinality(areas) <= 20),
  act text check (length(act) <= 500),
  used_with text check (length(used_with) between 16 and 100),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  ended_at timestamptz,
  ended_why text check (ended_why in ('revoked', 'revoked-by-administrator', 'role-removed', 'deactivated')),
  constraint one_act_for_act_keys check ((may = 'act') = (act is not null)),
  constraint used_only_by_act_keys check (used_with is null or may = 'act'),
  constraint not_for_ever check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
  constraint act_keys_are_short check (may <> 'act' or expires_at <= created_at + interval '15 minutes'),
  constraint ended_for_a_reason check ((ended_at is null) = (ended_why is null))
);
comment on table access_key is 'A key by which a program acts as one assignment of one person; ended with the assignment and with the account';
comment on column access_key.key_hash is 'SHA-256 of the key; the key itself is shown once and never kept';
comment on column access_key.may is 'read; write: also what needs no fresh sign-in; act: one thing that does, once, made in a fresh sign-in';
comment on column access_key.areas is 'The areas of function that it holds for; empty: all';
comment on column access_key.act is 'The path of the form that an act key may send';
comment on column access_key.used_with is 'The Idempotency-Key that an act key was used with: the same sending may be repeated, no other be made';
create index access_key_person on access_key (person) where ended_at is null;
create index access_key_assignment on access_key (assignment) where ended_at is null;

alter table access_key enable row level security;
create policy seen on access_key for select to tillstand_app using (
  is_own_work() or person = acting_person() or administers_all()
  or (administers_region() and assignment in (
    select a.id from assignment a join work_organisation o on o.id = a.organisation where o.region = acting_organisation())));
create policy made on access_key for insert to tillstand_app with check (
  person = acting_person() and assignment in (select a.id from assignment a where a.person = acting_person() and a.ended_at is null));
create policy ended on access_key for update to tillstand_app using (
  is_own_work() or person = acting_person() or administers_all()
  or (administers_region() and assignment in (
    select a.id from assignment a join work_organisation o on o.id = a.organisation where o.region = acting_organisation())));
grant select, insert on access_key to tillstand_app;
grant update (used_with, last_used_at, ended_at, ended_why) on access_key to tillstand_app;

-- Whoever takes away a role or closes an account ends the keys with it, by whatever way it is done and for good.
create function end_keys_of_assignment() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update access_key set ended_at = clock_timestamp(), ended_why = 'role-removed' where assignment = new.id and ended_at is null;
  return null;
end
$$;
create trigger end_keys after update of ended_at on assignment
  for each row when (old.ended_at is null and new.ended_at is not null) execute function end_keys_of_assignment();

create function end_keys_of_person() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update access_key set ended_at = clock_timestamp(), ended_why = 'deactivated' where person = new.id and ended_at is null;
  return null;
end
$$;
create trigger end_keys after update of active on person
  for each row when (old.active and not new.active) execute function end_keys_of_person();

-- A fourth narrow door for recognising who asks, one key at a time; it notes the use, at most once a minute.
create function use_access_key(given bytea, today date)
  returns table (id uuid, person uuid, name text, fictitious boolean, may text, areas text[], act text, role text, organisation text)
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update access_key k set last_used_at = clock_timestamp()
  where k.key_hash = given and k.ended_at is null and k.expires_at > clock_timestamp()
    and (k.last_used_at is null or k.last_used_at < clock_timestamp() - interval '1 minute');
  return query
    select k.id, k.person, p.name, p.fictitious, k.may, k.areas, k.act, a.role, a.organisation
    from access_key k join person p on p.id = k.person
      cross join lateral usable_assignments(k.person, today) a
    where k.key_hash = given and k.ended_at is null and k.expires_at > clock_timestamp() and p.active and a.assignment = k.assignment;
end
$$;
revoke all on function end_keys_of_assignment(), end_keys_of_person() from public;
