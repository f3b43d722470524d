-- What ended, and when: figures of a past day, and what was closed in a period, by ancestor.
CREATE INDEX issue_district_ended_idx ON issue (district_id, state, state_since) WHERE state IN ('closed', 'not-accepted');
CREATE INDEX issue_street_ended_idx ON issue (street_id, state, state_since) WHERE state IN ('closed', 'not-accepted');
CREATE INDEX issue_community_ended_idx ON issue (community_id, state, state_since) WHERE state IN ('closed', 'not-accepted');
