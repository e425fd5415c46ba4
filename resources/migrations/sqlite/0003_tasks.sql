-- Background tasks. Times are milliseconds since 1970, UTC.

-- Those that all processes share: how many runs at once, and whether anything new is begun.
CREATE TABLE task_queues (
    name TEXT PRIMARY KEY NOT NULL,
    concurrency INTEGER NOT NULL DEFAULT 16 CHECK (concurrency BETWEEN 0 AND 1000),
    is_paused INTEGER NOT NULL DEFAULT 0 CHECK (is_paused IN (0, 1))
) STRICT, WITHOUT ROWID;

-- What is long stands last, so that the rest is read without it.
CREATE TABLE tasks (
    seq INTEGER PRIMARY KEY, -- in the order in which they were made
    id TEXT NOT NULL UNIQUE,
    queue TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('scheduled', 'queued', 'running', 'retrying', 'succeeded', 'failed', 'cancelled', 'dead')),
    kind TEXT NOT NULL,
    priority INTEGER NOT NULL DEFAULT 0,
    attempt INTEGER NOT NULL DEFAULT 0,
    max_attempts INTEGER NOT NULL DEFAULT 1,
    timeout_ms INTEGER NOT NULL DEFAULT 0,
    progress REAL NOT NULL DEFAULT 0,
    run TEXT, -- who holds it, while it runs
    cancel_requested INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    run_at INTEGER NOT NULL,
    started_at INTEGER,
    finished_at INTEGER, -- of the final states
    purged_at INTEGER, -- hidden since then
    request_id TEXT,
    unique_key TEXT,
    error TEXT,
    result TEXT,
    payload TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX tasks_unique_key ON tasks (unique_key) WHERE unique_key IS NOT NULL AND finished_at IS NULL;
-- What comes next, and what has waited longest.
CREATE INDEX tasks_queued ON tasks (queue, priority DESC, seq) WHERE state = 'queued';
CREATE INDEX tasks_waiting ON tasks (queue, run_at) WHERE state = 'queued';
CREATE INDEX tasks_due ON tasks (run_at) WHERE state IN ('scheduled', 'retrying');
CREATE INDEX tasks_retrying ON tasks (queue, priority DESC, seq) WHERE state = 'retrying';
CREATE INDEX tasks_held ON tasks (run) WHERE run IS NOT NULL;
CREATE INDEX tasks_to_cancel ON tasks (run) WHERE cancel_requested;
-- Lists, and what is cleared away.
CREATE INDEX tasks_listed ON tasks (created_at, id) WHERE purged_at IS NULL;
CREATE INDEX tasks_listed_by_state ON tasks (state, created_at, id) WHERE purged_at IS NULL;
CREATE INDEX tasks_finished ON tasks (finished_at) WHERE finished_at IS NOT NULL AND purged_at IS NULL;
CREATE INDEX tasks_purged ON tasks (purged_at) WHERE purged_at IS NOT NULL;

-- Runs: a hold on tasks that were claimed together. Each is one slot of its queue.
CREATE TABLE task_runs (
    run TEXT PRIMARY KEY NOT NULL,
    queue TEXT NOT NULL,
    lease_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX task_runs_by_queue ON task_runs (queue);
CREATE INDEX task_runs_by_lease ON task_runs (lease_until);

-- How many tasks there are of each state, so that nobody has to count them. Kept by triggers: true whoever writes.
CREATE TABLE task_counts (
    queue TEXT NOT NULL,
    state TEXT NOT NULL,
    tasks INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (queue, state)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER task_queue_added AFTER INSERT ON task_queues
WHEN NOT EXISTS (SELECT 1 FROM task_counts WHERE queue = NEW.name) BEGIN
    INSERT INTO task_counts (queue, state)
    VALUES (NEW.name, 'scheduled'), (NEW.name, 'queued'), (NEW.name, 'running'), (NEW.name, 'retrying'),
           (NEW.name, 'succeeded'), (NEW.name, 'failed'), (NEW.name, 'cancelled'), (NEW.name, 'dead');
END;
CREATE TRIGGER task_added AFTER INSERT ON tasks BEGIN
    INSERT INTO task_queues (name) VALUES (NEW.queue) ON CONFLICT DO NOTHING;
    UPDATE task_counts SET tasks = tasks + 1
    WHERE queue = NEW.queue AND state = NEW.state AND NEW.purged_at IS NULL;
END;
CREATE TRIGGER task_changed AFTER UPDATE OF state, purged_at ON tasks WHEN NEW.queue = OLD.queue BEGIN
    UPDATE task_counts SET tasks = tasks - 1
    WHERE queue = OLD.queue AND state = OLD.state AND OLD.purged_at IS NULL;
    UPDATE task_counts SET tasks = tasks + 1
    WHERE queue = NEW.queue AND state = NEW.state AND NEW.purged_at IS NULL;
END;
CREATE TRIGGER task_moved AFTER UPDATE OF queue ON tasks WHEN NEW.queue <> OLD.queue BEGIN
    INSERT INTO task_queues (name) VALUES (NEW.queue) ON CONFLICT DO NOTHING;
    UPDATE task_counts SET tasks = tasks - 1
    WHERE queue = OLD.queue AND state = OLD.state AND OLD.purged_at IS NULL;
    UPDATE task_counts SET tasks = tasks + 1
    WHERE queue = NEW.queue AND state = NEW.state AND NEW.purged_at IS NULL;
END;
CREATE TRIGGER task_removed AFTER DELETE ON tasks BEGIN
    UPDATE task_counts SET tasks = tasks - 1
    WHERE queue = OLD.queue AND state = OLD.state AND OLD.purged_at IS NULL;
END;

-- What makes tasks again and again.
CREATE TABLE task_schedules (
    id TEXT PRIMARY KEY NOT NULL,
    cron TEXT, -- or the interval
    interval_ms INTEGER NOT NULL DEFAULT 0,
    time_zone TEXT NOT NULL,
    missed TEXT NOT NULL CHECK (missed IN ('skip', 'once', 'all')),
    kind TEXT NOT NULL,
    queue TEXT NOT NULL,
    priority INTEGER NOT NULL,
    payload TEXT NOT NULL,
    max_attempts INTEGER NOT NULL,
    timeout_ms INTEGER NOT NULL,
    unique_key TEXT,
    created_at INTEGER NOT NULL,
    next_at INTEGER,
    last_at INTEGER
) STRICT, WITHOUT ROWID;
