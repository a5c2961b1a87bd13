-- An application is decided when the board has decided on it, not first when its case goes on: from then on it is not taken back, although the minutes
-- have not been adjusted yet or others of the same case have been referred back. What was referred back or tabled is not decided.

create or replace function application_decided(given_application uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
    select coalesce((
      select c.state in ('management', 'ended') from public.application a join public.area_call k on k.id = a.call join public.care_case c on c.id = k.care_case
      where a.id = given_application), false)
    or exists (
      select from public.sitting_event d
      join public.sitting_event i on i.sitting = d.sitting and i.what ->> 'kind' in ('item-added', 'item-revised') and i.what -> 'item' ->> 'id' = d.what ->> 'of'
      join public.sitting_event p on p.sitting = d.sitting and p.what ->> 'kind' = 'proposal-put' and p.what ->> 'of' = d.what ->> 'of'
        and p.what -> 'proposal' ->> 'id' = d.what ->> 'proposal'
      cross join jsonb_array_elements(i.what -> 'item' -> 'applicants') applicant
      cross join jsonb_array_elements(p.what -> 'proposal' -> 'outcomes') outcome
      where d.what ->> 'kind' = 'decided' and applicant ->> 'application' = given_application::text
        and outcome ->> 'applicant' = applicant ->> 'key' and outcome ->> 'kind' not in ('refer-back', 'table'))
  $$;
