-- Deletes final tasks. ARGV: purged before, finished before, how many are kept, how many are deleted at most.
-- Gives 1 where there may be more.
local left = tonumber(ARGV[4])
local function remove(ids)
    for _, id in ipairs(ids) do
        local task = standing(id)
        if task.state and not task.purged_at then
            leave(id, task)
            delist(id, task)
        end
        call('ZREM', P .. 'ended', id)
        call('ZREM', P .. 'purged', id)
        call('UNLINK', keyOf(id))
    end
    left = left - #ids
end
remove(call('ZRANGEBYSCORE', P .. 'purged', '-inf', '(' .. ARGV[1], 'LIMIT', 0, whole(left)))
if left > 0 then
    remove(call('ZRANGEBYSCORE', P .. 'ended', '-inf', '(' .. ARGV[2], 'LIMIT', 0, whole(left)))
end
local over = math.min(left, call('ZCARD', P .. 'ended') - tonumber(ARGV[3]))
if over > 0 then
    remove(call('ZRANGE', P .. 'ended', 0, whole(over - 1)))
end
return left <= 0 and 1 or 0
