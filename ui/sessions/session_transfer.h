#pragma once

#include "server/telemetry/chrome_trace.h"
#include "server/telemetry/findings.h"
#include "server/telemetry/session_file.h"
#include "ui/file_transfer.h"

namespace coroscope {

/// A session out of a file, and what it tells by itself.
struct OpenedSession {
    SessionInfo info;
    Recording recording;
    Findings findings; ///< nothing of them goes on
};

/// Saves and opens sessions, and writes traces, see FileTransfer. Each is ignored while it is busy. What is written
/// appears whole or not at all. GUI thread.
class SessionTransfer final : public FileTransfer {
    Q_OBJECT
public:
    using FileTransfer::FileTransfer;

    void saveTo(const QString &path, RecordingContents recording, SessionSaveOptions options);
    /// Findings are looked for there, too: a long recording takes its time.
    void openFrom(const QString &path, const LintLimits &limits = {});
    /// As JSON, for Perfetto and chrome://tracing.
    void traceTo(const QString &path, RecordingContents recording, ChromeTraceOptions options);

    /// Of a file that is opened; a longer one is no session that this program saved.
    static constexpr qint64 kMaxFileBytes = qint64(2) * 1024 * 1024 * 1024;

Q_SIGNALS:
    void saved(const QString &path, int requests, qint64 bytes);
    void opened(const QString &path, const std::shared_ptr<coroscope::OpenedSession> &session);
    void traced(const QString &path, int requests);

private:
    /// `done(requests, bytes)` is called here.
    template<typename Options>
    void write(const QString &what, const QString &path, RecordingContents recording, Options options,
               bool (*writer)(QIODevice &, const RecordingContents &, const Options &),
               const std::function<void(int, qint64)> &done);
    /// As long as the job lives.
    static std::function<bool(double)> progressOf(Job &job);
};

} // namespace coroscope
