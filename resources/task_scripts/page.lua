-- A page of a list that is kept: all of it is found by rank. ARGV: list, offset, limit.
-- Gives: how many there are, the ids, and the first tasks of these, as many as fit.
local list, offset, limit = P .. ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local ids, tasks, bytes = {}, {}, 0
if limit > 0 then
    ids = call('ZREVRANGE', list, ARGV[2], whole(offset + limit - 1))
end
for n, id in ipairs(ids) do
    local task = read(id)
    if n > 1 and bytes + #(task[6] or '') > MOST_BYTES then
        break
    end
    bytes = bytes + #(task[6] or '')
    tasks[n] = task
end
return {call('ZCARD', list), ids, tasks}
