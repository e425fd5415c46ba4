#include "ui/panes/cache/value_view.h"

#include "server/runtime/server.h"
#include "ui/content/content_decode.h"
#include "ui/format.h"
#include "ui/notices.h"
#include "ui/panes/cache/ask.h"
#include "ui/panes/cache/bytes_edit.h"
#include "ui/panes/cache/key_changes.h"
#include "ui/panes/cache/key_prompts.h"
#include "ui/panes/cache/key_record.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/value_edit_page.h"
#include "ui/panes/cache/value_head.h"
#include "ui/panes/cache/value_model.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QString failureText(const QByteArray &key, const Error &error)
{
    //: %1 a key, %2 why.
    return ValueView::tr("The store does not do this with “%1”: %2.").arg(shownKey(key), CacheLink::reason(error));
}

void copyText(const QString &text)
{
    QApplication::clipboard()->setText(text);
}

} // namespace

ValueView::ValueView(const WindowContext &context, KeyStore *store, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_store(store)
    , m_link(store->link())
    , m_reader(new ValueReader(m_link, this))
    , m_prompts(new KeyPrompts(store, this))
    , m_bar(new PaneBar(this))
    , m_actions(context, this, m_bar)
    , m_head(new ValueHead(this))
    , m_banner(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(u"cache"_s, this))
    , m_content(new ContentView(tr("Value"), this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_table(new GridView(u"cacheElements"_s, tr("Elements of the value"), nullptr, this))
    , m_detail(new ContentView(tr("Element"), this))
    , m_editPage(new ValueEditPage(this))
{
    setObjectName(u"cacheValue"_s);
    makeBar();
    makePages();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_head);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);

    connect(m_banner, &Banner::actionRequested, this, [this] {
        m_banner->hide();
        if (const auto action = std::exchange(m_bannerAction, {}))
            action();
    });
    connect(m_head, &ValueHead::patternChanged, this, &ValueView::refresh);
    connect(m_head, &ValueHead::writerActivated, this, &ValueView::writerActivated);
    connect(m_prompts, &KeyPrompts::renamed, this, &ValueView::renamed);
    connect(m_prompts, &KeyPrompts::expiryChosen, this,
            [this](const QByteArray &key, qint64 ttl) { change(keyExpires(key, ttl)); });
    watchReader();
    connect(m_store, &KeyStore::changed, this, [this](const QList<QByteArray> &keys) {
        if (hasKey() && keys.contains(key()) && !isEditing())
            m_reader->read();
    });
    connect(m_link, &CacheLink::upChanged, this, [this](bool up) {
        if (up && hasKey() && !isEditing())
            m_reader->read();
        updateState();
    });
    m_tick.setInterval(1'000);
    connect(&m_tick, &QTimer::timeout, this, &ValueView::onSecond);
    m_tick.start();
    showKey({});
}

void ValueView::makeBar()
{
    m_figure = m_bar->addFigure();
    m_figure->setObjectName(u"cacheValueFigure"_s);
    connect(m_actions.refresh, &QAction::triggered, this, &ValueView::refresh);
    connect(m_actions.edit, &QAction::triggered, this, &ValueView::edit);
    connect(m_actions.add, &QAction::triggered, this, &ValueView::addElements);
    connect(m_actions.remove, &QAction::triggered, this, &ValueView::removeElements);
    connect(m_actions.rename, &QAction::triggered, this, &ValueView::rename);
    connect(m_actions.expire, &QAction::triggered, this, &ValueView::expire);
    connect(m_actions.persist, &QAction::triggered, this, &ValueView::persist);
    connect(m_actions.copyKey, &QAction::triggered, this, [this] { copyText(shownBytes(key())); });
    connect(m_actions.copyCommand, &QAction::triggered, this,
            [this] { copyText(QString::fromLatin1(commandLine(readAll(m_reader->facts().type, key())))); });
    connect(m_actions.copyValue, &QAction::triggered, this, &ValueView::copyValue);
}

void ValueView::makePages()
{
    m_content->setObjectName(u"cacheContent"_s);
    m_detail->setObjectName(u"cacheDetail"_s);
    for (ContentView *view : {m_content, m_detail}) {
        view->setSettings(m_context.settings);
        view->setFileName(u"value"_s);
    }
    auto *proxy = new QSortFilterProxyModel(this);
    proxy->setSortRole(ValueModel::kSortRole);
    proxy->setSourceModel(model());
    m_table->setModel(proxy);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *save = new QAction(tr("Save as CS&V…"), this);
        connect(save, &QAction::triggered, this, [this] { m_table->saveCsv(m_context.notices, u"elements"_s); });
        m_table->popupRowMenu(at, {m_actions.edit, m_actions.add, m_actions.remove}, m_actions.copyCommand, save);
    });
    connect(model(), &ValueModel::editRequested, this, &ValueView::editCell);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ValueView::showDetail);
    m_splitter->setObjectName(u"cacheElementSplitter"_s);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({2'000, 1'000}); // shares of whatever there is
    m_splitter->setChildrenCollapsible(false);
    m_detail->hide();
    connect(m_editPage, &ValueEditPage::saveRequested, this, &ValueView::save);
    connect(m_editPage, &ValueEditPage::discardRequested, this, &ValueView::endEditing);
    for (QWidget *page : {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_content),
                          static_cast<QWidget *>(m_splitter), static_cast<QWidget *>(m_editPage)})
        m_stack->addWidget(page);
}

void ValueView::watchReader()
{
    connect(m_reader, &ValueReader::stateChanged, this, &ValueView::updateState);
    connect(m_reader, &ValueReader::gone, this, &ValueView::onGone);
    connect(m_reader, &ValueReader::stringRead, this, &ValueView::onString);
    connect(m_reader, &ValueReader::elementsBegun, this, &ValueView::onElements);
    connect(m_reader, &ValueReader::failed, this, [this](const Error &error) { fail(key(), error); });
    connect(m_reader, &ValueReader::factsRead, this, [this] {
        const ValueReader::Facts &facts = m_reader->facts();
        if (m_reader->type() == CacheType::Other) {
            m_empty->setText(
                tr("Values of this type are not shown"),
                //: %1 a type.
                tr("A module of Redis made the type “%1”. The Console can read it with the commands of that module.")
                    .arg(QString::fromUtf8(facts.type)));
            m_stack->setCurrentWidget(m_empty);
        }
        showWriter();
        Q_EMIT factsRead(key(), facts.type, facts.expires, facts.memory);
    });
    connect(m_reader, &ValueReader::tooLarge, this, [this] {
        say(Banner::Kind::Warning,
            //: %1 a size.
            tr("Values of more than %1 are not read here. redis-cli can: see “Copy redis-cli Command”.")
                .arg(sizeText(quint64(ValueReader::kMostBytes))));
    });
    connect(m_reader, &ValueReader::limitReached, this, [this] {
        say(Banner::Kind::Info,
            tr("The first %Ln element(s) are shown. Use a pattern to find others.", nullptr, model()->rowCount()));
    });
}

bool ValueView::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_table || !isKey)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool isPlain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool edits = isEnter && isPlain && m_actions.edit->isEnabled();
    const bool removes = key->key() == Qt::Key_Delete && m_actions.remove->isEnabled();
    if (!edits && !removes)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        edits ? edit() : removeElements();
    return true;
}

bool ValueView::isEditing() const
{
    return m_stack->currentWidget() == m_editPage;
}

void ValueView::leave(std::function<void()> onYes, std::function<void()> onNo)
{
    if (!isEditing() || !m_editPage->isEdited())
        return onYes();
    ask(this, tr("The value was not saved"),
        //: %1 a key.
        tr("What was written for “%1” is not saved.").arg(shownKey(key())), tr("Discard it"), std::move(onYes),
        std::move(onNo));
}

void ValueView::showKey(const QByteArray &key)
{
    m_editPage->forget();
    m_banner->hide();
    m_reader->setKey(key);
    m_head->setKey(key);
    if (key.isEmpty()) {
        m_content->clear();
        m_empty->setText(tr("No key is selected"), tr("Select one in the list to see what it holds."));
        m_stack->setCurrentWidget(m_empty);
    } else {
        m_reader->read();
    }
    updateState();
}

void ValueView::refresh()
{
    if (!hasKey())
        return;
    leave([this] {
        m_editPage->forget();
        m_reader->setPattern(matchOf(m_head->pattern()->text()));
        m_reader->read(m_reader->wantsAll());
    });
}

void ValueView::onGone()
{
    say(Banner::Kind::Warning,
        //: %1 a key.
        tr("“%1” is not there any more: it has expired, or somebody deleted it.").arg(shownKey(key())));
    Q_EMIT gone(key());
}

void ValueView::onString()
{
    const QByteArray &bytes = m_reader->string();
    const auto all = quint64(m_reader->facts().length);
    m_content->setContent(bytes, {}, compressionOf(bytes), m_reader->isPart() ? all : 0);
    m_stack->setCurrentWidget(m_content);
    if (!m_reader->isPart())
        return m_banner->hide();
    say(
        Banner::Kind::Info,
        //: %1 and %2 sizes.
        tr("The value has %1. Its first %2 are shown.").arg(sizeText(all), sizeText(quint64(bytes.size()))),
        //: A button: %1 a size.
        tr("Read all %1").arg(sizeText(all)), [this] { m_reader->read(true); }, false);
}

void ValueView::onElements()
{
    m_banner->hide();
    m_table->setSortingEnabled(false);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    const int digit = fontMetrics().horizontalAdvance(u'0');
    m_table->setColumnWidth(0, (m_reader->type() == CacheType::List ? 10 : 28) * digit);
    m_detail->hide();
    m_stack->setCurrentWidget(m_splitter);
}

void ValueView::onSecond()
{
    if (!isVisible() || !has())
        return;
    showWriter(); // it may have come in since, and time goes on
    const qint64 expires = m_reader->facts().expires;
    if (expires <= 0)
        return;
    m_head->setFacts(m_reader->facts());
    if (expires <= QDateTime::currentMSecsSinceEpoch() && !isBusy() && !isEditing())
        m_reader->read(); // the store says whether it is gone
}

void ValueView::showWriter()
{
    m_head->setWriter(m_context.server->cacheKeyWriter(key()));
}

QList<int> ValueView::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    const auto *proxy = static_cast<const QSortFilterProxyModel *>(m_table->model());
    for (const QModelIndex &index : selected)
        rows.append(proxy->mapToSource(index).row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void ValueView::showDetail()
{
    const QList<int> rows = selectedRows();
    const bool one = rows.size() == 1 && model()->type() != CacheType::Other;
    m_detail->setVisible(one);
    if (one) {
        const QByteArray bytes = model()->content(rows.first());
        m_detail->setContent(bytes, model()->type() == CacheType::Stream ? "application/json"_ba : QByteArray(),
                             compressionOf(bytes));
    }
    updateState();
}

void ValueView::edit()
{
    if (!has() || isBusy())
        return;
    m_editedRow = -1;
    if (m_reader->type() == CacheType::String) {
        //: %1 a key.
        m_editPage->open(m_reader->string(), tr("The value of “%1”").arg(shownKey(key())));
    } else {
        const QList<int> rows = selectedRows();
        if (rows.size() != 1 || model()->type() == CacheType::Stream)
            return;
        m_editedRow = rows.first();
        const ValueModel::Row &row = model()->row(m_editedRow);
        const QByteArray name = model()->type() == CacheType::List ? QByteArray::number(row.index) : row.name;
        //: %1 the name or number of an element.
        m_editPage->open(model()->content(m_editedRow), tr("The element “%1”").arg(shownKey(name)));
    }
    m_stack->setCurrentWidget(m_editPage);
    editor()->editor()->setFocus();
    updateState();
}

void ValueView::save()
{
    if (!isEditing())
        return;
    const auto bytes = m_editPage->bytes();
    if (!bytes)
        return say(Banner::Kind::Error, tr("The value cannot be saved: %1.").arg(bytes.error().detail));
    const auto done = [this] { endEditing(); }; // what it is now is read as of any change
    if (m_editedRow < 0)
        return change(stringChanged(key(), m_reader->string(), bytes.value()), done);
    const int column = model()->type() == CacheType::SortedSet ? 0 : model()->contentColumn();
    change(elementChanged(key(), model()->type(), model()->row(m_editedRow), column, bytes.value()), done);
}

void ValueView::endEditing()
{
    m_editPage->forget();
    const bool isString = m_reader->type() == CacheType::String;
    m_stack->setCurrentWidget(isString ? static_cast<QWidget *>(m_content) : m_splitter);
    m_stack->currentWidget()->setFocus();
    updateState();
}

/// Does it; where it has changed meanwhile, says so and offers to do it all the same.
void ValueView::change(KeyStore::Change change, std::function<void()> onDone)
{
    m_banner->hide();
    const QByteArray changed = change.keys.first();
    const auto take = [this, changed, change, onDone](const Result<CacheLink::Replies> &result) {
        const bool isConflict = !result && result.error().code == KeyStore::kConflict;
        if (result) {
            if (onDone && changed == key()) // a person may have gone on to another one
                onDone();
        } else if (isConflict && changed == key()) {
            const auto overwrite = [this, change, onDone] {
                KeyStore::Change anyway = change;
                anyway.check.reset();
                this->change(anyway, onDone);
            };
            say(Banner::Kind::Warning,
                //: %1 a key.
                tr("“%1” has changed, or is gone, since it was read here. Nothing was written. Read it again to see "
                   "what it is now, or overwrite it.")
                    .arg(shownKey(changed)),
                tr("Overwrite it"), overwrite);
        } else {
            fail(changed, result.error());
        }
    };
    m_store->change(std::move(change), this, take);
}

void ValueView::fail(const QByteArray &key, const Error &error)
{
    updateState();
    if (error.isCanceled())
        return;
    if (key == this->key())
        say(Banner::Kind::Error, failureText(key, error));
    else
        m_context.notices->post({Notice::Kind::Warning, failureText(key, error), {}, {}, {}});
}

void ValueView::say(Banner::Kind kind, const QString &text, const QString &action, std::function<void()> act,
                    bool closable)
{
    m_bannerAction = std::move(act);
    m_banner->showMessage(kind, text, action, closable);
}

void ValueView::editCell(int row, int column, const QString &text)
{
    const auto typed = bytesOfShown(text);
    if (!typed)
        return say(Banner::Kind::Error, tr("The text cannot be taken: %1.").arg(typed.error().detail));
    change(elementChanged(key(), model()->type(), model()->row(row), column, typed.value()));
}

void ValueView::addElements()
{
    if (has() && m_reader->type() != CacheType::String)
        m_prompts->addElements(key(), m_reader->facts().type);
}

void ValueView::removeElements()
{
    QList<ValueModel::Row> rows;
    const QList<int> selected = selectedRows();
    for (const int row : selected)
        rows.append(model()->row(row));
    if (has() && !rows.isEmpty())
        change(elementsRemoved(key(), model()->type(), rows));
}

void ValueView::rename()
{
    if (has())
        m_prompts->rename(key());
}

void ValueView::expire()
{
    const qint64 expires = m_reader->facts().expires;
    if (has())
        m_prompts->expire(key(), expires > 0 ? std::max<qint64>(0, expires - QDateTime::currentMSecsSinceEpoch()) : -1);
}

void ValueView::persist()
{
    if (has())
        change(keyExpires(key(), -1));
}

void ValueView::copyValue() const
{
    const QByteArray &bytes = m_reader->string();
    if (m_reader->type() == CacheType::String)
        copyText(isPlainText(bytes) ? QString::fromUtf8(bytes) : shownBytes(bytes));
    else
        m_table->copySelection();
}

BytesEdit *ValueView::editor() const
{
    return m_editPage->editor();
}

QLineEdit *ValueView::elementFilter() const
{
    return m_head->pattern();
}

QPushButton *ValueView::saveButton() const
{
    return m_editPage->saveButton();
}

QString ValueView::facts() const
{
    return m_head->facts();
}

QString ValueView::figure() const
{
    return m_figure->text();
}

bool ValueView::has() const
{
    return m_link->isUp() && hasKey() && !m_reader->isGone() && !m_reader->facts().type.isEmpty();
}

QString ValueView::figureText() const
{
    const qint64 length = m_reader->facts().length;
    const CacheType type = m_reader->type();
    if (!has() || type == CacheType::Other)
        return {};
    if (type == CacheType::String)
        return sizeText(quint64(length));
    const int shown = model()->rowCount();
    const QString all = type == CacheType::Hash ? tr("%Ln field(s)", nullptr, int(length))
        : type == CacheType::Stream             ? tr("%Ln entry/entries", nullptr, int(length))
                                                : tr("%Ln element(s)", nullptr, int(length));
    //: %1 a number, %2 "1,200 fields".
    return shown < length ? tr("%1 of %2").arg(countText(quint64(shown)), all) : all;
}

void ValueView::updateState()
{
    const CacheType type = m_reader->type();
    const bool isElements = has() && type != CacheType::String && type != CacheType::Other;
    m_actions.update(*m_reader, m_link->isUp(), isEditing(), isElements ? int(selectedRows().size()) : 0);
    m_head->setFacts(m_reader->facts());
    m_head->setCanMatch(isElements && ValueReader::canMatch(type));
    m_figure->setText(figureText());
}

} // namespace coroscope
