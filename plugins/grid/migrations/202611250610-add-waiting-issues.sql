-- What waits comes first on the workbench, longest first: of the few issues that are still worked on, by ancestor and state.
CREATE INDEX issue_district_waiting_idx ON issue (district_id, state, state_since, id) WHERE state NOT IN ('closed', 'not-accepted');
CREATE INDEX issue_street_waiting_idx ON issue (street_id, state, state_since, id) WHERE state NOT IN ('closed', 'not-accepted');
CREATE INDEX issue_community_waiting_idx ON issue (community_id, state, state_since, id) WHERE state NOT IN ('closed', 'not-accepted');
