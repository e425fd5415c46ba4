#pragma once

#include <QJsonObject>
#include <QString>

namespace coroscope {

/// Where the Sender's tabs are kept between two runs: one JSON file, readable by its owner alone, replaced whole so
/// that a crash leaves the old or the new one. GUI thread.
class SenderSession {
public:
    static constexpr qint64 kMaxBytes = 32LL * 1024 * 1024;

    explicit SenderSession(QString file = {})
        : m_file(std::move(file))
    {
    }
    bool isOpen() const { return !m_file.isEmpty(); }
    /// Empty where there is none or it cannot be read. What is damaged is put aside under a name that ends in
    /// ".damaged", and `trouble` says so; a file that never was is no trouble.
    QJsonObject load(QString *trouble) const;
    /// Returns why it could not be written; empty: it was.
    QString save(const QJsonObject &state) const;

private:
    QString m_file;
};

} // namespace coroscope
