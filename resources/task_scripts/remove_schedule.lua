-- ARGV: id.
call('UNLINK', P .. 'schedule:' .. ARGV[1])
return call('ZREM', P .. 'schedules', ARGV[1])
