-- ARGV: id, new payload or '', now. Gives: none, active, taken, retried.
local id, payload, now = ARGV[1], ARGV[2], ARGV[3]
local task = standing(id)
if not task.state or task.purged_at then
    return 'none'
end
if not FINAL[task.state] then
    return 'active'
end
if task.unique_key then
    if call('HEXISTS', P .. 'unique', task.unique_key) == 1 then
        return 'taken'
    end
    call('HSET', P .. 'unique', task.unique_key, id)
end
leave(id, task)
call('HDEL', keyOf(id), 'result', 'error', 'started_at', 'finished_at', 'progress')
call('HSET', keyOf(id), 'attempt', 0)
if payload ~= '' then
    call('HSET', keyOf(id), 'payload', payload)
end
arrive(id, task, 'queued', now)
return 'retried'
