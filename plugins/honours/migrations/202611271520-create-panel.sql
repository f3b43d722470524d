CREATE TABLE panel (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  meets_on date NOT NULL,
  members uuid[] NOT NULL CHECK (cardinality(members) BETWEEN 3 AND 30),
  quorum integer NOT NULL CHECK (quorum BETWEEN 2 AND 30),
  ballot text NOT NULL CHECK (ballot IN ('each', 'paper')),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('called', 'open', 'concluded', 'cancelled')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK (quorum <= cardinality(members))
);
SELECT core_pub.scope_table('panel', 'honours.panel.read');
SELECT core_pub.scope_open('panel', 'state', ARRAY['concluded', 'cancelled'], 'title', 'honours.panel.read',
  '{"zh-CN": "评审会", "en": "Panel"}');
CREATE INDEX panel_district_idx ON panel (district_id, created_at DESC, id DESC);
CREATE INDEX panel_street_idx ON panel (street_id, created_at DESC, id DESC);

CREATE TABLE panel_event (
  id uuid PRIMARY KEY,
  panel_id uuid NOT NULL REFERENCES panel (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX panel_event_idx ON panel_event (panel_id, id);
SELECT core_pub.scope_child('panel_event', 'panel', 'panel_id');

-- A candidate before the panel, with how many said what.
CREATE TABLE panel_case (
  panel_id uuid NOT NULL REFERENCES panel (id),
  candidacy_id uuid NOT NULL REFERENCES candidacy (id),
  no text NOT NULL,
  class text NOT NULL,
  yes_count integer NOT NULL DEFAULT 0 CHECK (yes_count >= 0),
  no_count integer NOT NULL DEFAULT 0 CHECK (no_count >= 0),
  abstain_count integer NOT NULL DEFAULT 0 CHECK (abstain_count >= 0),
  outcome text CHECK (outcome IN ('recommended', 'not-recommended')),
  PRIMARY KEY (panel_id, candidacy_id)
);
SELECT core_pub.scope_child('panel_case', 'panel', 'panel_id', 'SELECT, INSERT, UPDATE');

CREATE TABLE panel_aside (
  panel_id uuid NOT NULL REFERENCES panel (id),
  candidacy_id uuid NOT NULL,
  account_id uuid NOT NULL,
  why text NOT NULL CHECK (why IN ('involved', 'same-unit', 'relative', 'other')),
  PRIMARY KEY (panel_id, candidacy_id, account_id),
  FOREIGN KEY (panel_id, candidacy_id) REFERENCES panel_case (panel_id, candidacy_id)
);
SELECT core_pub.scope_child('panel_aside', 'panel', 'panel_id');

-- That somebody has voted: neither what nor when.
CREATE TABLE panel_cast (
  panel_id uuid NOT NULL REFERENCES panel (id),
  candidacy_id uuid NOT NULL,
  account_id uuid NOT NULL,
  PRIMARY KEY (panel_id, candidacy_id, account_id),
  FOREIGN KEY (panel_id, candidacy_id) REFERENCES panel_case (panel_id, candidacy_id)
);
SELECT core_pub.scope_child('panel_cast', 'panel', 'panel_id');
