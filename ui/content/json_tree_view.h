#pragma once

#include "ui/content/background_job.h"
#include "ui/content/find_target.h"
#include "ui/content/json_tree_model.h"

#include <QTreeView>

namespace coroscope {

/// JSON as a tree: unfold, search, copy a value, its name or its path. GUI thread.
class JsonTreeView final : public QTreeView, public FindTarget {
    Q_OBJECT
public:
    explicit JsonTreeView(const QString &accessibleName, QWidget *parent = nullptr);
    ~JsonTreeView() override;

    void setTree(std::shared_ptr<const JsonTree> tree);
    JsonTreeModel *treeModel() const { return m_model; }

    /// Unfolds what is in `index` (invalid: all), as many rows as kMaxUnfolded; false where there are more.
    bool unfold(const QModelIndex &index);
    void foldAll();
    static constexpr int kMaxUnfolded = 20'000;
    static constexpr quint32 kMaxUnfoldedLevels = 64;

    void copyValue() const;
    void copyPath() const;

    void setSearch(const SearchQuery &query) override;
    void findNext(bool backward) override;

Q_SIGNALS:
    /// A translated sentence that a person should see.
    void told(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Found {
        std::vector<quint32> nodes;
        bool more = false;
        QString error;
    };
    void showMenu(const QPoint &at);
    void onFound(Found found);
    void goTo(std::size_t index);
    void tellStatus();
    void copyText(const QString &text) const;
    quint32 currentNode() const;

    JsonTreeModel *m_model;
    Found m_found;
    qsizetype m_at = -1;
    bool m_isSearching = false;
    BackgroundJob<Found> m_search;
};

} // namespace coroscope
