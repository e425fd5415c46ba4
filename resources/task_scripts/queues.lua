-- Makes queues that are not there yet. ARGV: name, concurrency, paused of each.
for i = 1, #ARGV, 3 do
    makeQueue(ARGV[i], ARGV[i + 1], ARGV[i + 2])
end
return 1
