#pragma once

#include "ui/models/address_completions.h"
#include "ui/panes/collections/collections_panel.h"
#include "ui/panes/request_tab.h"
#include "ui/panes/sender_session.h"

#include <QTimer>

#include <deque>

class QAction;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace coroscope {

/// Requests in tabs, each with its editor, its response and its history. Tabs can be closed and opened again, renamed,
/// moved, and are there again at the next start. What is asked of the pane is asked of its current tab. GUI thread.
class SenderPane final : public QWidget {
    Q_OBJECT
public:
    static constexpr int kMaxTabs = 20;
    /// Closed tabs that can be opened again; older ones are gone.
    static constexpr std::size_t kMaxClosed = 10;

    explicit SenderPane(const WindowContext &context, QWidget *parent = nullptr);
    ~SenderPane() override;

    /// Opens the tabs that the file keeps, and keeps them there from now on. Once.
    void keepSession(const QString &file);
    /// Writes now what would be written in a moment, while there is somebody to tell if it cannot.
    void keepWaiting();

    /// The folder of saved requests, unless another was chosen. Once.
    void openCollections(const QString &usualFolder) { m_collections->openFolder(usualFolder); }
    CollectionsPanel *collections() const { return m_collections; }
    void setCollectionsShown(bool shown);
    /// Where the current tab's request was opened from or saved to. `as`: asks for another place in any case.
    void saveToCollection(bool as = false);

    // In a new tab, unless the current one is blank or only shows what was opened there the same way.
    void openRoute(const RouteInfo &route);
    void openUrl(const QByteArray &method, const QUrl &url, const HeaderList &headers = {},
                 const QByteArray &body = {});

    void focusUrl() { current()->focusUrl(); }
    void setCount(int count) { current()->setCount(count); }
    bool isRunning() const { return current()->isRunning(); }
    AddressBar *addressBar() const { return current()->addressBar(); }
    RequestEditor *editor() const { return current()->editor(); }
    ResponseView *response() const { return current()->response(); }
    BatchView *batch() const { return current()->batch(); }
    Banner *banner() const { return current()->banner(); }

    RequestTab *current() const;
    int tabCount() const { return int(m_tabs.size()); }
    int currentIndex() const;
    QTabBar *tabBar() const { return m_bar; }

    void newTab();
    void duplicateTab(int index);
    /// Undoable. The last tab leaves a blank one.
    void closeTab(int index);
    void reopenTab();
    void renameTab(int index);

    /// All tabs, without secrets.
    QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

    void consume(const TelemetryBatch &batch);

    QSize minimumSizeHint() const override;

public Q_SLOTS:
    void send() { current()->send(); }
    void cancel() { current()->cancel(); }

Q_SIGNALS:
    void startServerRequested();
    /// Of the current tab.
    void runningChanged(bool running);
    void requestEdited();
    /// A request, or several, go out now with that span id in their traceparent, 16 hex digits.
    void sending(const QByteArray &spanId);
    void showInRequests(const coroscope::ExchangeRecordPtr &record);
    void loadRunRequested(const coroscope::LoadRequest &request);
    void loadRunOfManyRequested(const QList<coroscope::LoadRequest> &requests);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Tab {
        int id = 0;
        QString name; ///< that the person gave; empty: as its request says
        QJsonObject pending; ///< its state, while nobody has looked at it
        RequestTab *page = nullptr; ///< null until somebody looks at it
        CollectionPlace saved; ///< where its request is in the collection; none: nowhere
        bool withSecrets = false; ///< was chosen when it was saved
    };
    class CloseTab;

    void makeActions();
    QAction *addCommand(const QString &id, const QString &text, const QList<QKeySequence> &keys,
                        std::function<void()> act);
    int indexOf(int id) const;
    RequestTab *pageOf(Tab &tab) const;
    /// -1 where there are as many as there may be, which it says.
    int addTab(Tab tab, int at = -1);
    void addCloseButton(int index, int id);
    RequestTab *tabToFill();
    void makeCollections();
    void openSaved(const SenderRequest &request, const CollectionPlace &place, const QStringList &unset);
    void saveTo(int id, const QString &file, const QString &name, bool withSecrets);
    void keepCollectionsShown();
    void removeTab(int id);
    bool putBack(int id);
    void onCurrentChanged(int index);
    QString titleOf(const Tab &tab) const;
    void refreshTab(int index);
    void refreshActions();
    void showTabMenu(const QPoint &at);
    void commitName();
    void onEdited();
    void save();

    const WindowContext m_context;
    AddressCompletions m_completions;
    QTabBar *m_bar;
    QToolButton *m_add;
    QStackedWidget *m_pages;
    QSplitter *m_splitter;
    CollectionsPanel *m_collections;
    QAction *m_collectionsAction = nullptr;
    QLineEdit *m_name; ///< over the tab that is renamed
    int m_renamed = -1; ///< its id
    mutable QList<Tab> m_tabs; ///< in the order of the bar; pages are made when they are first needed
    std::deque<Tab> m_closed; ///< newest last
    int m_lastId = 0;
    QAction *m_closeAction = nullptr;
    QAction *m_reopenAction = nullptr;
    QAction *m_cancelAction = nullptr;
    QAction *m_newAction = nullptr;
    QAction *m_duplicateAction = nullptr;
    QAction *m_renameAction = nullptr;
    SenderSession m_session;
    QTimer m_save; ///< a moment after the last change
    bool m_restoring = false;
    std::unique_ptr<HttpSender> m_sender;
    std::unique_ptr<SocketSender> m_sockets;
};

} // namespace coroscope
