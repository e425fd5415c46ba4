#pragma once

#include <QObject>

class QMimeData;
class QWidget;

namespace coroscope {

/// Takes files of one kind that are dropped on a window, where nothing in it wants them. GUI thread.
class FileDrop final : public QObject {
    Q_OBJECT
public:
    /// `suffix` with its dot: ".har".
    FileDrop(const QString &suffix, QWidget *window);

    /// Local files that end so; empty: none.
    static QStringList filesOf(const QMimeData *data, const QString &suffix);

Q_SIGNALS:
    void dropped(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const QString m_suffix;
};

} // namespace coroscope
