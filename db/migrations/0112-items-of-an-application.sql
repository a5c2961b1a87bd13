-- Whether the board has decided on an application is asked each time that something comes in of it: the items that it is in are found by an index, whatever
-- else has happened in the meetings of the board.

create index sitting_event_applicants on sitting_event using gin ((what -> 'item' -> 'applicants') jsonb_path_ops)
  where what ->> 'kind' in ('item-added', 'item-revised');

create or replace function application_decided(given_application uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
    select coalesce((
      select c.state in ('management', 'ended') from public.application a join public.area_call k on k.id = a.call join public.care_case c on c.id = k.care_case
      where a.id = given_application), false)
    or exists (
      select from public.sitting_event i
      join public.sitting_event d on d.what ->> 'kind' = 'decided' and d.what ->> 'of' = i.what -> 'item' ->> 'id' and d.sitting = i.sitting
      join public.sitting_event p on p.sitting = d.sitting and p.what ->> 'kind' = 'proposal-put' and p.what ->> 'of' = d.what ->> 'of'
        and p.what -> 'proposal' ->> 'id' = d.what ->> 'proposal'
      cross join jsonb_array_elements(i.what -> 'item' -> 'applicants') applicant
      cross join jsonb_array_elements(p.what -> 'proposal' -> 'outcomes') outcome
      where i.what ->> 'kind' in ('item-added', 'item-revised')
        and i.what -> 'item' -> 'applicants' @> jsonb_build_array(jsonb_build_object('application', given_application::text))
        and applicant ->> 'application' = given_application::text
        and outcome ->> 'applicant' = applicant ->> 'key' and outcome ->> 'kind' not in ('refer-back', 'table'))
  $$;
