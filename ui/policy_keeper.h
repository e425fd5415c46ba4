#pragma once

#include "ui/window_context.h"

#include <QObject>
#include <QString>
#include <QTimer>

namespace coroscope {

struct ParsedOptions;

/// Keeps the policies of routes from one start of the program to the next, in a file that the server without a window
/// reads as well: what is injected into single routes, and which are switched off. The server holds them; whoever
/// changes them there, they are in the file a moment later. Lines that mean no route, or nothing, are said and stay.
/// GUI thread.
class PolicyKeeper final : public QObject {
    Q_OBJECT
public:
    /// Of `context` it uses the server and the notices.
    PolicyKeeper(const WindowContext &context, const ParsedOptions &options, QObject *parent = nullptr);
    /// Writes what has not been written.
    ~PolicyKeeper() override;

    /// Once: gives the server what the file says.
    void load(const ParsedOptions &options);
    /// Empty: nothing is kept.
    const QString &path() const noexcept { return m_path; }
    /// Writes now. False where it cannot: a notice says why.
    bool save();

    /// What the server is told from now on is not the person's, and is not kept; what was before is written first.
    void pause();
    /// The server has what it had before pause().
    void resume();

    /// How long after a change it is written, at most.
    static constexpr int kWriteDelay = 300; // milliseconds

Q_SIGNALS:
    /// Somebody wants to see what is on.
    void showRequested();

private:
    void later();

    const WindowContext m_context;
    QString m_path;
    QTimer m_delay;
    bool m_isPaused = false;
};

} // namespace coroscope
