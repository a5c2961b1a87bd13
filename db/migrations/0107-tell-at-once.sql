-- The recipients of a message and their mails are written together, not one by one: a receipt goes to all who have a part in an application, and in
-- the last minute of a call sixty receipts are written at once. What is told, to whom and how is as before.

create or replace function tell(
  given_key text, sv text, en text, long_sv text, long_en text, given_case uuid, given_path text, given_fictitious boolean, recipients jsonb
) returns uuid language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  told uuid;
  today date := (public.tillstand_now() at time zone 'Europe/Stockholm')::date;
begin
  if exists (
    select from jsonb_array_elements(recipients) r left join public.person p on p.id = (r ->> 'person')::uuid
    where r ? 'person' and p.fictitious is distinct from given_fictitious
  ) then
    raise exception 'what is made up is told to made-up people only, and what is real to real ones' using errcode = 'check_violation', constraint = 'made_up_stays';
  end if;

  if exists (
    select from jsonb_array_elements(recipients) r
    where r ? 'organisation' and not exists (select from public.work_organisation o where o.id = r ->> 'organisation')
  ) then
    raise exception 'a recipient names an organisation that is not there' using errcode = 'foreign_key_violation';
  end if;

  insert into public.message (key, subject_sv, subject_en, body_sv, body_en, care_case, path, told_by, told_as, fictitious)
  values (given_key, sv, en, long_sv, long_en, given_case, given_path, public.acting_person(),
          case when public.acting_person() is null then null else public.acting_role() || '@' || public.acting_organisation() end, given_fictitious)
  returning id into told;

  with asked as (select r ->> 'person' as person, r ->> 'role' as role, r ->> 'organisation' as organisation, r ->> 'mail' as address
                 from jsonb_array_elements(recipients) r),
  found as (
    select a.person::uuid as person, null as role, null as organisation from asked a where a.person is not null
    union all
    select s.person, a.role, a.organisation from asked a join public.assignment s on s.role = a.role and s.organisation = a.organisation
    where a.role is not null and s.ended_at is null and s.valid_from <= today and coalesce(s.valid_to, 'infinity') >= today
      and (not s.needs_confirmation or s.confirmed_by is not null)
  ),
  people as (
    select distinct on (p.id) p.id as person, p.name, f.role, f.organisation, p.mail as address, coalesce(s.how, 'at-once') as how
    from found f join public.person p on p.id = f.person left join public.message_setting s on s.person = p.id
    where p.active and p.fictitious = given_fictitious
    order by p.id, f.role nulls first
  ),
  everyone as (
    select person, name, role, organisation, address, case when address is null then 'no-mail' else how end as how from people
    union all
    select null, null, a.role, a.organisation, null, 'no-mail' from asked a
    where a.role is not null and not exists (select from people p where p.role = a.role and p.organisation = a.organisation)
      and not exists (
        select from public.assignment s join people p on p.person = s.person
        where s.role = a.role and s.organisation = a.organisation and s.ended_at is null)
    union all
    select distinct null::uuid, null, null, o.id, o.mail, case when o.mail is null then 'no-mail' else 'at-once' end
    from asked a join public.work_organisation o on o.id = a.organisation where a.role is null
    union all
    select distinct null::uuid, null, null, null, a.address, 'at-once' from asked a where a.address is not null
  ),
  -- Each mail has its id before it is written, so that the delivery can name it.
  sending as materialized (select *, case when how = 'at-once' then uuidv7() end as queued from everyone),
  mailed as (
    insert into public.mail (id, kind, address, person, state, fictitious)
    select queued, 'message', address, person, case when given_fictitious then 'kept' else 'queued' end, given_fictitious
    from sending where queued is not null
  )
  insert into public.message_delivery (message, care_case, person, name, role, organisation, address, how, mail)
  select told, given_case, person, name, role, organisation, address, how, queued from sending;
  return told;
end
$$;
