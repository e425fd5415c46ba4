#pragma once

#include "ui/panes/cache/key_jobs.h"
#include "ui/panes/cache/key_search.h"
#include "ui/panes/cache/keys_actions.h"
#include "ui/window_context.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLineEdit;
class QStackedWidget;
class QTreeView;

namespace coroscope {

class Banner;
class EmptyState;
class JobBar;
class KeyFilter;
class KeyModel;
class KeyPrompts;
class KeySight;
class KeyTree;
class KeyWork;
class PaneBar;
class ToneLabel;
class ValueView;

/// The keys of the store as a tree or a list, found by SCAN, with what they hold beside it. What each key is (type,
/// time to live, memory) is asked only while it is in sight. GUI thread.
class KeysView final : public QWidget {
    Q_OBJECT
public:
    KeysView(const WindowContext &context, KeyStore *store, QWidget *parent = nullptr);

    /// Looks through the keys again; what was selected stays, if it is still there.
    void refresh();
    void stop() { m_search->stop(); }
    bool isScanning() const { return m_search->isSearching(); }
    /// Once it is found.
    void selectKey(const QByteArray &key);
    /// The same, whatever is shown; a key that is not there is said to be gone.
    void openKey(const QByteArray &key);
    QByteArray currentKey() const;
    void deleteSelected();
    void exportTo(const QString &path, const KeyChoice &choice);
    void importFrom(const QString &path, bool replace);
    /// What an export takes now: what is selected, if that is more than one key, else what matches.
    KeyChoice choice() const;

    QTreeView *tree() const;
    KeyModel *model() const { return m_model; }
    ValueView *value() const { return m_value; }
    QLineEdit *pattern() const;
    QComboBox *type() const;
    QLineEdit *separator() const;
    Banner *banner() const { return m_banner; }
    JobBar *jobBar() const;
    EmptyState *empty() const { return m_empty; }
    QString figure() const;
    QAction *refreshAction() const { return m_actions.refresh; }
    QAction *moreAction() const { return m_actions.more; }
    QAction *stopAction() const { return m_actions.stop; }
    QAction *treeAction() const { return m_actions.asTree; }
    QAction *addKeyAction() const { return m_actions.add; }
    QAction *deleteAction() const { return m_actions.remove; }
    QAction *deletePatternAction() const { return m_actions.removePattern; }
    QAction *exportAction() const { return m_actions.exportKeys; }
    QAction *importAction() const { return m_actions.importKeys; }
    QAction *findAction() const { return m_actions.find; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeLeft();
    void connectParts();
    void onUpChanged(bool up);
    void onShown();
    void onCurrentChanged();
    void onStoreChanged(const QList<QByteArray> &keys);
    void onRenamed(const QByteArray &from, const QByteArray &to);
    void onGone(const QByteArray &key);
    void onManyChanged();
    void onTold();
    void addKey();
    KeyChoice selected() const;
    void deletePattern();
    void chooseExport();
    void showMenu(const QPoint &at);
    void applySeparator();
    void updateState();
    QString figureText() const;
    void updateEmpty();

    const WindowContext m_context;
    KeyStore *m_store;
    CacheLink *m_link;
    KeyModel *m_model;
    KeySearch *m_search;
    KeyWork *m_work;
    KeyPrompts *m_prompts;
    bool m_isStale = true; ///< not looked through since the store came
    bool m_isSelecting = false;
    QByteArray m_select; ///< to be selected once it is found

    PaneBar *m_bar;
    const KeysActions m_actions;
    KeyFilter *m_filter;
    KeyTree *m_tree;
    KeySight *m_sight;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    Banner *m_banner;
    ToneLabel *m_figure;
    ValueView *m_value;
};

} // namespace coroscope
