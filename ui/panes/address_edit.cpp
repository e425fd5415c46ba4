#include "ui/panes/address_edit.h"

#include "ui/curl_import.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QCompleter>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

namespace coroscope {

AddressEdit::AddressEdit(QWidget *parent)
    : QLineEdit(parent)
{
    // Whoever does not type in it reads it from the start: the end is in the parameters, too.
    connect(this, &QLineEdit::textChanged, this, [this] {
        if (!hasFocus())
            setCursorPosition(0);
    });
}

bool AddressEdit::takeCurl(const QString &text)
{
    if (!isCurlCommand(text))
        return false;
    if (isPopupOpen())
        completer()->popup()->hide();
    Q_EMIT curlPasted(text);
    return true;
}

bool AddressEdit::isPopupOpen() const
{
    return completer() && completer()->popup() && completer()->popup()->isVisible();
}

bool AddressEdit::event(QEvent *event)
{
    // While it is typed in, Escape closes the list of completions and nothing else.
    if (event->type() == QEvent::ShortcutOverride && isPopupOpen()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void AddressEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste) && takeCurl(QGuiApplication::clipboard()->text()))
        return;
    if (event->matches(QKeySequence::Undo) && !isUndoAvailable()) {
        Q_EMIT undoBeyond();
        return;
    }
    if (event->matches(QKeySequence::Redo) && !isRedoAvailable()) {
        Q_EMIT redoBeyond();
        return;
    }
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && isPopupOpen()) {
        if (event->modifiers() & Qt::ControlModifier) {
            completer()->popup()->hide();
            Q_EMIT sendRequested();
            return;
        }
        if (completer()->popup()->currentIndex().isValid()) {
            event->ignore(); // the completer takes it: what is chosen is looked at before it is sent
            return;
        }
        completer()->popup()->hide();
    }
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier && completer() && !isPopupOpen()) {
        completer()->setCompletionPrefix(text());
        completer()->complete();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void AddressEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // Not for a moment: the list of completions, a menu, another program.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        setCursorPosition(0);
}

void AddressEdit::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (auto *paste = menu->findChild<QAction *>(QStringLiteral("edit-paste"));
        paste && isCurlCommand(QGuiApplication::clipboard()->text())) {
        paste->setText(tr("&Paste cURL command"));
        paste->disconnect();
        connect(paste, &QAction::triggered, this, [this] { takeCurl(QGuiApplication::clipboard()->text()); });
    }
    menu->popup(event->globalPos());
}

void AddressEdit::mouseReleaseEvent(QMouseEvent *event)
{
    const QClipboard *clipboard = QGuiApplication::clipboard();
    if (event->button() == Qt::MiddleButton && clipboard->supportsSelection()
        && takeCurl(clipboard->text(QClipboard::Selection)))
        return;
    QLineEdit::mouseReleaseEvent(event);
}

void AddressEdit::dropEvent(QDropEvent *event)
{
    if (takeCurl(event->mimeData()->text())) {
        event->acceptProposedAction();
        return;
    }
    QLineEdit::dropEvent(event);
}

} // namespace coroscope
