#pragma once

#include "ui/panes/cache/key_store.h"
#include "ui/panes/cache/type_words.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class AddDialog;
class Banner;
class BytesEdit;
class ContentView;
class ElidedLabel;
class EmptyState;
class GridView;
class PaneBar;
class ToneLabel;
class ValueModel;
struct KeyRecord;

/// One key: what it holds, in the ways that suit its type, and all that can be done with it. What is large is read by
/// parts, or after a question. GUI thread.
class ValueView final : public QWidget {
    Q_OBJECT
public:
    static constexpr qint64 kFirstBytes = 1024 * 1024; ///< of a string, without a question
    static constexpr qint64 kMostBytes = 256 * 1024 * 1024; ///< of a string, at all
    static constexpr int kMostElements = 100'000; ///< that are shown of a collection
    static constexpr qint64 kMostElementBytes = 128 * 1024 * 1024;

    /// `bar` gets the actions that belong to a key.
    ValueView(const WindowContext &context, KeyStore *store, QWidget *parent = nullptr);

    /// Empty: none. What was written and not saved is let go of: see leave().
    void showKey(const QByteArray &key);
    const QByteArray &key() const noexcept { return m_key; }
    const QByteArray &typeName() const noexcept { return m_type; }
    bool hasKey() const noexcept { return m_hasKey; }
    bool isBusy() const noexcept { return m_isReading; }
    bool isEditing() const;
    /// There is unsaved work; `onYes` is called where the person lets it go, or there is none.
    void leave(std::function<void()> onYes, std::function<void()> onNo = {});

    void refresh();
    void edit();
    void save();
    void addElements();
    void removeElements();
    void rename();
    void expire();
    void persist();

    ContentView *content() const { return m_content; }
    GridView *table() const { return m_table; }
    ValueModel *model() const { return m_model; }
    BytesEdit *editor() const { return m_editor; }
    Banner *banner() const { return m_banner; }
    QLineEdit *elementFilter() const { return m_match; }
    QPushButton *saveButton() const { return m_save; }
    QString facts() const;
    QString figure() const;
    QAction *editAction() const { return m_edit; }
    QAction *addAction_() const { return m_add; }
    QAction *removeAction() const { return m_remove; }
    QAction *renameAction() const { return m_rename; }
    QAction *expireAction() const { return m_expire; }
    QAction *persistAction() const { return m_persist; }
    QAction *copyCommandAction() const { return m_copyCommand; }
    QAction *copyValueAction() const { return m_copyValue; }

Q_SIGNALS:
    /// It is not there any more.
    void gone(const QByteArray &key);
    void renamed(const QByteArray &from, const QByteArray &to);
    /// What was read of the key itself.
    void factsRead(const QByteArray &key, const QByteArray &type, qint64 expires, qint64 size);
    void startRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeBar();
    void makePages();
    void read(bool all);
    void onFacts(const CacheLink::Replies &replies, bool all);
    void readString(bool all);
    void readElements();
    void onElements(const cache::Reply &reply);
    void showDetail();
    void endEditing();
    void editCell(int row, int column, const QString &text);
    KeyStore::Change elementEdit(int row, int column, const QByteArray &bytes) const;
    void change(KeyStore::Change change, std::function<void()> onDone = {});
    void fail(const Error &error);
    void doRename(const QByteArray &from, const QByteArray &to, bool replace,
                  std::function<void(const QString &)> fault);
    void setTtl(const QByteArray &key, qint64 ttl);
    void submitElements(const KeyRecord &record, AddDialog *dialog);
    cache::Command readCommand() const;
    QString shownKey() const;
    void updateState();
    void updateFacts();
    void copy(const QString &text) const;
    QList<int> selectedRows() const;
    int pageSize() const;

    const WindowContext m_context;
    KeyStore *m_store;
    CacheLink *m_link;
    QByteArray m_key;
    bool m_hasKey = false;
    bool m_isGone = false;
    bool m_isReading = false;
    bool m_wantsAll = false;
    quint64 m_generation = 0; ///< answers of an earlier one are passed over
    QByteArray m_type;
    QByteArray m_encoding;
    qint64 m_expires = -1;
    qint64 m_memory = -1;
    qint64 m_length = 0; ///< bytes of a string, or elements
    QByteArray m_string; ///< as far as it was read
    QByteArray m_cursor; ///< of the next page
    int m_editedRow = -1; ///< on the page for editing; -1: the string

    PaneBar *m_bar;
    Banner *m_banner;
    QWidget *m_head;
    ToneLabel *m_typeChip;
    ElidedLabel *m_name;
    QLabel *m_facts;
    QLineEdit *m_match;
    QLabel *m_figure;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    ContentView *m_content;
    QSplitter *m_splitter;
    GridView *m_table;
    ValueModel *m_model;
    ContentView *m_detail;
    QWidget *m_editPage;
    BytesEdit *m_editor;
    QLabel *m_editWhat;
    QPushButton *m_save;
    QPushButton *m_discard;
    bool m_isEdited = false;
    std::function<void()> m_bannerAction;
    QTimer m_tick;

    QAction *m_refresh;
    QAction *m_edit;
    QAction *m_add;
    QAction *m_remove;
    QAction *m_rename;
    QAction *m_expire;
    QAction *m_persist;
    QAction *m_copyKey;
    QAction *m_copyValue;
    QAction *m_copyCommand;
};

/// How compressed bytes begin, as a Content-Encoding; empty: they are not, as far as one can see.
QByteArray compressionOf(const QByteArray &bytes);

} // namespace coroscope
