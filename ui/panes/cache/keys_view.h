#pragma once

#include "ui/panes/cache/key_jobs.h"
#include "ui/panes/cache/key_model.h"
#include "ui/panes/cache/key_store.h"
#include "ui/panes/cache/key_walk.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace coroscope {

class AddDialog;
class Banner;
class EmptyState;
class JobBar;
class ToneLabel;
class ValueView;

/// The keys of the store as a tree or a list, found by SCAN, with what they hold beside it. What each key is (type,
/// time to live, memory) is asked only while it is in sight. GUI thread.
class KeysView final : public QWidget {
    Q_OBJECT
public:
    static constexpr int kMostKeys = 100'000; ///< that are shown; a pattern finds the others
    static constexpr int kFirstKeys = 10'000; ///< before one asks for more

    KeysView(const WindowContext &context, KeyStore *store, QWidget *parent = nullptr);
    ~KeysView() override;

    /// Looks through the keys again; what was selected stays, if it is still there.
    void refresh();
    void loadMore();
    void stop();
    bool isScanning() const;
    void selectKey(const QByteArray &key);
    /// The same, whatever is shown; a key that is not there is said to be gone.
    void openKey(const QByteArray &key);
    QByteArray currentKey() const;
    /// Selected keys; of selected folders all that are shown below.
    QList<QByteArray> selectedKeys() const;
    void deleteSelected();
    void exportTo(const QString &path, KeyChoice choice);
    void importFrom(const QString &path, bool replace);
    /// What an export takes now: the selected keys, those of the pattern, or all.
    KeyChoice choice() const;

    QTreeView *tree() const { return m_tree; }
    KeyModel *model() const { return m_model; }
    ValueView *value() const { return m_value; }
    QLineEdit *pattern() const { return m_pattern; }
    QComboBox *type() const { return m_type; }
    QLineEdit *separator() const { return m_separator; }
    Banner *banner() const { return m_banner; }
    JobBar *jobBar() const { return m_jobBar; }
    EmptyState *empty() const { return m_empty; }
    QString figure() const;
    QAction *refreshAction() const { return m_refresh; }
    QAction *moreAction() const { return m_more; }
    QAction *stopAction() const { return m_stop; }
    QAction *treeAction() const { return m_asTree; }
    QAction *addKeyAction() const { return m_add; }
    QAction *deleteAction() const { return m_delete; }
    QAction *deletePatternAction() const { return m_deletePattern; }
    QAction *exportAction() const { return m_export; }
    QAction *importAction() const { return m_import; }
    QAction *findAction() const { return m_find; }

Q_SIGNALS:
    /// Keys were looked for; for the pane's figures.
    void scanned();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeBar();
    void makeTree();
    void onPage(const QList<QByteArray> &keys);
    void onScanFailed(const Error &error);
    void flushPages(bool now);
    void onCurrentChanged();
    void onStoreChanged(const QList<QByteArray> &keys);
    void onRenamed(const QByteArray &from, const QByteArray &to);
    void onGone(const QByteArray &key);
    QModelIndexList visibleRows() const;
    void lookAtVisible();
    void askFacts(const QList<QByteArray> &keys);
    void addKey();
    void submitKey(const KeyRecord &record, AddDialog *dialog, bool replace);
    void chooseExport();
    void chooseImport();
    void onExported(ExportJob *job);
    void onImported(ImportJob *job);
    void onMeasured(CountJob *job);
    void onDeleted(DeleteJob *job);
    void onManyChanged();
    void run(KeyJob *job, const QString &text);
    void openDelete();
    void showMenu(const QPoint &at);
    void applySeparator();
    void updateState();

    const WindowContext m_context;
    KeyStore *m_store;
    CacheLink *m_link;
    KeyModel *m_model;
    KeyWalk m_walk;
    QList<QByteArray> m_arrived; ///< pages that are not shown yet
    QTimer m_flush;
    QTimer m_look; ///< after a scroll
    QTimer m_tick; ///< the seconds of what is in sight
    int m_wanted = kFirstKeys;
    bool m_isStopped = false;
    bool m_isStale = true; ///< not looked through since the store came
    bool m_isAsking = false; ///< for what visible keys are
    bool m_isSelecting = false;
    QByteArray m_select; ///< to be selected once it is found
    QPointer<KeyJob> m_job;

    QLineEdit *m_pattern;
    QComboBox *m_type;
    QLineEdit *m_separator;
    QTreeView *m_tree;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    Banner *m_banner;
    JobBar *m_jobBar;
    ToneLabel *m_progress;
    ValueView *m_value;
    QAction *m_find;
    QAction *m_refresh;
    QAction *m_more;
    QAction *m_stop;
    QAction *m_asTree;
    QAction *m_add;
    QAction *m_delete;
    QAction *m_deletePattern;
    QAction *m_export;
    QAction *m_import;
};

} // namespace coroscope
