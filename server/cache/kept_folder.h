#pragma once

#include "server/async/result.h"
#include "server/async/scheduler.h"

#include <QString>

#include <functional>

namespace coroscope::cache {

/// The folder in which a private redis-server keeps its data from one run to the next, for one program at a time: two
/// servers would write over each other's files. Taken while this lives; a crash gives it free too. Any thread.
class KeptFolder {
public:
    /// Made with its parents (0700) if need be. Where another program has it, it is waited for as long as `goesOn`
    /// (which sleeps so long) says yes, kPatience at most: that program may be about to end. Unavailable, with a
    /// sentence that names the folder, where it cannot be made, written to or taken.
    static Result<KeptFolder> take(const QString &folder, const std::function<bool(milliseconds)> &goesOn);
    ~KeptFolder();
    KeptFolder(KeptFolder &&other) noexcept;
    KeptFolder &operator=(KeptFolder &&) = delete;

    const QString &path() const noexcept { return m_path; }

    static constexpr milliseconds kPatience{3000};

private:
    KeptFolder(QString path, int lock);

    QString m_path;
    int m_lock;
};

} // namespace coroscope::cache
