-- One round of an engine: what has ended is written down, what was left behind is taken back, what is due is queued,
-- and then new runs are claimed. Concurrency is counted here, so it is that of all processes.
-- ARGV: now, end of new leases, how many finishes, each: id run state result error at run_at;
--       then claims, each: queue slots batch ordered name-of-runs.
local now, leaseEnd = ARGV[1], ARGV[2]
local DUE_AT_ONCE, EXPIRED_AT_ONCE = 500, 50

-- A cancel that came too late for the run that it was meant for still holds.
local function finish(id, run, state, result, message, at, runAt)
    local task = standing(id)
    if task.state ~= 'running' or task.run ~= run then
        return
    end
    local isCancelled = task.cancel == '1'
    release(id, task)
    leave(id, task)
    if FINAL[state] then
        put(id, 'result', result)
        put(id, 'error', message)
        if state == 'succeeded' then
            call('HSET', keyOf(id), 'progress', 1)
        end
        arrive(id, task, state, at)
        return
    end
    if state == 'retrying' then
        put(id, 'error', message)
    else -- given back: as if it had not begun
        call('HSET', keyOf(id), 'progress', 0)
        if call('HINCRBY', keyOf(id), 'attempt', -1) <= 0 then
            call('HDEL', keyOf(id), 'started_at')
        end
        runAt = at
    end
    if isCancelled then
        call('HSET', keyOf(id), 'run_at', runAt)
        arrive(id, task, 'cancelled', at)
    else
        arrive(id, task, state, runAt)
    end
end

-- The lease of its run is over: another attempt has failed.
local function takeBack(id, run)
    local task = standing(id)
    if task.state ~= 'running' or task.run ~= run then
        return
    end
    local isCancelled = task.cancel == '1'
    release(id, task)
    leave(id, task)
    call('HSET', keyOf(id), 'error', 'the lease ran out', 'run_at', now)
    if isCancelled then
        arrive(id, task, 'cancelled', now)
    elseif task.attempt >= task.max_attempts then
        arrive(id, task, 'dead', now)
    else
        arrive(id, task, 'queued', now)
    end
end

local bytes = 0

local function claimOne(queue, run, batch, before)
    local ready = P .. 'ready:' .. queue
    local tasks = {}
    for _, id in ipairs(call('ZRANGEBYSCORE', ready, '-inf', before, 'LIMIT', 0, batch)) do
        if bytes > MOST_BYTES then
            break
        end
        local task = standing(id)
        if task.state ~= 'queued' then -- it was evicted, or deleted by hand
            call('ZREM', ready, id)
            call('ZREM', P .. 'waiting:' .. queue, id)
        else
            leave(id, task)
            call('HINCRBY', keyOf(id), 'attempt', 1)
            call('HSET', keyOf(id), 'run', run, 'started_at', now, 'progress', 0)
            arrive(id, task, 'running', now)
            call('SADD', P .. 'run:' .. run, id)
            local sent = read(id)
            bytes = bytes + #sent[6] + 500
            tasks[#tasks + 1] = sent
        end
    end
    if #tasks > 0 then
        call('SADD', P .. 'runs:' .. queue, run)
        call('ZADD', P .. 'leases', leaseEnd, run)
    end
    return tasks
end

local function claim(queue, slots, batch, isOrdered, name, claimed)
    local known = call('HMGET', P .. 'queue:' .. queue, 'concurrency', 'paused')
    if not known[1] or known[2] == '1' then
        return
    end
    local free = tonumber(known[1])
    if isOrdered and free > 1 then
        free = 1
    end
    free = math.min(slots, free - call('SCARD', P .. 'runs:' .. queue))
    local before = '+inf'
    if isOrdered and free > 0 then -- behind one that waits for a retry nobody may overtake it
        local first = call('ZRANGE', P .. 'retrying:' .. queue, 0, 0, 'WITHSCORES')
        if first[2] then
            before = '(' .. first[2]
        end
    end
    for slot = 1, free do
        local run = name .. '.' .. slot
        local tasks = claimOne(queue, run, batch, before)
        if #tasks == 0 then
            return
        end
        claimed[#claimed + 1] = {run, tasks}
    end
end

local i = 4
for _ = 1, tonumber(ARGV[3]) do
    finish(ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], ARGV[i + 4], ARGV[i + 5], ARGV[i + 6])
    i = i + 7
end
for _, run in ipairs(call('ZRANGEBYSCORE', P .. 'leases', '-inf', now, 'LIMIT', 0, EXPIRED_AT_ONCE)) do
    for _, id in ipairs(call('SMEMBERS', P .. 'run:' .. run)) do
        takeBack(id, run)
    end
    if call('ZREM', P .. 'leases', run) == 1 then -- it is still there: tasks of it were evicted, or deleted by hand
        call('DEL', P .. 'run:' .. run)
        for _, queue in ipairs(call('ZRANGE', P .. 'queues', 0, -1)) do
            call('SREM', P .. 'runs:' .. queue, run)
        end
    end
end
for _, id in ipairs(call('ZRANGEBYSCORE', P .. 'due', '-inf', now, 'LIMIT', 0, DUE_AT_ONCE)) do
    local task = standing(id)
    if task.state == 'scheduled' or task.state == 'retrying' then
        leave(id, task)
        arrive(id, task, 'queued', task.run_at)
    else
        call('ZREM', P .. 'due', id)
    end
end
local claimed = {}
while i <= #ARGV do
    claim(ARGV[i], tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2]), ARGV[i + 3] == '1', ARGV[i + 4], claimed)
    i = i + 5
end
return claimed
