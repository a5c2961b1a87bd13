-- Those who take part in a case (experts, members of the groups and of the board) come from the regions. They are not told either which regions have
-- applied while a call is sealed (docs/adr/0074): its entries are in the diary of the case for the authority's own, and for others once it is opened.

create function knows_diary_sender(number text, registered_by uuid) returns boolean language sql stable
  return coalesce(is_own_work() or works_with_cases() or registered_by = acting_person(), false) or not application_number_sealed(number);

create or replace view diary_now with (security_barrier) as
  select d.* from diary_all d where sees_diary_entry(d.care_case, d.registered_by) and knows_diary_sender(d.number, d.registered_by);

drop policy seen on diary_entry;
create policy seen on diary_entry for select to tillstand_app using (
  sees_diary_entry(care_case, registered_by) and knows_diary_sender(number, registered_by));
