-- Holds runs, and tells what there is to know. A lease is written anew only when less than two thirds of it are left.
-- ARGV: end of a new lease, what it is renewed up to, runs.
-- Gives: when the next task is due or nil, lost runs, ids of tasks to cancel, queues: name concurrency paused, oldest
-- run_at of what is queued or nil, and the counts by state.
local STATES = {'scheduled', 'queued', 'running', 'retrying', 'succeeded', 'failed', 'cancelled', 'dead'}
local leaseEnd, upTo = ARGV[1], tonumber(ARGV[2])
local ours, lost, cancels, queues = {}, {}, {}, {}
for i = 3, #ARGV do
    local run = ARGV[i]
    local lease = call('ZSCORE', P .. 'leases', run)
    ours[run] = true
    if not lease then
        lost[#lost + 1] = run
    elseif tonumber(lease) <= upTo then
        call('ZADD', P .. 'leases', leaseEnd, run)
    end
end
if #ARGV > 2 then
    local asked = call('HGETALL', P .. 'cancels')
    for i = 1, #asked, 2 do
        if ours[asked[i + 1]] then
            cancels[#cancels + 1] = asked[i]
        end
    end
end
local function first(key)
    local found = call('ZRANGE', key, 0, 0, 'WITHSCORES')
    return found[2] and whole(tonumber(found[2])) or false
end
for _, name in ipairs(call('ZRANGE', P .. 'queues', 0, -1)) do
    local known = call('HMGET', P .. 'queue:' .. name, 'concurrency', 'paused', unpack(STATES))
    table.insert(known, 1, name)
    table.insert(known, 4, first(P .. 'waiting:' .. name))
    queues[#queues + 1] = known
end
return {first(P .. 'due'), lost, cancels, queues}
