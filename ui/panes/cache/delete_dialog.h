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

/// Deletes all keys that match a pattern, or those of them that are in folders, after it has counted them and shown
/// some. GUI thread.
class DeleteDialog final : public QDialog {
    Q_OBJECT
public:
    /// `choice`: what is proposed; of those that match by its pattern, which can be changed.
    DeleteDialog(KeyStore *store, const KeyChoice &choice, QWidget *parent);
    ~DeleteDialog() override;

    QLineEdit *pattern() const { return m_pattern; }
    QPushButton *countButton() const { return m_count; }
    QPushButton *deleteButton() const { return m_delete; }
    QListWidget *sample() const { return m_sample; }
    QString summary() const;
    QString folders() const; ///< which of those that match are meant; empty: all
    bool isCounting() const { return m_job; }
    void count();

Q_SIGNALS:
    void confirmed(const coroscope::KeyChoice &choice, bool undoable);

private:
    void onCounted();
    void showCounted();
    void forget();

    KeyStore *m_store;
    const KeyChoice m_choice;
    ToneLabel *m_folders;
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

} // namespace coroscope
