-- Documents of the board that bear an electronic seal (docs/adr/0077): one more form of a version, made by the product itself from its PDF for the
-- archive, and which certificate it was sealed with.

alter table document_file drop constraint document_file_form_check;
alter table document_file add constraint document_file_form_check check (form in ('source', 'pdf-ua', 'pdf-a', 'pdf-sealed', 'docx', 'attachment'));
create policy sealed_by_product on document_file as restrictive for insert to tillstand_app with check (form <> 'pdf-sealed' or is_own_work());

create table document_seal (
  document uuid not null,
  version integer not null,
  form text not null default 'pdf-sealed' check (form = 'pdf-sealed'),
  subject text not null,
  issuer text not null,
  serial text not null check (serial ~ '^[0-9A-F]+$'),
  valid_to timestamptz not null,
  sealed_at timestamptz not null,
  primary key (document, version),
  foreign key (document, version, form) references document_file
);
comment on table document_seal is 'The certificate that a version of a document was sealed with. Append-only';
comment on column document_seal.sealed_at is 'The time that the seal claims, by the clock of the database';
create trigger document_seal_stands before update or delete or truncate on document_seal for each statement execute function work_stands();
alter table document_seal enable row level security;
create policy seen on document_seal for select to tillstand_app using (exists (select from document d where d.id = document));
create policy added on document_seal for insert to tillstand_app with check (is_own_work());
grant select on document_seal to tillstand_app;
grant insert (document, version, subject, issuer, serial, valid_to, sealed_at) on document_seal to tillstand_app;

-- What may have to be sealed is found by its kind.
create index document_kind on document (kind, id);

-- The document that the sealed minutes of a meeting were kept as.
create table sitting_minutes (
  sitting uuid primary key references sitting,
  document uuid not null unique references document
);
comment on table sitting_minutes is 'The document of sealed minutes. Append-only';
create trigger sitting_minutes_stands before update or delete or truncate on sitting_minutes for each statement execute function work_stands();
alter table sitting_minutes enable row level security;
create policy seen on sitting_minutes for select to tillstand_app using (is_own_work() or exists (select from sitting s where s.id = sitting));
create policy kept on sitting_minutes for insert to tillstand_app with check (is_own_work());
grant select on sitting_minutes to tillstand_app;
grant insert (sitting, document) on sitting_minutes to tillstand_app;
