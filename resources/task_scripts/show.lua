-- Brings back what was purged at a moment. ARGV: that moment, how many at most. Gives how many.
local ids = call('ZRANGEBYSCORE', P .. 'purged', ARGV[1], ARGV[1], 'LIMIT', 0, ARGV[2])
for _, id in ipairs(ids) do
    local task = standing(id)
    call('ZREM', P .. 'purged', id)
    if task.state then
        call('HDEL', keyOf(id), 'purged_at')
        enlist(id, task)
        arrive(id, task, task.state, task.finished_at)
    end
end
return #ids
