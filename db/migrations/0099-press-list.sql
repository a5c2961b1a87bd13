-- Who has asked to be told when the board's decisions are published: addresses of organisations, such as newsrooms (docs/adr/0075). Of each only the
-- address, why it is there, the day and who added it; the address is erased when it leaves the list.

create table press_recipient (
  id uuid primary key default uuidv7(),
  address text check (address ~ '^[^@\s[:cntrl:]]+@[^@\s[:cntrl:]]+$' and length(address) <= 254),
  purpose text not null check (length(purpose) between 3 and 200),
  token text not null unique default replace(gen_random_uuid()::text, '-', ''),
  fictitious boolean not null,
  added_by uuid not null references person,
  acting text default acting_role() || '@' || acting_organisation(),
  added_at timestamptz not null default tillstand_now(),
  left_at timestamptz,
  left_by uuid references person,
  check ((left_at is null) = (address is not null)),
  check (left_by is null or left_at is not null)
);
comment on table press_recipient is 'Addresses that are told when the board''s decisions are published, in their own world. Who leaves, leaves the address';
comment on column press_recipient.purpose is 'Why the address is there: who asked, for what';
comment on column press_recipient.token is 'What the link in a mail carries: with it, and without an account, one reads and leaves';
comment on column press_recipient.left_by is 'Null when it left by its own link';
create unique index press_recipient_once on press_recipient (lower(address), fictitious) where left_at is null;

create table press_letter (
  sitting uuid primary key,
  subject_sv text not null,
  subject_en text not null,
  body_sv text not null check (length(body_sv) <= 5000),
  body_en text not null check (length(body_en) <= 5000),
  path text not null,
  recipients integer not null check (recipients >= 0),
  fictitious boolean not null,
  sent_at timestamptz not null default tillstand_now()
);
comment on table press_letter is 'What the press list has been told: once of each meeting. Append-only';
create trigger press_letter_stands before update or delete or truncate on press_letter for each statement execute function work_stands();

create function press_recipient_moves() returns trigger language plpgsql as $$
begin
  if old.left_at is not null or new.left_at is null
     or (new.id, new.purpose, new.token, new.fictitious, new.added_by, new.acting, new.added_at)
        is distinct from (old.id, old.purpose, old.token, old.fictitious, old.added_by, old.acting, old.added_at) then
    raise exception 'of an address on the press list nothing changes but that it leaves' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger press_recipient_moves before update on press_recipient for each row execute function press_recipient_moves();
create trigger press_recipient_stays before delete or truncate on press_recipient for each statement execute function work_stands();

create function keeps_press_list(given_fictitious boolean) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select coalesce(public.acting_role() in ('board-secretary', 'registrar'), false)
      and given_fictitious = (select p.fictitious from public.person p where p.id = public.acting_person());
  end;

-- Whoever has a link reads what the address is told, and leaves with it: no account, and nothing of others.
create function press_of_token(given_token text) returns table (id uuid, purpose text, added_at timestamptz, left_at timestamptz, fictitious boolean)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select r.id, r.purpose, r.added_at, r.left_at, r.fictitious from public.press_recipient r where r.token = given_token;
  end;
create function press_leaves(given_token text) returns uuid language sql volatile security definer set search_path = pg_catalog, public
  begin atomic
    update public.press_recipient set left_at = public.tillstand_now(), address = null
    where token = given_token and left_at is null returning id;
  end;
create function press_letters(given_token text)
  returns table (subject_sv text, subject_en text, body_sv text, body_en text, path text, sent_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select l.subject_sv, l.subject_en, l.body_sv, l.body_en, l.path, l.sent_at
    from public.press_letter l join public.press_recipient r on r.fictitious = l.fictitious and l.sent_at >= r.added_at
    where r.token = given_token and r.left_at is null order by l.sent_at desc limit 5;
  end;
revoke all on function press_of_token(text), press_leaves(text), press_letters(text) from public;
grant execute on function press_of_token(text), press_leaves(text), press_letters(text) to tillstand_app;

alter table press_recipient enable row level security;
alter table press_letter enable row level security;
create policy seen on press_recipient for select to tillstand_app using (is_own_work() or keeps_press_list(fictitious));
create policy added on press_recipient for insert to tillstand_app with check (
  is_own_work() or (keeps_press_list(fictitious) and added_by = acting_person()));
create policy leaves on press_recipient for update to tillstand_app using (is_own_work() or keeps_press_list(fictitious))
  with check (is_own_work() or left_by = acting_person());
create policy seen on press_letter for select to tillstand_app using (is_own_work() or keeps_press_list(fictitious));
create policy sent on press_letter for insert to tillstand_app with check (is_own_work() or keeps_press_list(fictitious));

grant select on press_recipient, press_letter to tillstand_app;
grant insert (address, purpose, fictitious, added_by), update (address, left_at, left_by) on press_recipient to tillstand_app;
grant insert (sitting, subject_sv, subject_en, body_sv, body_en, path, recipients, fictitious) on press_letter to tillstand_app;
