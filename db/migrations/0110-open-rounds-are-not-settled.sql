-- A group that has been appointed can be added to: whoever is nominated in a round opened since may still be appointed, and so may those of earlier rounds.
-- Nothing is settled, and nothing disposed of, until the group has been appointed anew or the case is over.

create or replace function group_settled_at(given_case uuid, given_kind text) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, public
  return (
    select case
      when c.state = 'ended' then greatest(c.changed_at, g.appointed_at)
      when g.status = 'appointed' and not (given_kind = 'expert' and exists (
        select from nomination_round r where r.care_case = given_case and r.opened_at > g.appointed_at)) then g.appointed_at
    end
    from care_case c left join care_group g on g.care_case = c.id and g.kind = given_kind where c.id = given_case);
