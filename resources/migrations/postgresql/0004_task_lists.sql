-- Lists are in the order in which tasks were made, which `seq` is: indices a quarter as large, which each task is
-- written to several times.
DROP INDEX tasks_listed;
DROP INDEX tasks_listed_by_state;
CREATE INDEX tasks_listed ON tasks (seq) WHERE purged_at IS NULL;
CREATE INDEX tasks_listed_by_state ON tasks (state, seq) WHERE purged_at IS NULL;
CREATE INDEX tasks_of_request ON tasks (request_id) WHERE request_id IS NOT NULL;
