-- ARGV: ids. Gives the first of the tasks, as many as fit, at least one; without a state where it is gone, or purged.
local tasks, bytes = {}, 0
for n, id in ipairs(ARGV) do
    local size = call('HSTRLEN', keyOf(id), 'payload')
    if n > 1 and bytes + size > MOST_BYTES then
        break
    end
    bytes = bytes + size
    tasks[n] = call('HEXISTS', keyOf(id), 'purged_at') == 1 and {id} or read(id)
end
return tasks
