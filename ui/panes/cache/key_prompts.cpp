#include "ui/panes/cache/key_prompts.h"

#include "ui/panes/cache/ask.h"
#include "ui/panes/cache/key_changes.h"
#include "ui/panes/cache/key_dialogs.h"
#include "ui/panes/cache/redis_text.h"

#include <QLineEdit>

namespace coroscope {

using namespace Qt::StringLiterals;

KeyPrompts::KeyPrompts(KeyStore *store, QWidget *window)
    : QObject(window)
    , m_store(store)
    , m_link(store->link())
    , m_window(window)
{
}

/// `goOn` is called where there is no such key, or it is meant to be replaced; not once the dialog is closed.
template<typename Dialog>
void KeyPrompts::askWhetherToReplace(const QByteArray &key, Dialog *dialog, std::function<void(bool replace)> goOn)
{
    const auto take = [key, goOn, guard = QPointer(dialog)](const Result<CacheLink::Replies> &is) {
        if (!guard)
            return;
        if (!is)
            return guard->showFault(CacheLink::reason(is.error()));
        if (numberOf(is.value().front()) != 1)
            return goOn(false);
        ask(guard, tr("There is such a key"),
            //: %1 a key.
            tr("“%1” is there already. It would be replaced.").arg(shownKey(key)), tr("Replace it"),
            [goOn] { goOn(true); });
    };
    m_link->run({{"EXISTS"_ba, key}}, this, take);
}

void KeyPrompts::addKey(const QByteArray &prefix)
{
    auto *dialog = new AddDialog(AddDialog::What::Key, m_link->isMemory(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPrefix(prefix);
    connect(dialog, &AddDialog::submitted, this, [this, dialog](const KeyRecord &record) {
        const auto goOn = [this, record, dialog](bool) { submitKey(record, dialog); };
        askWhetherToReplace(record.key, dialog, goOn);
    });
    dialog->open();
    dialog->key()->setFocus();
}

void KeyPrompts::submitKey(const KeyRecord &record, AddDialog *dialog)
{
    const auto take = [this, key = record.key, guard = QPointer(dialog)](const Result<CacheLink::Replies> &result) {
        if (result) {
            if (guard)
                guard->accept();
            Q_EMIT keyAdded(key);
        } else if (guard && !result.error().isCanceled()) {
            guard->showFault(tr("The store does not take it: %1.").arg(CacheLink::reason(result.error())));
        }
    };
    m_store->change(coroscope::keyAdded(record), this, take);
}

void KeyPrompts::addElements(const QByteArray &key, const QByteArray &type)
{
    auto *dialog = new AddDialog(AddDialog::What::Elements, m_link->isMemory(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setKey(key, type);
    connect(dialog, &AddDialog::submitted, this,
            [this, dialog](const KeyRecord &record) { submitElements(record, dialog); });
    dialog->open();
}

void KeyPrompts::submitElements(const KeyRecord &record, AddDialog *dialog)
{
    const auto take = [guard = QPointer(dialog)](const Result<CacheLink::Replies> &result) {
        if (!guard)
            return;
        if (result)
            guard->accept();
        else if (!result.error().isCanceled())
            guard->showFault(tr("The store does not take it: %1.").arg(CacheLink::reason(result.error())));
    };
    m_store->change(elementsAdded(record, dialog->atFront()), this, take);
}

void KeyPrompts::rename(const QByteArray &key)
{
    auto *dialog = new LineDialog(tr("Rename the Key"), tr("&New name (\\n, \\t and \\x00 are such bytes)"),
                                  shownBytes(key), tr("Rename"), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LineDialog::submitted, this,
            [this, key, dialog](const QString &text) { submitName(key, text, dialog); });
    dialog->open();
}

void KeyPrompts::submitName(const QByteArray &from, const QString &text, LineDialog *dialog)
{
    const auto to = bytesOfShown(text);
    if (!to)
        return dialog->showFault(tr("The name cannot be taken: %1.").arg(to.error().detail));
    if (to.value().isEmpty())
        return dialog->showFault(tr("Write the key's name."));
    if (to.value() == from)
        return dialog->accept();
    const auto goOn = [this, from, name = to.value(), dialog](bool replace) { renameTo(from, name, replace, dialog); };
    askWhetherToReplace(to.value(), dialog, goOn);
}

void KeyPrompts::renameTo(const QByteArray &from, const QByteArray &to, bool replace, LineDialog *dialog)
{
    const auto take = [this, from, to, replace, guard = QPointer(dialog)](const Result<CacheLink::Replies> &result) {
        QString fault;
        if (!result)
            fault = result.error().isCanceled()
                ? tr("It was not renamed.")
                : tr("The store does not do it: %1.").arg(CacheLink::reason(result.error()));
        else if (!replace && numberOf(result.value().front()) == 0)
            fault = tr("There is a key of that name since a moment. Try again.");
        if (guard && fault.isEmpty())
            guard->accept();
        else if (guard)
            guard->showFault(fault);
        if (fault.isEmpty())
            Q_EMIT renamed(from, to);
    };
    m_store->change(keyRenamed(from, to, replace), this, take);
}

void KeyPrompts::expire(const QByteArray &key, qint64 left)
{
    auto *dialog = new ExpireDialog(shownKey(key), left, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExpireDialog::submitted, this, [this, key](qint64 ttl) { Q_EMIT expiryChosen(key, ttl); });
    dialog->open();
}

} // namespace coroscope
