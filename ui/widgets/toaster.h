#pragma once

#include "server/async/scheduler.h"
#include "ui/notices.h"

#include <QFrame>
#include <QList>
#include <QTimer>

class QIcon;
class QLabel;
class QPushButton;
class QToolButton;

namespace coroscope {

QIcon noticeIcon(Notice::Kind kind);

/// One notice over the window for some seconds: icon, sentence, its action, a close button. It waits while the pointer
/// or the focus is in it, and it never takes the focus. It appears and goes without motion.
class Toast final : public QFrame {
    Q_OBJECT
public:
    Toast(const Notice &notice, QWidget *parent);

    const Notice &notice() const noexcept { return m_notice; }
    QPushButton *actionButton() const { return m_action; } ///< null where there is no action
    QPushButton *secondButton() const { return m_second; } ///< null where there is no second one
    QToolButton *closeButton() const { return m_close; }
    bool isWaiting() const { return m_timer.isActive(); } ///< for its end, and not held by somebody

    /// How long it stays, from its kind and the words there are to be read.
    static milliseconds duration(const Notice &notice);

Q_SIGNALS:
    void done();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QPushButton *addButton(const QString &text, const std::function<void()> &act);
    void drawIcon();
    void holdOrGo();

    const Notice m_notice;
    QLabel *m_icon;
    QPushButton *m_action = nullptr;
    QPushButton *m_second = nullptr;
    QToolButton *m_close;
    QTimer m_timer;
};

/// Shows what is posted to Notices as toasts, stacked at the bottom right of the window, the newest lowest; at most
/// kMost, the oldest give way (they are in the log of notices). GUI thread.
class Toaster final : public QObject {
    Q_OBJECT
public:
    static constexpr int kMost = 3;

    /// `host`: over whose bottom right corner they stand.
    Toaster(Notices *notices, QWidget *host);

    const QList<Toast *> &toasts() const noexcept { return m_toasts; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(const Notice &notice);
    void drop(Toast *toast);
    void place();

    QWidget *m_host;
    QList<Toast *> m_toasts; ///< oldest first
};

} // namespace coroscope
