#pragma once

#include "server/runtime/server.h"

#include <QToolBar>

class QAction;
class QLabel;
class QToolButton;

namespace coroscope {

/// The toolbar: the one button that starts and stops, the address, the documentation, and the state in words.
class ServerBar final : public QToolBar {
    Q_OBJECT
public:
    explicit ServerBar(QWidget *parent = nullptr);

    void setServerState(ServerState state, const QUrl &url);
    void setDraining(int inFlight);
    /// What differs between the settings and the running server, in words; empty: nothing. While it listens, the button
    /// then offers the restart.
    void setRestartNeeded(const QStringList &settings);

    QAction *startAction() const { return m_start; }
    QAction *stopAction() const { return m_stop; }
    QAction *restartAction() const { return m_restart; }
    QAction *docsAction() const { return m_docs; }
    QToolButton *startStopButton() const { return m_button; }

Q_SIGNALS:
    void startRequested();
    void stopRequested();
    /// Stop as by stopRequested(), then start with the settings as they are then.
    void restartRequested();
    /// While it drains: whoever cannot wait.
    void stopNowRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeActions();
    void showState(ServerState state);
    void drawState();
    void copyAddress();

    QAction *m_start;
    QAction *m_stop;
    QAction *m_restart;
    QAction *m_docs;
    QAction *m_copy;
    QToolButton *m_button;
    QLabel *m_address;
    QLabel *m_stateIcon;
    QLabel *m_stateText;
    ServerState m_state = ServerState::Stopped;
    QUrl m_url;
    QStringList m_restartFor;
};

} // namespace coroscope
