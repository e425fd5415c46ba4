#pragma once

#include "server/tasks/task.h"

#include <QAbstractButton>

namespace coroscope {

/// A state of tasks and how many are in it; checked while the list shows those. GUI thread.
class StateButton final : public QAbstractButton {
    Q_OBJECT
public:
    explicit StateButton(tasks::TaskState state, QWidget *parent = nullptr);

    void setCount(qint64 count);
    qint64 count() const noexcept { return m_count; }
    tasks::TaskState state() const noexcept { return m_state; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString figure() const;

    const tasks::TaskState m_state;
    qint64 m_count = -1;
};

} // namespace coroscope
