-- The public diary does not tell which regions have applied while a call is sealed (docs/adr/0074): the number, the day and the matter stand there at
-- once, the sender when the applications have been opened.

create index application_submission_number on application_submission (diary_number);
create index application_withdrawal_number on application_withdrawal (diary_number);
create index application_plea_number on application_plea (diary_number);
create index application_plea_decision on application_plea (decision_number) where decision_number is not null;

create function application_number_sealed(given text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (select from public.application_submission s where s.diary_number = given and not public.application_unsealed(s.call))
      or exists (select from public.application_withdrawal w where w.diary_number = given and not public.application_unsealed(w.call))
      or exists (select from public.application_plea p where given in (p.diary_number, p.decision_number) and not public.application_unsealed(p.call))
  $$;
comment on function application_number_sealed(text) is 'Whether a number of the diary is of an application to a call that has not been opened';

create or replace view diary_public with (security_barrier) as
  select d.number, d.year, d.serial, d.fictitious, d.registered_at, d.dated, d.direction, d.kind, d.secrecy_ground,
    case when d.secrecy_ground is null then d.subject end as subject,
    case when d.secrecy_ground is null and not d.private_person and not application_number_sealed(d.number) then d.counterpart end as counterpart,
    d.secrecy_ground is null and d.private_person as private_person
  from diary_all d;
