#pragma once

#include "server/runtime/server.h"

#include <QToolBar>

class QAction;
class QLabel;
class QMenu;
class QToolButton;

namespace coroscope {

class Commands;
class ElidedLabel;

/// The toolbar: the one button that starts and stops, the address, the documentation, the state in words, the layouts,
/// and the way to the command palette.
class ServerBar final : public QToolBar {
    Q_OBJECT
public:
    explicit ServerBar(QWidget *parent = nullptr);

    void setServerState(ServerState state, const QUrl &url);
    /// What a drain waits for, as a sentence.
    void setDraining(const QString &text);
    /// A button that opens the layouts; its text is the name of the one in use.
    void addLayouts(QMenu *menu);
    void setLayoutName(const QString &name);
    /// A button right behind the address, shown while there is a certificate.
    void addCertificate(QToolButton *button);
    void showCertificate(bool shown);
    /// A button for the command "view.palette", shown with its key once there is one.
    void addPalette(Commands *commands);
    /// What differs between the settings and the running server, in words; empty: nothing. While it listens, the button
    /// then offers the restart.
    void setRestartNeeded(const QStringList &settings);

    QAction *startAction() const { return m_start; }
    QAction *stopAction() const { return m_stop; }
    QAction *restartAction() const { return m_restart; }
    QAction *docsAction() const { return m_docs; }
    QAction *copyAction() const { return m_copy; }
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
    void drawAddress();
    bool isReachable() const;
    void fit();
    void copyAddress();
    QToolButton *addMenuButton(const QString &objectName, const QString &iconName);

    QAction *m_start;
    QAction *m_stop;
    QAction *m_restart;
    QAction *m_docs;
    QAction *m_copy;
    QToolButton *m_button;
    QLabel *m_address;
    QLabel *m_stateIcon;
    ElidedLabel *m_stateText;
    QToolButton *m_layouts = nullptr;
    QToolButton *m_palette = nullptr;
    QToolButton *m_certificate = nullptr;
    QAction *m_certificateAction = nullptr;
    ServerState m_state = ServerState::Stopped;
    QUrl m_url;
    QStringList m_restartFor;
};

} // namespace coroscope
