#pragma once

#include "ui/panes/cache/value_reader.h"

#include <QWidget>

class QLabel;
class QLineEdit;
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

    QLineEdit *pattern() const { return m_pattern; }
    QString facts() const;

Q_SIGNALS:
    /// It was written, and nothing more for a moment.
    void patternChanged();

private:
    ToneLabel *m_type;
    ElidedLabel *m_name;
    QLabel *m_facts;
    QLineEdit *m_pattern;
    QTimer *m_delay;
};

} // namespace coroscope
