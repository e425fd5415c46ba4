#include "ui/file_transfer.h"

#include <algorithm>

namespace coroscope {

FileTransfer::FileTransfer(QObject *parent)
    : QObject(parent)
{
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_job)
            Q_EMIT progressed(int(100 * m_job->done.load() / std::max<qint64>(1, m_job->all.load())));
    });
}

FileTransfer::~FileTransfer()
{
    cancel();
}

void FileTransfer::cancel()
{
    if (m_job)
        m_job->stop = true;
}

void FileTransfer::begin(const QString &what)
{
    m_job = std::make_shared<Job>();
    m_poll.start();
    Q_EMIT started(what);
}

void FileTransfer::end()
{
    m_job.reset();
    m_poll.stop();
    Q_EMIT ended();
}

void FileTransfer::tell(const Error &error)
{
    if (error.isCanceled())
        Q_EMIT canceled();
    else
        Q_EMIT failed(error.detail);
}

} // namespace coroscope
