#pragma once

#include "server/cache/key_writers.h"
#include "ui/panes/cache/value_reader.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QTimer;

namespace coroscope {

class ElidedLabel;
class ToneLabel;

/// Which key is shown and what is known of it, with a pattern for its elements. GUI thread.
class ValueHead final : public QWidget {
    Q_OBJECT
public:
    explicit ValueHead(QWidget *parent = nullptr);

    /// Empties the pattern, without a word.
    void setKey(const QByteArray &key);
    /// To be called also where only time has gone on.
    void setFacts(const ValueReader::Facts &facts);
    void setCanMatch(bool can);
    /// Which route wrote it last, if that is known.
    void setWriter(const std::optional<cache::KeyWriter> &writer);

    QLineEdit *pattern() const { return m_pattern; }
    QString facts() const;
    QPushButton *writerLink() const { return m_writerLink; }
    QString writer() const;

Q_SIGNALS:
    /// It was written, and nothing more for a moment.
    void patternChanged();
    /// The request that wrote it is to be shown.
    void writerActivated(quint64 exchange);

private:
    ToneLabel *m_type;
    ElidedLabel *m_name;
    QLabel *m_facts;
    QLineEdit *m_pattern;
    QTimer *m_delay;
    ToneLabel *m_writer;
    QPushButton *m_writerLink;
    quint64 m_exchange = 0; ///< that wrote it
};

} // namespace coroscope
