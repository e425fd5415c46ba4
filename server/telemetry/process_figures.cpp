#include "server/telemetry/process_figures.h"

#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <dirent.h>
#include <memory>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace coroscope {

namespace {

struct CloseFile {
    void operator()(std::FILE *file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string contents(const char *path)
{
    const File file(std::fopen(path, "re"));
    if (!file)
        return {};
    char text[1024];
    const std::size_t size = std::fread(text, 1, sizeof text, file.get());
    return std::string(text, size);
}

/// Seconds since 1970 when the machine started; 0: unknown.
double bootTime()
{
    const File file(std::fopen("/proc/stat", "re"));
    char line[256];
    while (file && std::fgets(line, sizeof line, file.get())) {
        unsigned long long seconds = 0;
        if (std::sscanf(line, "btime %llu", &seconds) == 1)
            return double(seconds);
    }
    return 0;
}

std::uint64_t openDescriptors()
{
    struct stat folder { };
    if (::stat("/proc/self/fd", &folder) == 0 && folder.st_size > 0) // since Linux 6.2 the number of them
        return std::uint64_t(folder.st_size);
    struct CloseFolder {
        void operator()(DIR *open) const { ::closedir(open); }
    };
    const std::unique_ptr<DIR, CloseFolder> open(::opendir("/proc/self/fd"));
    std::uint64_t count = 0;
    while (open && ::readdir(open.get()))
        ++count;
    return count > 3 ? count - 3 : 0; // ".", ".." and the one that reads them
}

} // namespace

ProcessFigures processFigures()
{
    ProcessFigures figures;
    const std::string stat = contents("/proc/self/stat");
    // The name of the program stands in parentheses and may itself hold blanks and parentheses.
    const std::size_t nameEnd = stat.rfind(')');
    std::uint64_t user = 0;
    std::uint64_t system = 0;
    std::uint64_t started = 0;
    std::uint64_t pages = 0;
    // Source: proc(5), /proc/pid/stat: fields 3 to 24; of them 14, 15, 20, 22, 23 and 24.
    if (nameEnd != std::string::npos
        && std::sscanf(stat.c_str() + nameEnd + 1,
                       " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %" SCNu64 " %" SCNu64 " %*d %*d %*d %*d %" SCNu64
                       " %*d %" SCNu64 " %" SCNu64 " %" SCNu64,
                       &user, &system, &figures.threads, &started, &figures.virtualBytes, &pages)
            == 6) {
        const auto ticks = double(::sysconf(_SC_CLK_TCK));
        figures.cpuSeconds = double(user + system) / ticks;
        figures.residentBytes = pages * std::uint64_t(::sysconf(_SC_PAGESIZE));
        static const double boot = bootTime();
        figures.startedAt = boot > 0 ? boot + double(started) / ticks : 0;
    }
    figures.openDescriptors = openDescriptors();
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0)
        figures.maxDescriptors = limit.rlim_cur;
    return figures;
}

} // namespace coroscope
