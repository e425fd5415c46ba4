#pragma once

#include "server/async/result.h"
#include "ui/panes/load/load_record.h"

namespace coroscope {

/// What load runs are called and what they found, in words. Whole sentences end with a full stop.
namespace loadWords {

/// "GET /json?x=1": the method, and the target without the server, as in lists.
QString request(const LoadRequest &request);
/// The same of a plan with one request; of one with several "3 requests in turn".
QString requests(const LoadPlan &plan);
/// Where it goes, for tool tips: the URL, or a line for each of several requests.
QString addresses(const LoadPlan &plan);
/// "Run 3: GET /json"; of a race, "Run 3: async".
QString name(const LoadRecord &record);
/// "Run 3", of a race "Run 3: async": for headers and legends.
QString shortName(const LoadRecord &record);
/// "10 at once for 5 s after 1 s of warm-up", "1,000/s over 50 connections, 10,000 requests".
QString plan(const LoadPlan &plan);
/// What the generator will do, a sentence.
QString intent(const LoadPlan &plan);
QString phase(LoadSnapshot::Phase phase);
QString fault(LoadFault fault);
/// "p99.9"; of 100 "max".
QString percentile(double percent);
/// A duration for people from nanoseconds that may be a fraction.
QString time(double nanoseconds);

// Sentences about a result; empty where there is nothing to be said.
QString rate(const LoadResult &result); ///< achieved, and of an open run what was asked for
QString unsent(const LoadResult &result);
QString lag(const LoadResult &result); ///< the generator's own: only where it was late enough to matter
QString failures(const LoadResult &result);
/// "L = λ·W: 1,600/s × 20 ms = 32; measured 31.9." and what a difference means.
QString littlesLaw(const LoadResult &result);

/// Why a run did not begin. `plan`: the one that was wanted.
QString trouble(const Error &error, const LoadPlan &plan);
/// The hosts of a plan that are not this machine by their names: "192.0.2.1 and example.org"; all where there is none.
QString otherHosts(const LoadPlan &plan);
/// The same run with the command-line program, for a POSIX shell; empty where it has several requests, of which that
/// program sends one. Secrets are masked; a body that is no text becomes a
/// file name to fill in.
QString command(const LoadPlan &plan);

} // namespace loadWords

} // namespace coroscope
