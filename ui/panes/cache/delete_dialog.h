#pragma once

#include "ui/panes/cache/key_jobs.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace coroscope {

class ToneLabel;

/// Deletes all keys that match a pattern, after it has counted them and shown some. GUI thread.
class DeleteDialog final : public QDialog {
    Q_OBJECT
public:
    DeleteDialog(KeyStore *store, const QByteArray &pattern, const QByteArray &type, QWidget *parent);
    ~DeleteDialog() override;

    QLineEdit *pattern() const { return m_pattern; }
    QPushButton *countButton() const { return m_count; }
    QPushButton *deleteButton() const { return m_delete; }
    QListWidget *sample() const { return m_sample; }
    QString summary() const;
    bool isCounting() const { return m_job; }

Q_SIGNALS:
    void confirmed(const coroscope::KeyChoice &choice, bool undoable);

private:
    void count();
    void onCounted();
    void forget();

    KeyStore *m_store;
    const QByteArray m_type;
    QLineEdit *m_pattern;
    QPushButton *m_count;
    QPushButton *m_stop;
    QProgressBar *m_progress;
    ToneLabel *m_summary;
    ToneLabel *m_undo;
    QListWidget *m_sample;
    QPushButton *m_delete;
    QPointer<CountJob> m_job;
    KeyChoice m_counted;
    bool m_undoable = false;
};

/// A pattern as a person writes it, for MATCH: a text without * ? [ is looked for anywhere. Empty: all.
QByteArray matchOf(const QString &text);

} // namespace coroscope
