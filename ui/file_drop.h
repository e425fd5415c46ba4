#pragma once

#include <QObject>
#include <QStringList>

#include <functional>
#include <vector>

class QMimeData;
class QWidget;

namespace coroscope {

/// What becomes of files and folders that are dropped on a window, where nothing in it wants them: the one place that
/// decides it. Of what is dropped together, the first thing goes to the taker that was added first and wants any of it.
/// GUI thread.
class FileDrop final : public QObject {
    Q_OBJECT
public:
    explicit FileDrop(QWidget *window);

    using Take = std::function<void(const QString &path)>;
    /// `suffix` with its dot: ".har"; case ignored.
    void takeFiles(const QString &suffix, Take take);
    void takeFolders(Take take);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Taker {
        QString suffix; ///< empty: folders
        Take take;
    };
    const Taker *takerOf(const QMimeData *data, QString *path) const;

    std::vector<Taker> m_takers;
    bool m_isWanted = false; ///< what is dragged over the window, as was found out when it came
};

} // namespace coroscope
