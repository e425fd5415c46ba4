#include "ui/file_drop.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace coroscope {

FileDrop::FileDrop(const QString &suffix, QWidget *window)
    : QObject(window)
    , m_suffix(suffix)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

QStringList FileDrop::filesOf(const QMimeData *data, const QString &suffix)
{
    QStringList files;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile() && url.path().endsWith(suffix, Qt::CaseInsensitive))
            files.append(url.toLocalFile());
    }
    return files;
}

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto *drag = static_cast<QDragMoveEvent *>(event);
        if (filesOf(drag->mimeData(), m_suffix).isEmpty())
            break;
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
        return true;
    }
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        const QStringList files = filesOf(drop->mimeData(), m_suffix);
        if (files.isEmpty())
            break;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        Q_EMIT dropped(files.first()); // one at a time is read
        return true;
    }
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace coroscope
