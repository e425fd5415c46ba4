#pragma once

#include "ui/keep_soon.h"

#include <QTreeView>

namespace coroscope {

class KeyModel;
class WindowSettings;

/// The keys as rows: columns that are remembered, names that can be copied, and which rows are in sight. GUI thread.
class KeyTree final : public QTreeView {
    Q_OBJECT
public:
    static constexpr int kMostInSight = 300; ///< rows

    /// Both outlive it.
    KeyTree(KeyModel *model, WindowSettings *settings, QWidget *parent);

    /// Empty: a folder, or none.
    QByteArray currentKey() const;
    /// Of selected folders all that are shown below.
    QList<QByteArray> selectedKeys() const;
    /// Prefixes of the selected folders, and the selected keys that are in none of them.
    QList<QByteArray> selectedFolders() const;
    QList<QByteArray> keysBesideFolders() const;
    /// False: it is not shown.
    bool showKey(const QByteArray &key);
    /// Top to bottom, with folders.
    QModelIndexList rowsInSight() const;

Q_SIGNALS:
    /// Other rows may be in sight.
    void scrolled();
    void deletePressed();

protected:
    bool event(QEvent *event) override;

private:
    void makeHeader();
    void showColumnMenu(const QPoint &at);
    void copyNames() const;

    KeyModel *m_model;
    WindowSettings *m_settings;
    KeepSoon m_keep; ///< the columns
};

} // namespace coroscope
