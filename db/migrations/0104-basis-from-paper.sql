-- A case that was taken over after the review may have its basis on paper. It becomes the first edition of the case: the paper kept and registered, the
-- day that it bears, and who approved it. It is written in here so that the consultation and the decision can rest on it (docs/adr/0063).

do $$
declare
  gone text;
begin
  for gone in
    select conname from pg_constraint
    where conrelid = 'basis_edition'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%origin%'
  loop
    execute format('alter table basis_edition drop constraint %I', gone);
  end loop;
end
$$;
alter table basis_edition
  add column paper uuid references document,
  add column paper_dated date,
  add constraint basis_edition_origin check (origin in ('first', 'reopened', 'revision', 'paper')),
  add constraint basis_edition_begins check ((origin in ('first', 'paper')) = (edition = 1)),
  add constraint basis_edition_reason check ((origin = 'first') = (reason is null)),
  add constraint basis_edition_paper check ((origin = 'paper') = (paper is not null) and (origin = 'paper') = (paper_dated is not null));
comment on column basis_edition.origin is 'first; paper: made before the case was taken over; reopened before the consultation; revision after it: the final text';
comment on column basis_edition.paper is 'The document that the basis was on paper';
comment on column basis_edition.paper_dated is 'The day that the paper bears';

-- Only what was made before the case came here comes from paper.
create function basis_is_from_before() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.origin = 'paper' and not exists (
    select from care_case c where c.id = new.care_case and c.state in ('consultation', 'ruling') and c.taken_over_in in ('consultation', 'ruling')
  ) then
    raise exception 'only a case that was taken over after the review has its basis on paper' using errcode = 'check_violation', constraint = 'basis_paper';
  end if;
  return new;
end
$$;
create trigger basis_is_from_before before insert on basis_edition for each row execute function basis_is_from_before();

grant insert (paper, paper_dated) on basis_edition to tillstand_app;
