-- Keys of forms are now forgotten by a job at night, which reads them all; no act has use for their age.
drop index idempotency_key_age;
