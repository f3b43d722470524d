-- Lines are only ever added: what happened to an appointment, who did it, when and why.
CREATE TABLE core.appointment_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appointment_id uuid NOT NULL REFERENCES core.appointment (id),
  kind text NOT NULL CHECK (kind IN ('proposed', 'approved', 'refused', 'withdrawn', 'ended', 'handed-over', 'followed',
    'imported')),
  at timestamptz NOT NULL DEFAULT now(),
  -- The day from which it holds.
  day date,
  account_id uuid,
  by_name text NOT NULL,
  reason text
);
CREATE INDEX appointment_change_idx ON core.appointment_change (appointment_id, id);

-- The last day for which it is settled that somebody holds it, for what runs out.
CREATE INDEX appointment_last_day_idx ON core.appointment ((LEAST(valid_to - 1, term_end)), id)
  WHERE state IN ('in-force', 'ended') AND LEAST(valid_to - 1, term_end) IS NOT NULL;
