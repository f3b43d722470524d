-- Who held which post on a day is answered from the index alone, and figures over secondments and terms read the few
-- appointments they are about: without these each of them read all appointments of the nation.
DROP INDEX core.appointment_organisation_idx;
CREATE INDEX appointment_organisation_idx ON core.appointment (organisation_id, post, valid_from DESC) INCLUDE (valid_to, state);
CREATE INDEX appointment_seconded_idx ON core.appointment (organisation_id) WHERE kind = 'seconded';
CREATE INDEX appointment_term_end_idx ON core.appointment (term_end) WHERE state IN ('in-force', 'ended') AND term_end IS NOT NULL;
-- Held on beyond the term.
CREATE INDEX appointment_overdue_idx ON core.appointment (term_end)
  WHERE state IN ('in-force', 'ended') AND term_end IS NOT NULL AND (valid_to IS NULL OR valid_to > term_end);
