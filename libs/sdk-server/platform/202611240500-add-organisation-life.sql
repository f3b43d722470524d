-- What happens to bodies and posts over time, and what their lists stand on.
ALTER TABLE core.post_type ADD COLUMN head_of text[] NOT NULL DEFAULT '{}';

ALTER TABLE core.organisation
  -- Why it was refused, merged or dissolved.
  ADD COLUMN reason text,
  -- The order of types in lists: the party's bodies first, then self-government, then the rest.
  ADD COLUMN position integer GENERATED ALWAYS AS (array_position(ARRAY['party-committee', 'leading-group', 'big-committee',
    'general-branch', 'branch', 'party-group', 'residents-committee', 'owners-committee', 'organ', 'public-institution', 'mass',
    'social', 'property-company', 'enterprise', 'team'], type)) STORED;
CREATE INDEX organisation_place_idx ON core.organisation (unit_path, position, name, id);
CREATE INDEX organisation_successor_idx ON core.organisation (successor_id) WHERE successor_id IS NOT NULL;

ALTER TABLE core.appointment
  -- A proposal that takes over from this one.
  ADD COLUMN replaces_id uuid REFERENCES core.appointment (id);
CREATE INDEX appointment_newest_idx ON core.appointment (valid_from DESC, id);
CREATE INDEX appointment_proposed_idx ON core.appointment (organisation_id) WHERE state = 'proposed';
CREATE INDEX appointment_from_idx ON core.appointment (from_organisation_id) WHERE from_organisation_id IS NOT NULL;

-- Lines are only ever added. `before` and `after` hold the words of that moment; `past` what a question about an earlier
-- day needs: name, superior and unit before the change.
CREATE TABLE core.organisation_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES core.organisation (id),
  kind text NOT NULL CHECK (kind IN ('proposed', 'approved', 'refused', 'withdrawn', 'activated', 'updated', 'merged',
    'dissolved', 'took-over', 'imported')),
  at timestamptz NOT NULL DEFAULT now(),
  day date,
  account_id uuid,
  by_name text NOT NULL,
  reason text,
  before jsonb,
  after jsonb,
  past jsonb
);
CREATE INDEX organisation_change_idx ON core.organisation_change (organisation_id, id);
CREATE INDEX organisation_change_past_idx ON core.organisation_change (organisation_id, at) WHERE past IS NOT NULL;

-- Why a community is not governed as all should be, in words of whoever answers for it.
CREATE TABLE core.governance_exception (
  unit_id integer PRIMARY KEY REFERENCES core.unit (id),
  reason text NOT NULL,
  by_id uuid REFERENCES core.account (id),
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
