#include "ui/sessions/session_transfer.h"

#include "server/runtime/safe_file.h"
#include "ui/format.h"
#include "ui/sessions/session_words.h"

#include <QFile>
#include <QFileInfo>

#include <functional>

namespace coroscope {

namespace {

/// Writes a file in one step; `write` gives false where the device failed or it was stopped. Its size.
Result<qint64> writeWhole(const QString &path, const std::atomic<bool> &stop,
                          const std::function<bool(QIODevice &)> &write)
{
    if (const QFileInfo info(path); info.exists() && !info.isFile())
        return Error{
            Error::Kind::Storage,
            //: %1 a path.
            SessionTransfer::tr("“%1” is not a file that could be written anew. Choose another name.").arg(path), 0};
    SafeFile file(path);
    const bool isGood = file.open(QIODevice::WriteOnly) && write(file);
    if (stop)
        return Error::canceled();
    if (!isGood || !file.commit())
        return Error{Error::Kind::Storage,
                     //: %1 a file with its folder, %2 the system's own words, such as "No space left on device".
                     SessionTransfer::tr("“%1” could not be written: %2. What stood there before is unchanged. Make "
                                         "room or choose another place, and save again.")
                         .arg(path, file.errorString()),
                     0};
    return QFileInfo(path).size();
}

} // namespace

std::function<bool(double)> SessionTransfer::progressOf(Job &job)
{
    constexpr qint64 kShares = 1000;
    job.all = kShares;
    return [&job](double share) {
        job.done = qint64(share * double(kShares));
        return !job.stop.load();
    };
}

template<typename Options>
void SessionTransfer::write(const QString &what, const QString &path, RecordingContents recording, Options options,
                            bool (*writer)(QIODevice &, const RecordingContents &, const Options &),
                            const std::function<void(int, qint64)> &done)
{
    begin(what);
    const int requests = int(recording.ended.size() + recording.running.size());
    const auto shared = std::make_shared<const RecordingContents>(std::move(recording));
    run<qint64>(
        [path, shared, options = std::move(options), writer](Job &job) {
            auto watched = options;
            watched.progress = progressOf(job);
            return writeWhole(path, job.stop, [&](QIODevice &out) { return writer(out, *shared, watched); });
        },
        [this, requests, done](const Result<qint64> &result) {
            if (result)
                done(requests, result.value());
            else
                tell(result.error());
        });
}

void SessionTransfer::saveTo(const QString &path, RecordingContents recording, SessionSaveOptions options)
{
    if (isBusy())
        return;
    //: %1 the name of a file.
    write(tr("Saving %1").arg(QFileInfo(path).fileName()), path, std::move(recording), std::move(options), writeSession,
          [this, path](int requests, qint64 bytes) { Q_EMIT saved(path, requests, bytes); });
}

void SessionTransfer::traceTo(const QString &path, RecordingContents recording, ChromeTraceOptions options)
{
    if (isBusy())
        return;
    //: %1 the name of a file.
    write(tr("Exporting to %1").arg(QFileInfo(path).fileName()), path, std::move(recording), std::move(options),
          writeChromeTrace, [this, path](int requests, qint64) { Q_EMIT traced(path, requests); });
}

void SessionTransfer::openFrom(const QString &path, const LintLimits &limits)
{
    if (isBusy())
        return;
    //: %1 the name of a file.
    begin(tr("Opening %1").arg(QFileInfo(path).fileName()));
    using SessionPtr = std::shared_ptr<OpenedSession>;
    run<SessionPtr>(
        [path, limits](Job &job) -> Result<SessionPtr> {
            const QString name = QFileInfo(path).fileName();
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                //: %1 a file, %2 the system's own words, such as "Permission denied".
                return Error{Error::Kind::Storage,
                             SessionTransfer::tr("“%1” could not be opened: %2.").arg(path, file.errorString()), 0};
            if (file.size() > kMaxFileBytes)
                return Error{Error::Kind::BadRequest,
                             //: %1 the name of a file, %2 and %3 sizes.
                             SessionTransfer::tr("“%1” is too large: it has %2, and at most %3 are read.")
                                 .arg(name, sizeText(quint64(file.size())), sizeText(quint64(kMaxFileBytes))),
                             0};
            SessionReadLimits bounds;
            bounds.progress = progressOf(job);
            auto read = readSession(file, bounds);
            if (auto *session = std::get_if<Session>(&read)) {
                const SessionPtr opened(new OpenedSession{std::move(session->info),
                                                          Recording(std::move(session->recording)), Findings(limits)});
                if (!opened->findings.add(opened->recording, [&job] { return !job.stop.load(); }))
                    return Error::canceled();
                opened->findings.endOngoing();
                return opened;
            }
            const SessionFault &fault = std::get<SessionFault>(read);
            if (fault.kind == SessionFault::Kind::Stopped)
                return Error::canceled();
            return Error{Error::Kind::BadRequest, sessionFaultText(name, fault), 0};
        },
        [this, path](const Result<SessionPtr> &result) {
            if (result)
                Q_EMIT opened(path, result.value());
            else
                tell(result.error());
        });
}

} // namespace coroscope
