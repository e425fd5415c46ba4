#include "ui/panes/sender_session.h"

#include "server/runtime/safe_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct SessionWords {
    Q_DECLARE_TR_FUNCTIONS(SenderSession)
};

} // namespace

QJsonObject SenderSession::load(QString *trouble) const
{
    QFile file(m_file);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly)) {
        *trouble = SessionWords::tr("The Sender's tabs of last time cannot be read from %1: %2.")
                       .arg(m_file, file.errorString());
        return {};
    }
    if (file.size() <= kMaxBytes) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
        if (error.error == QJsonParseError::NoError && document.isObject())
            return document.object();
    }
    file.close();
    const QString aside = m_file + u".damaged"_s;
    QFile::remove(aside);
    if (!QFile::rename(m_file, aside)) {
        *trouble = SessionWords::tr("The Sender's tabs of last time are damaged, and %1 cannot be renamed to keep it.")
                       .arg(m_file);
        return {};
    }
    *trouble = SessionWords::tr("The Sender's tabs of last time are damaged. The file was kept as %1.").arg(aside);
    return {};
}

QString SenderSession::save(const QJsonObject &state) const
{
    const auto written
        = replaceFile(m_file, QJsonDocument(state).toJson(), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (written)
        return {};
    return SessionWords::tr("The Sender's tabs cannot be kept in %1: %2.").arg(m_file, written.error().detail);
}

} // namespace coroscope
