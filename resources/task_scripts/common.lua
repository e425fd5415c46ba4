-- What all scripts of the task store begin with. KEYS[1] is the prefix of all keys, with a hash tag, so that they are
-- in one slot. Before this text stand DEFAULT_CONCURRENCY and MOST_BYTES (of one reply, about).
--
-- seq                      counts the tasks that were ever made
-- task:ID                  hash: FIELDS, and of the store's own: order (see add), run, purged_at
-- unique                   hash: unique key -> id of the task that is not final and has it
-- queues, queue:NAME       zset of names; hash: concurrency, paused, and tasks by state (purged ones do not count)
-- ready:Q, waiting:Q       zsets of what is Queued: by order, by run_at
-- retrying:Q               zset of what is Retrying, by order
-- due                      zset of what is Scheduled or Retrying, by run_at
-- leases                   zset of runs, by the end of their lease
-- run:RUN, runs:Q          sets: the tasks that a run holds; the runs of a queue
-- cancels                  hash: id of a Running task that is to be cancelled -> its run
-- ended, purged            zsets of final tasks: by finished_at; by purged_at, and then in no other list
-- all, state:S, kind:K, of-queue:Q, request:R     zsets for lists, by created_at
-- schedules, schedule:ID   zset by created_at; hash
--
-- Times and results are passed on as the strings that they came as: a number of Lua may be written with an exponent.
local P = KEYS[1]
local call = redis.call

local FINAL = {succeeded = true, failed = true, cancelled = true, dead = true}
local FIELDS = {'kind', 'queue', 'state', 'priority', 'payload', 'attempt', 'max_attempts', 'timeout_ms', 'progress',
                'result', 'error', 'unique_key', 'created_at', 'run_at', 'started_at', 'finished_at', 'request_id',
                'cancel'}

local function keyOf(id)
    return P .. 'task:' .. id
end

-- A whole number, as Redis takes it everywhere.
local function whole(number)
    return string.format('%.0f', number)
end

-- The task as it is sent: its id, then FIELDS.
local function read(id)
    local task = call('HMGET', keyOf(id), unpack(FIELDS))
    table.insert(task, 1, id)
    return task
end

-- What decides about a task. Its state is nil where there is none, or it was evicted.
local function standing(id)
    local v = call('HMGET', keyOf(id), 'queue', 'state', 'created_at', 'order', 'unique_key', 'run', 'cancel',
                   'attempt', 'max_attempts', 'run_at', 'purged_at', 'kind', 'request_id', 'finished_at')
    return {queue = v[1], state = v[2] or nil, created_at = v[3], order = v[4], unique_key = v[5], run = v[6],
            cancel = v[7], attempt = tonumber(v[8] or 0), max_attempts = tonumber(v[9] or 1), run_at = v[10],
            purged_at = v[11], kind = v[12], request_id = v[13], finished_at = v[14]}
end

-- Empty is as good as none.
local function put(id, field, value)
    if value == '' then
        call('HDEL', keyOf(id), field)
    else
        call('HSET', keyOf(id), field, value)
    end
end

-- Out of the lists of its state.
local function leave(id, task)
    local queue, state = task.queue, task.state
    call('HINCRBY', P .. 'queue:' .. queue, state, -1)
    call('ZREM', P .. 'state:' .. state, id)
    if state == 'queued' then
        call('ZREM', P .. 'ready:' .. queue, id)
        call('ZREM', P .. 'waiting:' .. queue, id)
    elseif state == 'scheduled' then
        call('ZREM', P .. 'due', id)
    elseif state == 'retrying' then
        call('ZREM', P .. 'due', id)
        call('ZREM', P .. 'retrying:' .. queue, id)
    elseif FINAL[state] then
        call('ZREM', P .. 'ended', id)
    end
end

-- Into those of another one; `at`: its run_at, or of a final one its finished_at.
local function arrive(id, task, state, at)
    local queue = task.queue
    call('HSET', keyOf(id), 'state', state)
    call('HINCRBY', P .. 'queue:' .. queue, state, 1)
    call('ZADD', P .. 'state:' .. state, task.created_at, id)
    if state == 'queued' then
        call('ZADD', P .. 'ready:' .. queue, task.order, id)
        call('ZADD', P .. 'waiting:' .. queue, at, id)
        call('HSET', keyOf(id), 'run_at', at)
    elseif state == 'scheduled' then
        call('ZADD', P .. 'due', at, id)
    elseif state == 'retrying' then
        call('ZADD', P .. 'due', at, id)
        call('ZADD', P .. 'retrying:' .. queue, task.order, id)
        call('HSET', keyOf(id), 'run_at', at)
    elseif FINAL[state] then
        call('ZADD', P .. 'ended', at, id)
        call('HSET', keyOf(id), 'finished_at', at)
        if task.unique_key and call('HGET', P .. 'unique', task.unique_key) == id then
            call('HDEL', P .. 'unique', task.unique_key)
        end
    end
    task.state = state
end

-- The lists that a task is in whatever its state.
local function enlist(id, task)
    call('ZADD', P .. 'all', task.created_at, id)
    call('ZADD', P .. 'kind:' .. task.kind, task.created_at, id)
    call('ZADD', P .. 'of-queue:' .. task.queue, task.created_at, id)
    if task.request_id then
        call('ZADD', P .. 'request:' .. task.request_id, task.created_at, id)
    end
end
local function delist(id, task)
    call('ZREM', P .. 'all', id)
    call('ZREM', P .. 'kind:' .. task.kind, id)
    call('ZREM', P .. 'of-queue:' .. task.queue, id)
    if task.request_id then
        call('ZREM', P .. 'request:' .. task.request_id, id)
    end
end

-- Its run holds it no more. A run without tasks is over, and its slot free.
local function release(id, task)
    local run = task.run
    call('SREM', P .. 'run:' .. run, id)
    call('HDEL', P .. 'cancels', id)
    call('HDEL', keyOf(id), 'run', 'cancel')
    if call('EXISTS', P .. 'run:' .. run) == 0 then
        call('ZREM', P .. 'leases', run)
        call('SREM', P .. 'runs:' .. task.queue, run)
    end
end

local function makeQueue(name, concurrency, paused)
    if call('EXISTS', P .. 'queue:' .. name) == 0 then
        call('HSET', P .. 'queue:' .. name, 'concurrency', concurrency, 'paused', paused)
        call('ZADD', P .. 'queues', 0, name)
    end
end

-- Adds the tasks that ARGV has from `first` on, 12 values each: all, or none and an error. Gives one value for each: ''
-- where it was added, else the id of the task that has its unique key.
local function add(first)
    local outcomes, ids, keys = {}, {}, {}
    for i = first, #ARGV, 12 do
        local id, key = ARGV[i], ARGV[i + 8]
        local holder = key ~= '' and (keys[key] or call('HGET', P .. 'unique', key))
        if holder then
            outcomes[#outcomes + 1] = holder
        elseif ids[id] or call('EXISTS', keyOf(id)) == 1 then
            return nil, redis.error_reply('TASKEXISTS ' .. id)
        else
            ids[id] = true
            if key ~= '' then
                keys[key] = id
            end
            outcomes[#outcomes + 1] = ''
        end
    end
    for n = 1, #outcomes do
        if outcomes[n] == '' then
            local i = first + (n - 1) * 12
            local id, kind, queue, state, priority = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], ARGV[i + 4]
            local key, created, runAt, request = ARGV[i + 8], ARGV[i + 9], ARGV[i + 10], ARGV[i + 11]
            -- Higher priorities first, then who came first, in one number below 2^52, which a score holds exactly.
            local order = whole((100 - tonumber(priority)) * 17592186044416 + call('INCR', P .. 'seq'))
            makeQueue(queue, DEFAULT_CONCURRENCY, 0)
            call('HSET', keyOf(id), 'kind', kind, 'queue', queue, 'priority', priority, 'payload', ARGV[i + 5],
                 'attempt', 0, 'max_attempts', ARGV[i + 6], 'timeout_ms', ARGV[i + 7], 'created_at', created,
                 'run_at', runAt, 'order', order)
            local task = {queue = queue, kind = kind, created_at = created, order = order}
            if key ~= '' then
                call('HSET', keyOf(id), 'unique_key', key)
                call('HSET', P .. 'unique', key, id)
            end
            if request ~= '' then
                call('HSET', keyOf(id), 'request_id', request)
                task.request_id = request
            end
            enlist(id, task)
            arrive(id, task, state, runAt)
        end
    end
    return outcomes
end
