-- A room for somebody, for some hours of a day, free of charge.
CREATE TABLE booking (
  id uuid PRIMARY KEY,
  venue_id uuid NOT NULL REFERENCES venue (id),
  venue_title text NOT NULL CHECK (venue_title <> ''),
  room_id uuid NOT NULL REFERENCES room (id),
  room_title text NOT NULL CHECK (room_title <> ''),
  -- Within one day of Asia/Shanghai; ends_at may be its midnight.
  day date NOT NULL,
  begins_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > begins_at),
  use text NOT NULL CHECK (use IN ('party-education', 'study', 'talks', 'arts', 'fitness-care', 'family')),
  purpose text NOT NULL CHECK (char_length(purpose) BETWEEN 1 AND 80),
  expected integer NOT NULL CHECK (expected BETWEEN 1 AND 2000),
  head_count integer CHECK (head_count BETWEEN 1 AND 5000),
  asker_kind text NOT NULL CHECK (asker_kind IN ('organisation', 'person')),
  -- Taken out when it is over: a person's at the end of its life, the number as soon as nobody has to be called back.
  asker text CHECK (char_length(asker) BETWEEN 1 AND 40),
  caller_phone text CHECK (char_length(caller_phone) BETWEEN 7 AND 20),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'approved', 'used', 'no-show', 'closed', 'refused', 'cancelled')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK (state <> 'used' OR head_count IS NOT NULL),
  CHECK (state IN ('asked', 'approved') OR caller_phone IS NULL),
  CHECK (day = (begins_at AT TIME ZONE 'Asia/Shanghai')::date),
  CHECK (ends_at <= ((day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')),
  -- Never two at once in one room, whoever comes first and however many come at once.
  CONSTRAINT booking_room_taken EXCLUDE USING gist (
    room_id public.gist_uuid_ops WITH OPERATOR(pg_catalog.=),
    tstzrange(begins_at, ends_at) WITH &&
  ) WHERE (state NOT IN ('refused', 'cancelled'))
);
SELECT core_pub.scope_table('booking', 'culture.booking.read');
-- Those that are not over wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('booking', 'state', ARRAY['closed', 'refused', 'cancelled'], 'purpose', 'culture.booking.read',
  '{"zh-CN": "预约", "en": "Booking"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX booking_district_idx ON booking (district_id, created_at DESC, id DESC);
CREATE INDEX booking_street_idx ON booking (street_id, created_at DESC, id DESC);
CREATE INDEX booking_community_idx ON booking (community_id, created_at DESC, id DESC);
CREATE INDEX booking_street_state_idx ON booking (street_id, state, created_at DESC, id DESC);
-- Whole days of a venue, and what is still to be decided.
CREATE INDEX booking_venue_day_idx ON booking (venue_id, day);
CREATE INDEX booking_room_day_idx ON booking (room_id, day);
CREATE INDEX booking_community_day_idx ON booking (community_id, day);

-- What happened to it; only ever added to.
CREATE TABLE booking_event (
  id uuid PRIMARY KEY,
  booking_id uuid NOT NULL REFERENCES booking (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX booking_event_idx ON booking_event (booking_id, id);
SELECT core_pub.scope_child('booking_event', 'booking', 'booking_id');
