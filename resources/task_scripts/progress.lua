-- ARGV: id, run, progress.
if call('HGET', keyOf(ARGV[1]), 'run') == ARGV[2] then
    call('HSET', keyOf(ARGV[1]), 'progress', ARGV[3])
end
return 1
