#pragma once

#include "ui/notices.h"

#include <QFrame>
#include <QToolButton>

class QAction;
class QScrollArea;
class QVBoxLayout;

namespace coroscope {

/// All notices that are kept, newest on top, each with its time and its action. A popup; Escape closes it.
class NoticeList final : public QFrame {
    Q_OBJECT
public:
    NoticeList(Notices *notices, QWidget *parent);

    /// Above `anchor`, within the screen.
    void openAbove(const QWidget *anchor);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill();
    QWidget *makeRow(const Notice &notice);

    Notices *m_notices;
    QScrollArea *m_scroll;
};

/// The bell in the status bar: how many notices nobody has looked at yet, and the list of them.
class NoticeBell final : public QToolButton {
    Q_OBJECT
public:
    NoticeBell(Notices *notices, QWidget *parent);

    int unread() const noexcept { return m_unread; }
    /// Opens the list.
    QAction *openAction() const { return m_open; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void onPosted(const Notice &notice);
    void open();
    void refresh();

    Notices *m_notices;
    QAction *m_open;
    int m_unread = 0;
    Notice::Kind m_worst = Notice::Kind::Info;
};

} // namespace coroscope
