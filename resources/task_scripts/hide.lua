-- Purges those of the given tasks that were final at a moment. ARGV: that moment, ids. Gives how many.
local now, hidden = ARGV[1], 0
for i = 2, #ARGV do
    local id = ARGV[i]
    local task = standing(id)
    if task.state and FINAL[task.state] and not task.purged_at and tonumber(task.finished_at) <= tonumber(now) then
        leave(id, task)
        delist(id, task)
        call('HSET', keyOf(id), 'purged_at', now)
        call('ZADD', P .. 'purged', now, id)
        hidden = hidden + 1
    end
end
return hidden
