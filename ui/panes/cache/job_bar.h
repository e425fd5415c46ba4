#pragma once

#include <QFrame>
#include <QPointer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace coroscope {

class KeyJob;

/// How far a job is, and a way to cancel it. Hidden while there is none. GUI thread.
class JobBar final : public QFrame {
    Q_OBJECT
public:
    explicit JobBar(QWidget *parent = nullptr);

    /// `text` of what it does: "Exporting". Hides itself when the job is over.
    void follow(KeyJob *job, const QString &text);
    bool isBusy() const { return m_job; }
    QPushButton *cancelButton() const { return m_cancel; }
    QString text() const;

private:
    void show(qint64 done, qint64 all);

    QPointer<KeyJob> m_job;
    QString m_what;
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
};

} // namespace coroscope
