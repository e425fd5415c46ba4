wrk.method = os.getenv("COROSCOPE_BENCH_METHOD") or wrk.method
-- For wrk -s: one line that a program can read. Latencies in microseconds, as wrk has them.
done = function(summary, latency, requests)
    local errors = summary.errors
    io.write(string.format(
        "BENCH requests=%d duration=%d bytes=%d connect=%d read=%d write=%d status=%d timeout=%d p50=%d p90=%d p99=%d max=%d\n",
        summary.requests, summary.duration, summary.bytes, errors.connect, errors.read, errors.write, errors.status,
        errors.timeout, latency:percentile(50), latency:percentile(90), latency:percentile(99), latency.max))
end
