#pragma once

#include "ui/window_context.h"

#include <QObject>
#include <QUrl>

class QAction;
class QMenu;
class QWidget;

namespace coroscope {

class ServerSettings;

/// The folder whose files the server gives under /static/, as a person deals with it: chosen, dropped on the window,
/// looked at, and no longer served. It is the option --static, so it is kept, acts at once, and Ctrl+Z takes a change
/// back. GUI thread.
class ServedFolder final : public QObject {
    Q_OBJECT
public:
    /// Of `context` it uses the server, the notices and the commands.
    ServedFolder(const WindowContext &context, ServerSettings *settings, QWidget *window);

    void addTo(QMenu *menu);
    QAction *openAction() const { return m_open; }
    QAction *stopAction() const { return m_stop; }

    /// Empty: none is.
    QString folder() const;
    /// Where it is; empty where none is served or the server does not listen.
    QUrl url() const;
    void serve(const QString &folder);
    void stop();

Q_SIGNALS:
    /// It is to be looked at, in a browser.
    void openRequested(const QUrl &url);
    void startRequested();

private:
    void choose();
    void set(const QString &folder);
    void open();
    void update();

    const WindowContext m_context;
    ServerSettings *m_settings;
    QWidget *m_window;
    QAction *m_serve;
    QAction *m_open;
    QAction *m_stop;
};

} // namespace coroscope
