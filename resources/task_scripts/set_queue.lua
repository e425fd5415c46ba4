-- ARGV: queue, field, value. One that is not there stays so.
if call('EXISTS', P .. 'queue:' .. ARGV[1]) == 1 then
    call('HSET', P .. 'queue:' .. ARGV[1], ARGV[2], ARGV[3])
end
return 1
