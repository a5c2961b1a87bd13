-- Whom the agency asks for nominations besides the regions: the national programme area and patient organisations, which have no
-- accounts, get the letter by mail and answer by letter.

alter table nomination_round add column asked_by_mail text[] not null default '{}'
  check (cardinality(asked_by_mail) <= 20 and array_position(asked_by_mail, null) is null);
comment on column nomination_round.asked_by_mail is 'Addresses that the letter went to: the national programme area, patient organisations';
grant insert (asked_by_mail) on nomination_round to tillstand_app;
