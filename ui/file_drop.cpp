#include "ui/file_drop.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace coroscope {

FileDrop::FileDrop(QWidget *window)
    : QObject(window)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

void FileDrop::takeFiles(const QString &suffix, Take take)
{
    m_takers.push_back({suffix, std::move(take)});
}

void FileDrop::takeFolders(Take take)
{
    m_takers.push_back({{}, std::move(take)});
}

/// Null: nobody wants any of it.
const FileDrop::Taker *FileDrop::takerOf(const QMimeData *data, QString *path) const
{
    const QList<QUrl> urls = data->urls();
    for (const Taker &taker : m_takers) {
        for (const QUrl &url : urls) {
            if (!url.isLocalFile())
                continue;
            *path = url.toLocalFile();
            const bool isFolder = QFileInfo(*path).isDir();
            if (taker.suffix.isEmpty() ? isFolder : !isFolder && path->endsWith(taker.suffix, Qt::CaseInsensitive))
                return &taker;
        }
    }
    return nullptr;
}

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    QString path;
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto *drag = static_cast<QDragMoveEvent *>(event);
        if (event->type() == QEvent::DragEnter) // not with each move: the files may be on a slow disk
            m_isWanted = takerOf(drag->mimeData(), &path) != nullptr;
        if (!m_isWanted)
            break;
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
        return true;
    }
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        const Taker *taker = takerOf(drop->mimeData(), &path);
        if (!taker)
            break;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        taker->take(path); // one at a time
        return true;
    }
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace coroscope
