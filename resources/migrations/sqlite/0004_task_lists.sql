-- Lists are in the order in which tasks were made, which `seq` is: indices a quarter as large, which each task is
-- written to several times. There is none by request: its keys are random, so that each task would change a page of its
-- own, which costs more than all else that adding it does. Who asks for the tasks of a request reads through the list.
DROP INDEX tasks_listed;
DROP INDEX tasks_listed_by_state;
CREATE INDEX tasks_listed ON tasks (seq) WHERE purged_at IS NULL;
CREATE INDEX tasks_listed_by_state ON tasks (state, seq) WHERE purged_at IS NULL;
