#pragma once

#include "ui/panes/cache/key_store.h"
#include "ui/panes/cache/value_actions.h"
#include "ui/panes/cache/value_reader.h"
#include "ui/widgets/banner.h"
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

class BytesEdit;
class ContentView;
class EmptyState;
class GridView;
class KeyPrompts;
class PaneBar;
class ValueEditPage;
class ValueHead;

/// One key: what it holds, in the ways that suit its type, and all that can be done with it. What is large is read by
/// parts, or after a question. GUI thread.
class ValueView final : public QWidget {
    Q_OBJECT
public:
    ValueView(const WindowContext &context, KeyStore *store, QWidget *parent = nullptr);

    /// Empty: none. What was written and not saved is let go of: see leave().
    void showKey(const QByteArray &key);
    const QByteArray &key() const noexcept { return m_reader->key(); }
    bool hasKey() const { return !key().isEmpty(); }
    bool isBusy() const noexcept { return m_reader->isReading(); }
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
    ValueModel *model() const { return m_reader->model(); }
    ValueHead *head() const { return m_head; }
    BytesEdit *editor() const;
    Banner *banner() const { return m_banner; }
    QLineEdit *elementFilter() const;
    QPushButton *saveButton() const;
    QString facts() const;
    QString figure() const;
    QAction *editAction() const { return m_actions.edit; }
    QAction *addAction_() const { return m_actions.add; }
    QAction *removeAction() const { return m_actions.remove; }
    QAction *renameAction() const { return m_actions.rename; }
    QAction *expireAction() const { return m_actions.expire; }
    QAction *persistAction() const { return m_actions.persist; }
    QAction *copyCommandAction() const { return m_actions.copyCommand; }
    QAction *copyValueAction() const { return m_actions.copyValue; }

Q_SIGNALS:
    /// It is not there any more.
    void gone(const QByteArray &key);
    void renamed(const QByteArray &from, const QByteArray &to);
    /// The request that wrote the key is to be shown: ExchangeRecord::id.
    void writerActivated(quint64 exchange);
    /// What was read of the key itself.
    void factsRead(const QByteArray &key, const QByteArray &type, qint64 expires, qint64 size);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeBar();
    void makePages();
    void watchReader();
    void onGone();
    void onString();
    void onElements();
    void onSecond();
    void showWriter();
    void showDetail();
    void endEditing();
    void editCell(int row, int column, const QString &text);
    void change(KeyStore::Change change, std::function<void()> onDone = {});
    void fail(const QByteArray &key, const Error &error);
    /// `action`: a button's text, and what it does.
    void say(Banner::Kind kind, const QString &text, const QString &action = {}, std::function<void()> act = {},
             bool closable = true);
    void copyValue() const;
    void updateState();
    bool has() const; ///< something is known of a key that is there
    QString figureText() const;
    QList<int> selectedRows() const;

    const WindowContext m_context;
    KeyStore *m_store;
    CacheLink *m_link;
    ValueReader *m_reader;
    KeyPrompts *m_prompts;
    int m_editedRow = -1; ///< on the page for editing; -1: the string

    PaneBar *m_bar;
    const ValueActions m_actions;
    ValueHead *m_head;
    Banner *m_banner;
    QLabel *m_figure;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    ContentView *m_content;
    QSplitter *m_splitter;
    GridView *m_table;
    ContentView *m_detail;
    ValueEditPage *m_editPage;
    std::function<void()> m_bannerAction;
    QTimer m_tick;
};

} // namespace coroscope
