#include "ui/panes/cache/value_view.h"

#include "ui/commands.h"
#include "ui/format.h"
#include "ui/notices.h"
#include "ui/panes/cache/ask.h"
#include "ui/panes/cache/bytes_edit.h"
#include "ui/panes/cache/cache_action.h"
#include "ui/panes/cache/key_dialogs.h"
#include "ui/panes/cache/key_model.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/value_model.h"
#include "ui/panes/database/grid_view.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QUuid>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPage = 500; // elements
constexpr qint64 kPageBytes = 4 * 1024 * 1024;
constexpr qsizetype kShownKey = 200; // bytes
constexpr int kSearchDelay = 300; // ms

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QByteArray lengthVerb(CacheType type)
{
    switch (type) {
    case CacheType::String: return "STRLEN"_ba;
    case CacheType::Hash: return "HLEN"_ba;
    case CacheType::List: return "LLEN"_ba;
    case CacheType::Set: return "SCARD"_ba;
    case CacheType::SortedSet: return "ZCARD"_ba;
    case CacheType::Stream: return "XLEN"_ba;
    case CacheType::Other: break;
    }
    return {};
}

bool hasMatch(CacheType type)
{
    return type == CacheType::Hash || type == CacheType::Set || type == CacheType::SortedSet;
}

QString failureText(const QByteArray &key, const Error &error)
{
    //: %1 a key, %2 why.
    return ValueView::tr("The store does not do this with “%1”: %2.")
        .arg(shownStart(key, kShownKey), CacheLink::reason(error));
}

} // namespace

QByteArray compressionOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x1f\x8b"))
        return "gzip"_ba;
    if (bytes.startsWith("\x28\xb5\x2f\xfd"))
        return "zstd"_ba;
    const bool isZlib = bytes.size() > 2 && bytes[0] == '\x78'
        && (static_cast<unsigned char>(bytes[0]) * 256 + static_cast<unsigned char>(bytes[1])) % 31 == 0;
    return isZlib ? "deflate"_ba : QByteArray();
}

ValueView::ValueView(const WindowContext &context, KeyStore *store, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_store(store)
    , m_link(store->link())
    , m_bar(new PaneBar(this))
    , m_banner(new Banner(this))
    , m_head(new QWidget(this))
    , m_typeChip(new Chip(Tone::Info, this))
    , m_name(new ElidedLabel(this))
    , m_facts(new ToneLabel(Tone::Muted, this))
    , m_match(new QLineEdit(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(u"cache"_s, this))
    , m_content(new ContentView(tr("Value"), this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_table(new GridView(u"cacheElements"_s, tr("Elements of the value"), nullptr, this))
    , m_model(new ValueModel(this))
    , m_detail(new ContentView(tr("Element"), this))
    , m_editPage(new QWidget(this))
    , m_editor(new BytesEdit(tr("Value"), this))
    , m_editWhat(new QLabel(this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_discard(new QPushButton(tr("Cancel"), this))
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
    connect(m_store, &KeyStore::changed, this, [this](const QList<QByteArray> &keys) {
        if (m_hasKey && keys.contains(m_key) && !isEditing())
            read(false);
    });
    connect(m_link, &CacheLink::upChanged, this, [this](bool up) {
        if (up && m_hasKey && !isEditing())
            read(false);
        updateState();
    });
    m_tick.setInterval(1'000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (!isVisible() || m_expires <= 0 || m_isGone)
            return;
        updateFacts();
        if (m_expires <= now() && !m_isReading && !isEditing())
            read(false); // the store says whether it is gone
    });
    m_tick.start();
    updateState();
}

void ValueView::makeBar()
{
    const auto add = [this](const QString &id, const QString &iconName, const QString &text, const QString &tip) {
        return cacheAction(m_context, this, id, iconName, text, tip);
    };
    m_refresh = add(u"valueRefresh"_s, u"view-refresh"_s, tr("Read the Value A&gain"),
                    tr("Ask the store what the key holds now"));
    m_edit = add(u"valueEdit"_s, u"document-edit"_s, tr("&Edit the Value"),
                 tr("Write another value: of the string, or of the selected element (Enter)"));
    m_add = add(u"valueAdd"_s, u"list-add"_s, tr("&Add Elements"), tr("Fields, members, elements or an entry"));
    m_remove = add(u"valueRemove"_s, u"list-remove"_s, tr("Re&move Elements"), tr("The selected ones (Delete)"));
    m_rename = add(u"keyRename"_s, u"edit-rename"_s, tr("Re&name the Key"), tr("Give the key another name"));
    m_expire
        = add(u"keyExpire"_s, u"view-history"_s, tr("Time to &Live"), tr("How long the key is to stay, from now on"));
    m_persist = add(u"keyPersist"_s, u"pin"_s, tr("Keep &for Good"), tr("Take the key's time to live away"));
    m_copyKey = add(u"keyCopy"_s, u"edit-copy"_s, tr("Copy the &Key"), tr("Copy the key's name"));
    m_copyValue
        = add(u"valueCopy"_s, u"edit-copy"_s, tr("Copy the &Value"), tr("Copy the string, or the selected elements"));
    m_copyCommand = add(u"commandCopy"_s, u"utilities-terminal"_s, tr("Copy redis-cli &Command"),
                        tr("Copy the command that reads the value, for redis-cli"));
    for (QAction *action : {m_refresh, m_edit, m_add, m_remove, m_rename, m_expire, m_persist, m_copyCommand})
        m_bar->addAction(action);
    m_figure = m_bar->addFigure();
    m_figure->setObjectName(u"cacheValueFigure"_s);
    connect(m_refresh, &QAction::triggered, this, &ValueView::refresh);
    connect(m_edit, &QAction::triggered, this, &ValueView::edit);
    connect(m_add, &QAction::triggered, this, &ValueView::addElements);
    connect(m_remove, &QAction::triggered, this, &ValueView::removeElements);
    connect(m_rename, &QAction::triggered, this, &ValueView::rename);
    connect(m_expire, &QAction::triggered, this, &ValueView::expire);
    connect(m_persist, &QAction::triggered, this, &ValueView::persist);
    connect(m_copyKey, &QAction::triggered, this, [this] { copy(shownBytes(m_key)); });
    connect(m_copyCommand, &QAction::triggered, this,
            [this] { copy(QString::fromLatin1(commandLine(readCommand()))); });
    connect(m_copyValue, &QAction::triggered, this, [this] {
        if (cacheType(m_type) == CacheType::String)
            copy(isPlainText(m_string) ? QString::fromUtf8(m_string) : shownBytes(m_string));
        else
            m_table->copySelection();
    });

    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(8, 4, 8, 4);
    head->setSpacing(8);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    m_name->setFont(fixed);
    m_name->setObjectName(u"cacheKeyName"_s);
    m_name->setTextInteractionFlags(Qt::NoTextInteraction);
    m_facts->setObjectName(u"cacheKeyFacts"_s);
    head->addWidget(m_typeChip);
    head->addWidget(m_name, 1);
    head->addWidget(m_facts);
    m_match->setObjectName(u"elementFilter"_s);
    m_match->setAccessibleName(tr("Pattern of elements"));
    m_match->setPlaceholderText(tr("Elements like *abc*"));
    m_match->setToolTip(tr("A pattern as Redis has them: * any text, ? a character, [abc] one of these. A text without "
                           "these is looked for anywhere."));
    m_match->setClearButtonEnabled(true);
    m_match->setMaximumWidth(24 * fontMetrics().averageCharWidth());
    head->addWidget(m_match);
    auto *delay = new QTimer(this);
    delay->setSingleShot(true);
    delay->setInterval(kSearchDelay);
    connect(delay, &QTimer::timeout, this, &ValueView::refresh);
    connect(m_match, &QLineEdit::textEdited, delay, qOverload<>(&QTimer::start));
    connect(m_match, &QLineEdit::textChanged, this, [delay](const QString &text) {
        if (text.isEmpty())
            delay->start();
    });
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
    proxy->setSourceModel(m_model);
    m_table->setModel(proxy);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *save = new QAction(tr("Save as CS&V…"), this);
        connect(save, &QAction::triggered, this, [this] { m_table->saveCsv(m_context.notices, u"elements"_s); });
        m_table->popupRowMenu(at, {m_edit, m_add, m_remove}, m_copyCommand, save);
    });
    connect(m_model, &ValueModel::moreWanted, this, [this] {
        if (!m_isReading)
            readElements();
    });
    connect(m_model, &ValueModel::editRequested, this, &ValueView::editCell);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ValueView::showDetail);
    m_splitter->setObjectName(u"cacheElementSplitter"_s);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({2'000, 1'000}); // shares of whatever there is
    m_splitter->setChildrenCollapsible(false);
    m_detail->hide();

    m_save->setObjectName(u"cacheSave"_s);
    m_save->setToolTip(tr("Ctrl+Enter"));
    m_discard->setObjectName(u"cacheDiscard"_s);
    m_discard->setToolTip(tr("Escape"));
    m_discard->setAccessibleName(tr("Cancel editing"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_editWhat, 1);
    row->addWidget(m_discard);
    row->addWidget(m_save);
    auto *page = new QVBoxLayout(m_editPage);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_editor, 1);
    page->addLayout(row);
    m_editor->editor()->installEventFilter(this);
    connect(m_editor, &BytesEdit::edited, this, [this] { m_isEdited = true; });
    connect(m_save, &QPushButton::clicked, this, &ValueView::save);
    connect(m_discard, &QPushButton::clicked, this, &ValueView::endEditing);

    for (QWidget *each : {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_content),
                          static_cast<QWidget *>(m_splitter), m_editPage})
        m_stack->addWidget(each);
}

bool ValueView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const auto modifiers = key->modifiers() & ~Qt::KeypadModifier;
    std::function<void()> act;
    if (watched == m_editor->editor()) {
        if (isEnter && modifiers == Qt::ControlModifier)
            act = [this] { save(); };
        else if (key->key() == Qt::Key_Escape)
            act = [this] { m_discard->click(); };
    } else if (watched == m_table) {
        if (isEnter && modifiers == Qt::NoModifier && m_edit->isEnabled())
            act = [this] { edit(); };
        else if (key->key() == Qt::Key_Delete && m_remove->isEnabled())
            act = [this] { removeElements(); };
    }
    if (!act)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        act();
    return true;
}

bool ValueView::isEditing() const
{
    return m_stack->currentWidget() == m_editPage;
}

void ValueView::leave(std::function<void()> onYes, std::function<void()> onNo)
{
    if (!isEditing() || !m_isEdited)
        return onYes();
    ask(this, tr("The value was not saved"),
        //: %1 a key.
        tr("What was written for “%1” is not saved.").arg(shownKey()), tr("Discard it"), std::move(onYes),
        std::move(onNo));
}

QString ValueView::shownKey() const
{
    return shownStart(m_key, kShownKey);
}

void ValueView::showKey(const QByteArray &key)
{
    ++m_generation;
    m_isReading = false;
    m_isEdited = false;
    m_isGone = false;
    m_key = key;
    m_hasKey = !key.isEmpty();
    m_type.clear();
    m_string.clear();
    m_expires = m_memory = -1;
    m_banner->hide();
    if (!m_match->text().isEmpty()) {
        const QSignalBlocker block(m_match);
        m_match->clear();
    }
    if (!m_hasKey) {
        m_model->setType(CacheType::Other);
        m_content->clear();
        m_stack->setCurrentWidget(m_empty);
        updateState();
        return;
    }
    m_name->setText(shownKey());
    m_name->setAccessibleName(shownKey());
    read(false);
}

void ValueView::refresh()
{
    if (m_hasKey)
        leave([this] {
            m_isEdited = false;
            read(m_wantsAll);
        });
}

void ValueView::read(bool all)
{
    if (!m_link->isUp())
        return updateState();
    m_isReading = true;
    m_wantsAll = all;
    const quint64 generation = ++m_generation;
    m_link->run(
        {{"TYPE"_ba, m_key}, {"PTTL"_ba, m_key}, KeyStore::sizeCommand(m_key), {"OBJECT"_ba, "ENCODING"_ba, m_key}},
        this, [this, generation, all](Result<CacheLink::Replies> replies) {
            if (generation != m_generation)
                return;
            m_isReading = false;
            if (!replies)
                return fail(replies.error());
            onFacts(replies.value(), all);
        });
    updateState();
}

void ValueView::onFacts(const CacheLink::Replies &replies, bool all)
{
    const QByteArray type = replies[0].text;
    const qint64 left = numberOf(replies[1]);
    if (const QByteArray error = errorOf(replies[0]); !error.isEmpty())
        return fail({Error::Kind::Storage, QString::fromUtf8(error)});
    if (type == "none" || left == -2) {
        m_isGone = true;
        m_bannerAction = {};
        //: %1 a key.
        m_banner->showMessage(Banner::Kind::Warning,
                              tr("“%1” is not there any more: it has expired, or somebody deleted it.").arg(shownKey()),
                              {}, true);
        updateState();
        Q_EMIT gone(m_key);
        return;
    }
    m_isGone = false;
    m_type = type;
    m_expires = left >= 0 ? now() + left : 0;
    m_memory = numberOf(replies[2]);
    m_encoding = replies[3].text;
    Q_EMIT factsRead(m_key, m_type, m_expires, m_memory);
    updateFacts();

    const CacheType kind = cacheType(type);
    if (kind == CacheType::Other) {
        m_empty->setText(tr("Values of this type are not shown"),
                         //: %1 a type, %2 a command.
                         tr("A module of Redis made the type “%1”. The Console can read it with the commands of that "
                            "module.")
                             .arg(QString::fromUtf8(type)));
        m_stack->setCurrentWidget(m_empty);
        updateState();
        return;
    }
    m_isReading = true;
    const quint64 generation = m_generation;
    m_link->run({{lengthVerb(kind), m_key}}, this, [this, generation, all, kind](Result<CacheLink::Replies> length) {
        if (generation != m_generation)
            return;
        m_isReading = false;
        if (!length)
            return fail(length.error());
        if (const auto error = firstError(length.value())) // it is of another type by now
            return fail(*error);
        m_length = numberOf(length.value().front());
        updateFacts();
        if (kind == CacheType::String)
            return readString(all);
        m_cursor = kind == CacheType::Stream ? "+"_ba : "0"_ba;
        m_table->setSortingEnabled(false);
        m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        m_model->setType(kind);
        m_table->setSortingEnabled(true);
        m_match->setVisible(hasMatch(kind));
        const int digit = fontMetrics().horizontalAdvance(u'0');
        m_table->setColumnWidth(0, (kind == CacheType::List ? 10 : 28) * digit);
        m_stack->setCurrentWidget(m_splitter);
        m_detail->hide();
        readElements();
    });
}

void ValueView::readString(bool all)
{
    const bool isWhole = m_length <= kFirstBytes || all;
    if (m_length > kMostBytes && all) {
        //: %1 a size.
        m_bannerAction = {};
        m_banner->showMessage(Banner::Kind::Warning,
                              tr("Values of more than %1 are not read here. redis-cli can: see “Copy redis-cli "
                                 "Command”.")
                                  .arg(sizeText(quint64(kMostBytes))));
        return;
    }
    m_isReading = true;
    const quint64 generation = m_generation;
    const cache::Command command = isWhole
        ? cache::Command{"GET"_ba, m_key}
        : cache::Command{"GETRANGE"_ba, m_key, "0"_ba, QByteArray::number(kFirstBytes - 1)};
    m_link->run(
        {command}, this,
        [this, generation, isWhole](Result<CacheLink::Replies> replies) {
            if (generation != m_generation)
                return;
            m_isReading = false;
            if (!replies)
                return fail(replies.error());
            if (const auto error = firstError(replies.value()))
                return fail(*error);
            if (replies.value().front().isNil())
                return read(false); // gone since
            m_string = replies.value().front().text;
            if (isWhole)
                m_length = m_string.size();
            m_match->hide();
            m_content->setContent(m_string, {}, compressionOf(m_string), isWhole ? 0 : quint64(m_length));
            m_stack->setCurrentWidget(m_content);
            if (isWhole) {
                m_banner->hide();
            } else {
                m_bannerAction = [this] { read(true); };
                //: %1 and %2 sizes.
                m_banner->showMessage(Banner::Kind::Info,
                                      tr("The value has %1. Its first %2 are shown.")
                                          .arg(sizeText(quint64(m_length)), sizeText(quint64(kFirstBytes))),
                                      //: A button: %1 a size.
                                      tr("Read all %1").arg(sizeText(quint64(m_length))), false);
            }
            updateState();
        },
        milliseconds(60'000));
    updateState();
}

int ValueView::pageSize() const
{
    if (m_memory <= 0 || m_length <= 0)
        return kPage;
    return int(std::clamp<qint64>(kPageBytes / std::max<qint64>(1, m_memory / m_length), 1, kPage));
}

void ValueView::readElements()
{
    const CacheType kind = m_model->type();
    const QByteArray count = QByteArray::number(pageSize());
    QByteArray pattern;
    if (hasMatch(kind) && !m_match->text().isEmpty()) {
        const auto typed = bytesOfShown(m_match->text());
        pattern = typed ? typed.value() : m_match->text().toUtf8();
        if (!pattern.contains('*') && !pattern.contains('?') && !pattern.contains('['))
            pattern = '*' + pattern + '*';
    }
    cache::Command command;
    switch (kind) {
    case CacheType::Hash: command = {"HSCAN"_ba, m_key, m_cursor}; break;
    case CacheType::Set: command = {"SSCAN"_ba, m_key, m_cursor}; break;
    case CacheType::SortedSet:
        if (pattern.isEmpty())
            command = {"ZRANGE"_ba, m_key, m_cursor, QByteArray::number(m_cursor.toLongLong() + pageSize() - 1),
                       "WITHSCORES"_ba};
        else
            command = {"ZSCAN"_ba, m_key, m_cursor};
        break;
    case CacheType::List:
        command = {"LRANGE"_ba, m_key, m_cursor, QByteArray::number(m_cursor.toLongLong() + pageSize() - 1)};
        break;
    case CacheType::Stream: command = {"XREVRANGE"_ba, m_key, m_cursor, "-"_ba, "COUNT"_ba, count}; break;
    default: return;
    }
    if (command.front().endsWith("SCAN")) {
        command += {"COUNT"_ba, count};
        if (!pattern.isEmpty())
            command += {"MATCH"_ba, pattern};
    }
    m_isReading = true;
    m_model->setHasMore(false); // until it is known again
    const quint64 generation = m_generation;
    m_link->run({command}, this, [this, generation](Result<CacheLink::Replies> replies) {
        if (generation != m_generation)
            return;
        m_isReading = false;
        if (!replies)
            return fail(replies.error());
        if (const auto error = firstError(replies.value()))
            return fail(*error);
        onElements(replies.value().front());
    });
    updateState();
}

void ValueView::onElements(const cache::Reply &reply)
{
    const CacheType kind = m_model->type();
    const bool isScan = reply.items.size() == 2 && reply.items[1].isArray()
        && (kind == CacheType::Hash || kind == CacheType::Set
            || (kind == CacheType::SortedSet && !m_match->text().isEmpty()));
    const std::vector<cache::Reply> &items = isScan ? reply.items[1].items : reply.items;
    QList<ValueModel::Row> rows;
    const bool isPairs = kind == CacheType::Hash || kind == CacheType::SortedSet;
    for (std::size_t i = 0; i + (isPairs ? 1 : 0) < items.size(); i += isPairs ? 2 : 1) {
        ValueModel::Row row;
        if (kind == CacheType::Stream) {
            if (items[i].items.size() != 2)
                continue;
            row.name = items[i].items[0].text;
            for (const cache::Reply &field : items[i].items[1].items)
                row.fields.append(field.text);
        } else if (kind == CacheType::List) {
            row.index = m_cursor.toLongLong() + qint64(i);
            row.value = items[i].text;
        } else {
            row.name = items[i].text;
            if (isPairs)
                row.value = items[i + 1].text;
        }
        rows.append(std::move(row));
    }
    bool more = false;
    if (isScan) {
        m_cursor = reply.items[0].text;
        more = m_cursor != "0";
    } else if (kind == CacheType::Stream) {
        more = rows.size() >= pageSize();
        if (!rows.isEmpty())
            m_cursor = '(' + rows.last().name;
    } else {
        const qint64 next = m_cursor.toLongLong() + rows.size();
        more = !rows.isEmpty() && next < m_length;
        m_cursor = QByteArray::number(next);
    }
    const bool nothingYet = rows.isEmpty() && more;
    m_model->append(std::move(rows));
    const bool isFull = m_model->rowCount({}) >= kMostElements || m_model->bytes() >= kMostElementBytes;
    if (more && isFull) {
        more = false;
        m_bannerAction = {};
        m_banner->showMessage(
            Banner::Kind::Info,
            tr("The first %Ln element(s) are shown. Use a pattern to find others.", nullptr, m_model->rowCount({})));
    }
    m_model->setHasMore(more);
    updateState();
    if (nothingYet && more)
        readElements(); // a pattern may match few
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
    const bool one = rows.size() == 1 && m_model->type() != CacheType::Other;
    m_detail->setVisible(one);
    if (one) {
        const QByteArray bytes = m_model->content(rows.first());
        m_detail->setContent(bytes, m_model->type() == CacheType::Stream ? "application/json"_ba : QByteArray(),
                             compressionOf(bytes));
    }
    updateState();
}

void ValueView::edit()
{
    if (!m_hasKey || m_isGone || m_isReading)
        return;
    m_editedRow = -1;
    if (cacheType(m_type) == CacheType::String) {
        m_editor->setBytes(m_string);
        //: %1 a key.
        m_editWhat->setText(tr("The value of “%1”").arg(shownKey()));
    } else {
        const QList<int> rows = selectedRows();
        if (rows.size() != 1 || m_model->type() == CacheType::Stream)
            return;
        const ValueModel::Row &row = m_model->row(rows.first());
        m_editedRow = rows.first();
        const QByteArray name = m_model->type() == CacheType::List ? QByteArray::number(row.index) : row.name;
        m_editor->setBytes(m_model->content(rows.first()));
        //: %1 the name or number of an element.
        m_editWhat->setText(tr("The element “%1”").arg(shownStart(name, kShownKey)));
    }
    m_isEdited = false;
    m_stack->setCurrentWidget(m_editPage);
    m_editor->editor()->setFocus();
    updateState();
}

void ValueView::save()
{
    if (!isEditing())
        return;
    const auto bytes = m_editor->bytes();
    if (!bytes) {
        m_bannerAction = {};
        m_banner->showMessage(Banner::Kind::Error, tr("The value cannot be saved: %1.").arg(bytes.error().detail));
        return;
    }
    const auto done = [this] { endEditing(); }; // what it is now is read as of any change
    if (m_editedRow >= 0) {
        const int column = m_model->type() == CacheType::SortedSet ? 0 : m_model->contentColumn();
        change(elementEdit(m_editedRow, column, bytes.value()), done);
        return;
    }
    KeyStore::Change change;
    //: What can be undone: %1 a key.
    change.text = tr("Edit %1").arg(shownKey());
    change.keys = {m_key};
    change.writes = {{"SET"_ba, m_key, bytes.value(), "KEEPTTL"_ba}};
    change.check = std::pair(cache::Command{"GET"_ba, m_key}, cache::Reply::ofBulk(m_string));
    this->change(change, done);
}

void ValueView::endEditing()
{
    m_isEdited = false;
    m_stack->setCurrentWidget(cacheType(m_type) == CacheType::String ? static_cast<QWidget *>(m_content) : m_splitter);
    m_stack->currentWidget()->setFocus();
    updateState();
}

/// Does it; where it has changed meanwhile, says so and offers to do it all the same.
void ValueView::change(KeyStore::Change change, std::function<void()> onDone)
{
    m_banner->hide();
    m_store->change(change, this, [this, key = m_key, change, onDone](Result<CacheLink::Replies> result) {
        if (key != m_key) { // a person has gone on to another one meanwhile
            if (!result && !result.error().isCanceled())
                m_context.notices->post({Notice::Kind::Warning, failureText(key, result.error()), {}, {}, {}});
            return;
        }
        if (result) {
            if (onDone)
                onDone();
            return;
        }
        if (result.error().code == KeyStore::kConflict) {
            m_bannerAction = [this, change, onDone] {
                KeyStore::Change anyway = change;
                anyway.check.reset();
                this->change(anyway, onDone);
            };
            m_banner->showMessage(Banner::Kind::Warning,
                                  //: %1 a key.
                                  tr("“%1” has changed, or is gone, since it was read here. Nothing was written. Read "
                                     "it again to see what it is now, or overwrite it.")
                                      .arg(shownKey()),
                                  tr("Overwrite it"));
            return;
        }
        fail(result.error());
    });
}

void ValueView::fail(const Error &error)
{
    updateState();
    if (error.isCanceled())
        return;
    m_bannerAction = {};
    m_banner->showMessage(Banner::Kind::Error, failureText(m_key, error));
}

void ValueView::editCell(int row, int column, const QString &text)
{
    const auto typed = bytesOfShown(text);
    if (!typed) {
        m_bannerAction = {};
        m_banner->showMessage(Banner::Kind::Error, tr("The text cannot be taken: %1.").arg(typed.error().detail));
        return;
    }
    change(elementEdit(row, column, typed.value()));
}

KeyStore::Change ValueView::elementEdit(int row, int column, const QByteArray &bytes) const
{
    const ValueModel::Row &old = m_model->row(row);
    KeyStore::Change change;
    change.keys = {m_key};
    //: What can be undone: %1 a key.
    change.text = tr("Edit %1").arg(shownKey());
    using cache::Reply;
    switch (m_model->type()) {
    case CacheType::Hash:
        change.check = std::pair(cache::Command{"HGET"_ba, m_key, old.name}, Reply::ofBulk(old.value));
        if (column == 1)
            change.writes = {{"HSET"_ba, m_key, old.name, bytes}};
        else
            change.writes = {{"HDEL"_ba, m_key, old.name}, {"HSET"_ba, m_key, bytes, old.value}};
        break;
    case CacheType::List:
        change.check
            = std::pair(cache::Command{"LINDEX"_ba, m_key, QByteArray::number(old.index)}, Reply::ofBulk(old.value));
        change.writes = {{"LSET"_ba, m_key, QByteArray::number(old.index), bytes}};
        break;
    case CacheType::Set:
        change.check = std::pair(cache::Command{"SISMEMBER"_ba, m_key, old.name}, Reply::ofInteger(1));
        change.writes = {{"SREM"_ba, m_key, old.name}, {"SADD"_ba, m_key, bytes}};
        break;
    case CacheType::SortedSet:
        change.check = std::pair(cache::Command{"ZSCORE"_ba, m_key, old.name}, Reply::ofBulk(old.value));
        if (column == 1)
            change.writes = {{"ZADD"_ba, m_key, "XX"_ba, bytes, old.name}};
        else
            change.writes = {{"ZREM"_ba, m_key, old.name}, {"ZADD"_ba, m_key, old.value, bytes}};
        break;
    default: break; // entries of a stream do not change, and a string has no elements
    }
    return change;
}

void ValueView::addElements()
{
    if (!m_hasKey || m_isGone || cacheType(m_type) == CacheType::String)
        return;
    auto *dialog = new AddDialog(AddDialog::What::Elements, m_link->isMemory(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setKey(m_key, m_type);
    connect(dialog, &AddDialog::submitted, this,
            [this, dialog](const KeyRecord &record) { submitElements(record, dialog); });
    dialog->open();
}

void ValueView::submitElements(const KeyRecord &record, AddDialog *dialog)
{
    KeyStore::Change change;
    change.keys = {record.key};
    //: What can be undone: %1 a key.
    change.text = tr("Add to %1").arg(shownStart(record.key, kShownKey));
    QByteArray verb;
    QList<QByteArray> words = record.parts;
    switch (cacheType(record.type)) {
    case CacheType::Hash: verb = "HSET"_ba; break;
    case CacheType::Set: verb = "SADD"_ba; break;
    case CacheType::List:
        verb = dialog->atFront() ? "LPUSH"_ba : "RPUSH"_ba;
        if (dialog->atFront())
            std::reverse(words.begin(), words.end()); // so that they stand as they were written
        break;
    case CacheType::SortedSet:
        verb = "ZADD"_ba;
        for (qsizetype i = 0; i + 1 < words.size(); i += 2)
            words.swapItemsAt(i, i + 1);
        break;
    case CacheType::Stream:
        verb = "XADD"_ba;
        words = QList<QByteArray>{"*"_ba} + record.entries.value(0).fields;
        break;
    default: return;
    }
    change.writes = {cache::Command{verb, record.key} + words};
    const QPointer<AddDialog> guard(dialog);
    m_store->change(change, this, [guard](Result<CacheLink::Replies> result) {
        if (!guard)
            return;
        if (result)
            guard->accept();
        else if (!result.error().isCanceled())
            guard->showFault(tr("The store does not take it: %1.").arg(CacheLink::reason(result.error())));
    });
}

void ValueView::removeElements()
{
    const QList<int> rows = selectedRows();
    if (rows.isEmpty() || !m_hasKey)
        return;
    KeyStore::Change change;
    change.keys = {m_key};
    //: What can be undone: %1 a key.
    change.text = tr("Remove %Ln element(s) of %1", nullptr, int(rows.size())).arg(shownKey());
    if (m_model->type() == CacheType::List) {
        // By number only: first something that cannot be among the others, then that is removed.
        const QByteArray mark = "coroscope:removed:" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        for (const int row : rows)
            change.writes.push_back({"LSET"_ba, m_key, QByteArray::number(m_model->row(row).index), mark});
        change.writes.push_back({"LREM"_ba, m_key, "0"_ba, mark});
        const ValueModel::Row &first = m_model->row(rows.first());
        change.check = std::pair(cache::Command{"LINDEX"_ba, m_key, QByteArray::number(first.index)},
                                 cache::Reply::ofBulk(first.value));
    } else {
        const QByteArray verb = m_model->type() == CacheType::Hash ? "HDEL"_ba
            : m_model->type() == CacheType::Set                    ? "SREM"_ba
            : m_model->type() == CacheType::SortedSet              ? "ZREM"_ba
                                                                   : "XDEL"_ba;
        cache::Command command{verb, m_key};
        for (const int row : rows)
            command.append(m_model->row(row).name);
        change.writes = {command};
    }
    this->change(change);
}

void ValueView::rename()
{
    if (!m_hasKey || m_isGone)
        return;
    auto *dialog = new LineDialog(tr("Rename the Key"), tr("&New name (\\n, \\t and \\x00 are such bytes)"),
                                  shownBytes(m_key), tr("Rename"), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LineDialog::submitted, this, [this, dialog, from = m_key](const QString &text) {
        const auto to = bytesOfShown(text);
        if (!to)
            return dialog->showFault(tr("The name cannot be taken: %1.").arg(to.error().detail));
        if (to.value().isEmpty())
            return dialog->showFault(tr("Write the key's name."));
        if (to.value() == from)
            return dialog->accept();
        const QPointer<LineDialog> guard(dialog);
        const auto goOn = [this, guard, from, name = to.value()](Result<CacheLink::Replies> is) {
            if (!guard)
                return;
            if (!is)
                return guard->showFault(CacheLink::reason(is.error()));
            const auto fault = [guard](const QString &why) {
                if (guard)
                    why.isEmpty() ? guard->accept() : guard->showFault(why);
            };
            if (numberOf(is.value().front()) != 1)
                return doRename(from, name, false, fault);
            ask(guard, tr("There is such a key"),
                //: %1 a key.
                tr("“%1” is there already. It would be replaced.").arg(shownStart(name, kShownKey)), tr("Replace it"),
                [this, from, name, fault] { doRename(from, name, true, fault); });
        };
        m_link->run({{"EXISTS"_ba, to.value()}}, this, goOn);
    });
    dialog->open();
}

void ValueView::doRename(const QByteArray &from, const QByteArray &to, bool replace,
                         std::function<void(const QString &)> fault)
{
    KeyStore::Change change;
    change.keys = {from, to};
    //: What can be undone: %1 and %2 keys.
    change.text = tr("Rename %1 to %2").arg(shownStart(from, kShownKey), shownStart(to, kShownKey));
    change.writes = {{replace ? "RENAME"_ba : "RENAMENX"_ba, from, to}};
    m_store->change(change, this, [this, from, to, replace, fault](Result<CacheLink::Replies> result) {
        if (!result)
            return fault(result.error().isCanceled()
                             ? tr("It was not renamed.")
                             : tr("The store does not do it: %1.").arg(CacheLink::reason(result.error())));
        if (!replace && numberOf(result.value().front()) == 0)
            return fault(tr("There is a key of that name since a moment. Try again."));
        fault({});
        Q_EMIT renamed(from, to);
    });
}

void ValueView::expire()
{
    if (!m_hasKey || m_isGone)
        return;
    auto *dialog = new ExpireDialog(shownKey(), m_expires > 0 ? std::max<qint64>(0, m_expires - now()) : -1, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExpireDialog::submitted, this, [this, key = m_key](qint64 ttl) { setTtl(key, ttl); });
    dialog->open();
}

void ValueView::persist()
{
    if (m_hasKey && !m_isGone)
        setTtl(m_key, -1);
}

/// -1: for good.
void ValueView::setTtl(const QByteArray &key, qint64 ttl)
{
    KeyStore::Change change;
    change.keys = {key};
    if (ttl < 0) {
        //: What can be undone: %1 a key.
        change.text = tr("Keep %1 for good").arg(shownStart(key, kShownKey));
        change.writes = {{"PERSIST"_ba, key}};
    } else {
        //: What can be undone: %1 a key, %2 a duration.
        change.text = tr("Let %1 expire in %2").arg(shownStart(key, kShownKey), durationText(milliseconds(ttl)));
        change.writes = {{"PEXPIRE"_ba, key, QByteArray::number(ttl)}};
    }
    this->change(change);
}

cache::Command ValueView::readCommand() const
{
    return readAll(m_type, m_key);
}

void ValueView::copy(const QString &text) const
{
    QApplication::clipboard()->setText(text);
}

QString ValueView::facts() const
{
    return m_facts->text();
}

QString ValueView::figure() const
{
    return m_figure->text();
}

void ValueView::updateFacts()
{
    if (m_type.isEmpty()) {
        m_facts->clear();
        return;
    }
    QStringList facts;
    facts.append(m_expires > 0
                     //: The time that a key has left: %1 a duration.
                     ? tr("TTL %1").arg(KeyModel::ttlText(m_expires, now()))
                     : tr("no limit"));
    if (m_memory >= 0)
        //: %1 a size.
        facts.append(tr("%1 of memory").arg(sizeText(quint64(m_memory))));
    if (!m_encoding.isEmpty())
        facts.append(QString::fromUtf8(m_encoding));
    m_facts->setText(facts.join(u" · "_s));
}

void ValueView::updateState()
{
    const bool up = m_link->isUp();
    const CacheType kind = cacheType(m_type);
    const bool has = up && m_hasKey && !m_isGone && !m_type.isEmpty();
    const bool idle = !isEditing();
    const bool isString = kind == CacheType::String;
    const bool isElements = has && !isString && kind != CacheType::Other;
    const QList<int> rows = isElements ? selectedRows() : QList<int>();
    const QString why = !up ? tr("The server is not running.")
        : !m_hasKey         ? tr("No key is selected.")
        : m_isGone          ? tr("The key is not there any more.")
        : !idle             ? tr("The value is being edited.")
                            : tr("The value is being read.");
    Commands::setEnabled(m_refresh, up && m_hasKey, why);
    const bool isPart = isString && m_string.size() < m_length;
    // What is being read would take the place of the page for editing.
    const bool ready = has && idle && !m_isReading;
    const bool canEdit = ready && (isString ? !isPart : isElements && rows.size() == 1 && kind != CacheType::Stream);
    Commands::setEnabled(m_edit, canEdit,
                         !ready                          ? why
                             : isPart                    ? tr("Only a part of the value was read.")
                             : kind == CacheType::Stream ? tr("Entries of a stream do not change.")
                                                         : tr("Not exactly one element is selected."));
    Commands::setEnabled(m_add, isElements && idle, has ? tr("A string has no elements.") : why);
    Commands::setEnabled(m_remove, isElements && idle && !rows.isEmpty(),
                         !has           ? why
                             : isString ? tr("A string has no elements.")
                                        : tr("No element is selected."));
    Commands::setEnabled(m_rename, has && idle, why);
    Commands::setEnabled(m_expire, has && idle, why);
    Commands::setEnabled(m_persist, has && idle && m_expires > 0, has ? tr("The key does not expire.") : why);
    Commands::setEnabled(m_copyKey, m_hasKey, tr("No key is selected."));
    Commands::setEnabled(m_copyValue, has && (isString || !rows.isEmpty()), has ? tr("No element is selected.") : why);
    Commands::setEnabled(m_copyCommand, has && kind != CacheType::Other, why);

    m_head->setVisible(m_hasKey);
    m_typeChip->setVisible(!m_type.isEmpty());
    m_typeChip->setText(coroscope::typeName(m_type));
    m_match->setVisible(isElements && hasMatch(kind));
    updateFacts();
    QString figure;
    if (has && isString)
        figure = sizeText(quint64(m_length));
    else if (isElements) {
        const int shown = m_model->rowCount({});
        const QString all = kind == CacheType::Hash ? tr("%Ln field(s)", nullptr, int(m_length))
            : kind == CacheType::Stream             ? tr("%Ln entry/entries", nullptr, int(m_length))
                                                    : tr("%Ln element(s)", nullptr, int(m_length));
        //: %1 a number, %2 "1,200 fields".
        figure = shown < m_length ? tr("%1 of %2").arg(countText(quint64(shown)), all) : all;
    }
    m_figure->setText(figure);
    if (!m_hasKey) {
        m_empty->setText(tr("No key is selected"), tr("Select one in the list to see what it holds."));
        m_stack->setCurrentWidget(m_empty);
    }
}

} // namespace coroscope
