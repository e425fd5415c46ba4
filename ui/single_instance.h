#pragma once

#include <QObject>

#include <chrono>
#include <memory>

class QLocalServer;
class QWidget;

namespace coroscope {

/// Sees to it that one data folder has one window: the second program that is started on it asks the first one to come
/// to the front, and ends. Who holds the lock on `coroscope.lock` in the folder has the folder; the kernel drops the
/// lock of whoever dies, so nothing has to be tidied up after a crash. The way to the first one is a Unix socket in the
/// runtime folder, with a short name (its path holds 107 bytes); only the same user is heard on it, and all that is
/// ever said is "raise", or "open" and a file.
///
/// claim() is called before there is an application, listen() after. Main thread.
class SingleInstance final : public QObject {
    Q_OBJECT
public:
    enum class Outcome {
        First, ///< the folder is ours until this object dies
        Raised, ///< another program has it, and its window comes to the front: end with 0
        NoAnswer, ///< another program has it and says nothing: end with an error
        Forbidden, ///< it belongs to another user: end with an error
        Unguarded ///< the folder cannot be written, so nobody can have it: go on, and say so
    };

    /// `dataDir`: the folder given with --data-dir; empty: the XDG data folder. It is made where it is missing.
    explicit SingleInstance(const QString &dataDir, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Waits for the answer of the one that has the folder at most so long; it may be just starting. `file`: a path
    /// that begins with / and that this one is to open then; empty: none.
    Outcome claim(std::chrono::milliseconds patience = std::chrono::seconds(10), const QString &file = {});
    /// After claim(): a sentence about it for the terminal; empty for First.
    const QString &message() const noexcept { return m_message; }
    /// After First or Unguarded: hears those that come later.
    void listen();

    const QString &folder() const noexcept { return m_folder; }
    QString lockPath() const;
    const QString &socketPath() const noexcept { return m_socketPath; }

    /// Shows the window, in front, whatever it was; a desktop that lets no program do that by itself marks it.
    static void bringToFront(QWidget *window);

Q_SIGNALS:
    /// Another program was started on this folder.
    void raiseRequested();
    /// And with this file. Comes after raiseRequested().
    void openRequested(const QString &file);

private:
    enum class Lock { Ours, Theirs, Forbidden, Impossible };
    Lock lock();
    bool ask(const QString &socketPath, std::chrono::milliseconds patience, const QByteArray &request) const;
    void onConnection();

    QString m_folder;
    QString m_socketPath; ///< empty: there is no place for one
    QString m_message;
    QString m_trouble; ///< why there is no lock, in the system's words
    int m_fd = -1; ///< holds the lock
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace coroscope
