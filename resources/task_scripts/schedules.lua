-- ARGV: offset. Gives schedules by (created_at, id) from there on, as many as fit: id, then their fields.
local schedules, bytes = {}, 0
for _, id in ipairs(call('ZRANGE', P .. 'schedules', ARGV[1], -1)) do
    if bytes > MOST_BYTES then
        break
    end
    local one = call('HMGET', P .. 'schedule:' .. id, 'cron', 'interval_ms', 'time_zone', 'missed', 'kind', 'queue',
                     'priority', 'payload', 'max_attempts', 'timeout_ms', 'unique_key', 'created_at', 'next_at',
                     'last_at')
    bytes = bytes + #(one[8] or '')
    table.insert(one, 1, id)
    schedules[#schedules + 1] = one
end
return schedules
