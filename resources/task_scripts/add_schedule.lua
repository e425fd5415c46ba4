-- ARGV: how many there may be, id, created_at, then fields and values. Gives 0 where there are so many.
if call('ZCARD', P .. 'schedules') >= tonumber(ARGV[1]) then
    return 0
end
for i = 4, #ARGV, 2 do
    call('HSET', P .. 'schedule:' .. ARGV[2], ARGV[i], ARGV[i + 1])
end
call('ZADD', P .. 'schedules', ARGV[3], ARGV[2])
return 1
