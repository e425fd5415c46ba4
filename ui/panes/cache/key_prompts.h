#pragma once

#include "ui/panes/cache/key_store.h"

namespace coroscope {

class AddDialog;
class LineDialog;
struct KeyRecord;

/// The dialogs in which a person writes something about a key. Each is of the key that it was opened for, whatever is
/// shown by then, and stays open until the store has taken what was written. GUI thread.
class KeyPrompts final : public QObject {
    Q_OBJECT
public:
    /// They appear over `window`, which owns this.
    KeyPrompts(KeyStore *store, QWidget *window);

    /// `prefix`: how its name begins, as far as one can guess.
    void addKey(const QByteArray &prefix);
    void addElements(const QByteArray &key, const QByteArray &type);
    void rename(const QByteArray &key);
    /// `left`: milliseconds that it has now; -1: it does not expire.
    void expire(const QByteArray &key, qint64 left);

Q_SIGNALS:
    void keyAdded(const QByteArray &key);
    void renamed(const QByteArray &from, const QByteArray &to);
    /// A time to live was chosen: milliseconds; -1: for good.
    void expiryChosen(const QByteArray &key, qint64 ttl);

private:
    template<typename Dialog>
    void askWhetherToReplace(const QByteArray &key, Dialog *dialog, std::function<void(bool replace)> goOn);
    void submitKey(const KeyRecord &record, AddDialog *dialog);
    void submitElements(const KeyRecord &record, AddDialog *dialog);
    void submitName(const QByteArray &from, const QString &text, LineDialog *dialog);
    void renameTo(const QByteArray &from, const QByteArray &to, bool replace, LineDialog *dialog);

    KeyStore *m_store;
    CacheLink *m_link;
    QWidget *m_window;
};

} // namespace coroscope
