#include "server/db/thread_start.h"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

namespace coroscope::db {

void beginDatabaseThread(const std::string &name)
{
    constexpr int kLower = 10;
    pthread_setname_np(pthread_self(), name.substr(0, 15).c_str());
    // On Linux a priority is the thread's own: the first one's is what the process was started with, and this one's may
    // come from another database thread.
    setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, id_t(getpid())) + kLower);
}

} // namespace coroscope::db
