#pragma once

#include "server/tasks/store.h"

#include <QDialog>
#include <QTimer>

#include <array>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace coroscope {

class TaskLink;
class ToneLabel;

/// Which of the tasks that have ended are to go: counted before anything is done. GUI thread.
class PurgeDialog final : public QDialog {
    Q_OBJECT
public:
    /// `filter`: what it begins with.
    PurgeDialog(TaskLink *link, const tasks::TaskFilter &filter, QWidget *parent = nullptr);

    QString summary() const;
    QPushButton *purgeButton() const { return m_purge; }

Q_SIGNALS:
    void confirmed(const coroscope::tasks::TaskFilter &filter);

private:
    tasks::TaskFilter chosen() const;
    void forget();
    void count();

    TaskLink *m_link;
    const tasks::TaskFilter m_filter;
    std::array<QCheckBox *, 4> m_states;
    QComboBox *m_kind;
    QComboBox *m_queue;
    QLineEdit *m_text;
    ToneLabel *m_summary;
    QPushButton *m_purge;
    QTimer m_soon;
    quint64 m_asked = 0;
};

} // namespace coroscope
