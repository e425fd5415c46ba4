-- A step through the smallest list that has all that is sought, newest first. All lists have one order, so a place in
-- one is a place in each. ARGV: created_at and id of the last task of the step before (both '': from the beginning),
-- tasks to look at, bytes of text to send (0: none is wanted), latest finished_at ('': whatever), kind, queue, request
-- ('': whatever), states (none: all).
-- Gives: created_at and id of where it stopped ('' at the end), the ids found, of each payload, error and unique key
-- where text is wanted, and how many tasks there are altogether where the counts of the queues tell; else -1.
local lastAt, lastId, most, mostText, endedBy = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
local kind, queue, request = ARGV[6], ARGV[7], ARGV[8]
local states, anyState, bases = {}, #ARGV == 8, {P .. 'all'}
for i = 9, #ARGV do
    states[ARGV[i]] = true
end
if kind ~= '' then bases[#bases + 1] = P .. 'kind:' .. kind end
if queue ~= '' then bases[#bases + 1] = P .. 'of-queue:' .. queue end
if request ~= '' then bases[#bases + 1] = P .. 'request:' .. request end
if #ARGV == 9 then bases[#bases + 1] = P .. 'state:' .. ARGV[9] end
local base, size
for _, key in ipairs(bases) do
    local count = call('ZCARD', key)
    if not size or count < size then
        base, size = key, count
    end
end

local total = -1
if kind == '' and request == '' and endedBy == '' and mostText == 0 then
    total = 0
    for _, name in ipairs(queue ~= '' and {queue} or call('ZRANGE', P .. 'queues', 0, -1)) do
        for _, state in ipairs({'scheduled', 'queued', 'running', 'retrying', 'succeeded', 'failed', 'cancelled',
                                'dead'}) do
            if anyState or states[state] then
                total = total + tonumber(call('HGET', P .. 'queue:' .. name, state) or 0)
            end
        end
    end
end

-- Where the last task has left the list meanwhile, those of its millisecond that came before it are passed over.
local start, passed = 0, lastId == ''
if not passed then
    local rank = call('ZREVRANK', base, lastId)
    if rank then
        start, passed = rank + 1, true
    else
        start = call('ZCOUNT', base, '(' .. lastAt, '+inf')
    end
end
local found, texts, bytes, looked = {}, {}, 0, 0
local nextAt, nextId = '', ''
while start < size and looked < most do
    local ids = call('ZREVRANGE', base, whole(start), whole(start + most - looked - 1))
    if #ids == 0 then
        break
    end
    start = start + #ids
    for n, id in ipairs(ids) do
        local v = call('HMGET', keyOf(id), 'state', 'kind', 'queue', 'request_id', 'created_at', 'finished_at')
        if not passed and (tonumber(v[5] or 0) < tonumber(lastAt) or id < lastId) then
            passed = true
        end
        if passed then
            looked = looked + 1
            if v[1] then
                nextAt, nextId = v[5], id
            end
            if v[1] and (anyState or states[v[1]]) and (kind == '' or kind == v[2]) and (queue == '' or queue == v[3])
                and (request == '' or request == v[4])
                and (endedBy == '' or (v[6] and tonumber(v[6]) <= tonumber(endedBy))) then
                found[#found + 1] = id
                if mostText > 0 then
                    local text = call('HMGET', keyOf(id), 'payload', 'error', 'unique_key')
                    texts[#texts + 1] = text
                    bytes = bytes + #(text[1] or '') + #(text[2] or '')
                    if bytes > mostText then
                        looked = most
                        start = start - (#ids - n)
                        break
                    end
                end
            end
        end
    end
end
if start >= size then
    nextAt, nextId = '', ''
end
return {nextAt, nextId, found, texts, total}
