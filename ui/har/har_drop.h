#pragma once

#include <QObject>

class QMimeData;
class QWidget;

namespace coroscope {

/// Takes HAR files that are dropped on a window, where nothing in it wants them. GUI thread.
class HarDrop final : public QObject {
    Q_OBJECT
public:
    explicit HarDrop(QWidget *window);

    /// Local files that end in .har; empty: none.
    static QStringList filesOf(const QMimeData *data);

Q_SIGNALS:
    void dropped(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace coroscope
