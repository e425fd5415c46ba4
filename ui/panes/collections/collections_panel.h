#pragma once

#include "server/collections/collection_folder.h"
#include "server/outbound/load_plan.h"
#include "ui/panes/sender_request.h"
#include "ui/window_context.h"

#include <QFileSystemWatcher>
#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace coroscope {

class EmptyState;

/// Which request of a folder. A value.
struct CollectionPlace {
    QString file; ///< within the folder; empty: none
    QString title; ///< HttpFileRequest::title()
    int place = -1; ///< among those of the file
    QString mark{}; ///< tells whether the file holds what it held when this was made; empty: it is not known

    bool isNone() const { return file.isEmpty(); }
};

/// The requests of a folder of .http files, as a tree of files and requests. What other programs change in it is seen.
/// What is done here to the files can be undone. GUI thread; it reads and writes small files on it.
class CollectionsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit CollectionsPanel(const WindowContext &context, QWidget *parent = nullptr);
    ~CollectionsPanel() override;

    /// The one that was chosen before, else this.
    void openFolder(const QString &usual);
    /// From now on, and at the next start.
    void setFolder(const QString &path);
    const QString &folder() const noexcept { return m_folder.path(); }
    /// Those that requests can be saved to.
    QStringList fileNames() const;

    /// Where it stands now; -1: it is gone.
    int find(const CollectionPlace &place) const;
    /// The file holds another request there than when the place was made.
    bool isChanged(const CollectionPlace &place) const;
    /// Writes it, instead of the one at the place, or behind all others of the file where that is none. Gives where it
    /// is, or nothing, and says why; that is so where isChanged(), too.
    CollectionPlace save(const SenderRequest &request, const CollectionPlace &at, const QString &file,
                         const QString &name, bool withSecrets);

    QTreeWidget *tree() const { return m_tree; }
    EmptyState *empty() const { return m_empty; }

Q_SIGNALS:
    /// `unset`: variables that have no value.
    void openRequested(const coroscope::SenderRequest &request, const coroscope::CollectionPlace &place,
                       const QStringList &unset);
    void loadRunRequested(const QList<coroscope::LoadRequest> &requests);
    void saveWanted();

private:
    class NameDelegate;

    void makeActions();
    void reload();
    void fill();
    void watch();
    void openCurrent();
    void loadRun();
    void remove();
    void rename(const QString &file, int place, const QString &name);
    void chooseFolder();
    void showMenu(const QPoint &at);
    void refreshActions();
    bool pushAll(const QString &text, const QStringList &files, const QStringList &before, const QStringList &after);
    void say(const QString &trouble);
    const CollectionFile *fileOf(const QTreeWidgetItem *item) const;
    Result<LoadRequest> loadRequestOf(const CollectionFile &file, const HttpFileRequest &request) const;
    QDir folderOf(const QString &file) const;

    const WindowContext m_context;
    CollectionFolder m_folder;
    QList<CollectionFile> m_files;
    bool m_isWhole = true;
    QString m_trouble; ///< of the last step
    QTreeWidget *m_tree;
    EmptyState *m_empty;
    QStackedWidget *m_pages;
    QLabel *m_note;
    QLabel *m_count;
    QAction *m_open;
    QAction *m_load;
    QAction *m_save;
    QAction *m_rename;
    QAction *m_remove;
    QAction *m_choose;
    QFileSystemWatcher m_watcher;
    QTimer m_reload; ///< a moment after a change, for there are more
};

} // namespace coroscope
