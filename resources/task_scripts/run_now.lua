-- ARGV: id, now. Gives 1 where it waited for its time.
local task = standing(ARGV[1])
if task.state ~= 'scheduled' and task.state ~= 'retrying' then
    return 0
end
leave(ARGV[1], task)
arrive(ARGV[1], task, 'queued', ARGV[2])
return 1
