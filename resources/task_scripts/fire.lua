-- Adds the tasks of a schedule whose next time still is the one that is expected, and moves it on.
-- ARGV: id, expected, next ('': never again), tasks as add() reads them.
local schedule = P .. 'schedule:' .. ARGV[1]
local expected = ARGV[2]
if call('HGET', schedule, 'next_at') ~= expected then
    return 0
end
local outcomes, problem = add(4)
if problem then
    return problem
end
if ARGV[3] == '' then
    call('HDEL', schedule, 'next_at')
else
    call('HSET', schedule, 'next_at', ARGV[3])
end
for n, outcome in ipairs(outcomes) do
    if outcome == '' then
        local runAt = ARGV[4 + (n - 1) * 12 + 10]
        call('HSET', schedule, 'last_at', tonumber(runAt) > tonumber(expected) and runAt or expected)
    end
end
return 1
