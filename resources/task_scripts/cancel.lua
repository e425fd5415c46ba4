-- ARGV: id, now. Gives: none, final, requested, cancelled.
local id, now = ARGV[1], ARGV[2]
local task = standing(id)
if not task.state or task.purged_at then
    return 'none'
end
if FINAL[task.state] then
    return 'final'
end
if task.state == 'running' then
    call('HSET', keyOf(id), 'cancel', 1)
    call('HSET', P .. 'cancels', id, task.run)
    return 'requested'
end
leave(id, task)
arrive(id, task, 'cancelled', now)
return 'cancelled'
