#include "ui/widgets/messages_view.h"

#include "ui/content/text_type.h"
#include "ui/filter/filter_field.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/settings.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/file_export.h"
#include "ui/widgets/live_controls.h"
#include "ui/widgets/live_table.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;
using Kind = SocketMessage::Kind;

namespace {

constexpr qsizetype kCopiedAtOnce = 256 * 1024; // bytes
constexpr qsizetype kEdited = 1024 * 1024; // characters that the editor of the next message gets at once

} // namespace

MessagesView::MessagesView(const QString &id, bool resends, const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_resends(resends)
    , m_top(new QHBoxLayout)
    , m_chip(new Chip(Tone::Muted, this))
    , m_says(new ToneLabel(Tone::Muted, this))
    , m_model(new MessageModel(this))
    , m_table(new LiveTable(id, tr("Messages of the WebSocket"), this))
    , m_empty(new EmptyState(u"view-list-details"_s, this))
    , m_stack(new QStackedWidget(this))
    , m_detail(new ContentView(tr("The message"), this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_shownChoice(new QComboBox(this))
    , m_export(new FileExport(m_table, context.notices))
    , m_saveColumns(this, context.settings,
                    [this] { m_context.settings->setView(m_table->objectName(), m_table->columns()); })
{
    m_chip->setObjectName(u"messagesState"_s);
    m_says->setObjectName(u"messagesSays"_s);
    m_says->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_table->setLiveModel(m_model);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto *pins = new LiveTable(id + u"Pins"_s, tr("Pinned messages"), this);
    pins->setLiveModel(new MessageModel(pins, LiveTable::kMostPinned));
    m_table->setPinStrip(pins);
    m_detail->setSettings(context.settings);
    m_detail->setFileName(u"message"_s);
    makeActions(id);

    m_top->setContentsMargins(8, 4, 8, 4);
    m_top->setSpacing(8);
    m_top->addWidget(m_chip);
    m_top->addWidget(m_says, 1);
    auto *bar = new PaneBar(this);
    bar->addAction(m_controls->followAction());
    bar->addAction(m_controls->pauseAction());
    if (m_resends)
        bar->addAction(m_controls->clearAction());
    bar->addAction(m_controls->copyAction());
    bar->addAction(m_save);
    using Shown = MessageModel::Shown;
    m_shownChoice->setObjectName(u"messagesShown"_s);
    m_shownChoice->setAccessibleName(tr("Which messages are shown"));
    //: Which messages of a WebSocket are shown.
    m_shownChoice->addItem(tr("All"), int(Shown::All));
    m_shownChoice->addItem(icon(u"go-down"_s, IconTone::Success), tr("Received"), int(Shown::Received));
    m_shownChoice->addItem(icon(u"go-up"_s, IconTone::Accent), tr("Sent"), int(Shown::Sent));
    //: Text and binary, without the control frames of the protocol.
    m_shownChoice->addItem(tr("Messages"), int(Shown::Messages));
    //: Pings, pongs and closes.
    m_shownChoice->addItem(tr("Control"), int(Shown::Control));
    m_shownChoice->setToolTip(tr("All, one direction, text and binary messages, or pings, pongs and closes"));
    bar->addWidget(m_shownChoice);
    //: A placeholder with two examples; the words before the colon are not translated.
    m_filter = bar->addFilter(MessageModel::grammar(), tr("Filter: hello  kind:text"), tr("Filter the messages"), this);
    m_filter->setObjectName(u"messagesFilter"_s); // the pane around it has one, too
    m_filter->setHistory(m_context.settings, id);
    m_figure = bar->addFigure();
    m_figure->setObjectName(u"messagesFigure"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    m_splitter->setObjectName(u"messagesSplitter"_s);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_detail->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_top);
    layout->addWidget(bar);
    layout->addWidget(m_splitter, 1);

    connect(m_filter, &FilterField::filterChanged, this, [this](const Filter &filter) {
        m_model->setFilter(filter);
        updateState();
    });
    connect(m_shownChoice, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setShown(Shown(m_shownChoice->currentData().toInt()));
        updateState();
    });
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        m_shownChoice->setCurrentIndex(0);
        m_filter->clear();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MessagesView::showDetail);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MessagesView::showDetail);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &MessagesView::showMenu);
    const int chars = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(MessageModel::TimeColumn, 13 * chars);
    m_table->setColumnWidth(MessageModel::DirectionColumn, 15 * chars);
    m_table->setColumnWidth(MessageModel::KindColumn, 13 * chars);
    m_table->setColumnWidth(MessageModel::SizeColumn, 11 * chars);
    m_table->setColumns(m_context.settings->view(m_table->objectName()));
    connect(m_table, &LiveTable::columnsChanged, &m_saveColumns, qOverload<>(&QTimer::start));
    setEmptyText(tr("No message yet"), tr("Each message appears here as soon as it has come or gone."));
}

/// Below the list, or beside it where there is no height for both.
void MessagesView::arrange()
{
    const QFontMetrics metrics = fontMetrics();
    const bool low = height() < 22 * metrics.height() && width() > 60 * metrics.averageCharWidth();
    const auto orientation = low ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() == orientation)
        return;
    m_splitter->setOrientation(orientation);
    divide();
}

void MessagesView::divide()
{
    const int length = m_splitter->orientation() == Qt::Horizontal ? m_splitter->width() : m_splitter->height();
    m_splitter->setSizes({length * 3 / 5, length * 2 / 5});
}

void MessagesView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MessagesView::makeActions(const QString &id)
{
    m_controls
        = new LiveControls(m_table, m_context,
                           LiveWords{id, tr("Messages"), [](int count) { return tr("%Ln message(s)", nullptr, count); },
                                     [](int count) { return tr("Cleared %Ln message(s).", nullptr, count); },
                                     //: %1 the name of a file.
                                     [](int count) { return tr("Exported %Ln message(s) to %1.", nullptr, count); },
                                     [](int count) { return tr("Copied %Ln message(s).", nullptr, count); }},
                           this);
    if (!m_resends) { // a record stays what it is
        m_controls->clearAction()->setEnabled(false);
        m_controls->clearAction()->setVisible(false);
    }
    connect(m_controls, &LiveControls::pausedChanged, this, &MessagesView::endFrame);
    connect(m_controls, &LiveControls::changed, this, &MessagesView::updateState);
    connect(m_model, &LiveTableModel::arranged, this, &MessagesView::updateState);
    m_save = new QAction(icon(u"document-save"_s), tr("&Save as JSON Lines…"), this);
    m_save->setToolTip(tr("Write the selected messages, or all that are shown, one JSON object a line"));
    connect(m_save, &QAction::triggered, this, [this] {
        m_export->ask(tr("Save as JSON Lines"), tr("JSON lines (*.jsonl)"), u"jsonl"_s, u"messages"_s,
                      [this] { return eachLine(chosenMessages(), &MessageModel::jsonLine); });
    });
    m_copyJson = new QAction(icon(u"edit-copy"_s), tr("Copy as &JSON Lines"), this);
    m_copyJson->setToolTip(tr("Copy the selected messages, or all that are shown, one JSON object a line"));
    connect(m_copyJson, &QAction::triggered, this, [this] {
        const SocketMessage *only = m_table->selectedRows() == 1 ? currentMessage() : nullptr;
        m_export->copy(eachLine(only ? std::vector{*only} : chosenMessages(), &MessageModel::jsonLine));
    });
    m_copyMessage = new QAction(icon(u"edit-copy"_s), tr("&Copy Message"), this);
    m_copyMessage->setToolTip(tr("Copy what the message says; of a binary one its bytes in hexadecimal"));
    connect(m_copyMessage, &QAction::triggered, this, [this] {
        const SocketMessage *message = currentMessage();
        if (!message)
            return;
        const auto text
            = [](const SocketMessage &one) { return one.kind == Kind::Binary ? one.payload.toHex() : one.payload; };
        if (message->payload.size() <= kCopiedAtOnce)
            QApplication::clipboard()->setText(QString::fromUtf8(text(*message)));
        else
            m_export->copy(eachLine(std::vector{*message}, +text));
    });
    m_resend = new QAction(icon(u"mail-send"_s), tr("Send A&gain"), this);
    m_resend->setToolTip(tr("Send the selected message once more (R)"));
    m_resend->setShortcut(Qt::Key_R);
    m_resend->setShortcutContext(Qt::WidgetShortcut);
    connect(m_resend, &QAction::triggered, this, [this] {
        if (const SocketMessage *message = currentMessage())
            Q_EMIT resendRequested(*message);
    });
    m_edit = new QAction(icon(u"document-edit"_s), tr("&Edit and Send…"), this);
    connect(m_edit, &QAction::triggered, this, [this] {
        if (const SocketMessage *message = currentMessage())
            Q_EMIT editRequested(*message);
    });
    if (m_resends)
        m_table->addAction(m_resend);
    updateActions();
}

void MessagesView::begin()
{
    m_model->clear();
    m_model->forgetDropped();
    m_droppedBefore = 0;
    m_hasShown = false;
    m_detail->clear();
    m_detail->hide();
    m_controls->setPaused(false);
    m_table->setFollowing(true);
    updateState();
}

void MessagesView::add(const std::vector<SocketMessage> &messages)
{
    if (!messages.empty())
        m_model->add(messages);
}

void MessagesView::endFrame()
{
    if (m_model->waiting() == 0 && !m_model->isPaused())
        return;
    m_table->beginFlush();
    m_model->flush();
    m_table->endFlush();
    updateState();
}

void MessagesView::setState(Tone tone, const QString &state, const QString &says, bool fault)
{
    m_chip->setTone(tone);
    m_chip->setText(state);
    m_chip->setAccessibleName(tr("WebSocket: %1").arg(state));
    m_says->setTone(fault ? Tone::Error : Tone::Muted);
    m_says->setText(says);
}

void MessagesView::setDroppedBefore(quint64 count)
{
    m_droppedBefore = count;
    updateState();
}

void MessagesView::setEmptyText(const QString &title, const QString &sentence)
{
    m_emptyTitle = title;
    m_emptySentence = sentence;
    updateState();
}

void MessagesView::addButton(QPushButton *button)
{
    m_top->addWidget(button);
}

void MessagesView::setCanResend(bool can)
{
    m_canResend = can;
    updateActions();
}

QString MessagesView::stateText() const
{
    return m_chip->text();
}

QString MessagesView::saysText() const
{
    return m_says->text();
}

QString MessagesView::figureText() const
{
    return m_figure->text();
}

void MessagesView::updateState()
{
    const bool isEmpty = m_model->rowCount() == 0;
    const auto kept = int(m_model->kept());
    if (isEmpty && kept > 0)
        m_empty->setText(tr("No message fits"), tr("%n message(s) are hidden.", nullptr, kept), tr("Show all"));
    else
        m_empty->setText(m_emptyTitle, m_emptySentence);
    QWidget *const page = isEmpty && m_table->pinned() == 0 ? static_cast<QWidget *>(m_empty) : m_table;
    if (m_stack->currentWidget() != page)
        m_stack->setCurrentWidget(page);

    QStringList parts;
    if (m_model->isPaused())
        parts.append(tr("Paused, %n waiting", nullptr, int(m_model->waiting())));
    else if (m_model->isFiltered())
        parts.append(tr("%1 of %2").arg(countText(quint64(m_model->rowCount())), countText(quint64(kept))));
    else if (kept > 0)
        parts.append(tr("%Ln message(s)", nullptr, kept));
    if (const quint64 dropped = m_model->dropped() + m_droppedBefore; dropped > 0)
        //: How many messages are not kept, since there was no room for them.
        parts.append(tr("%Ln older one(s) dropped", nullptr, int(std::min<quint64>(dropped, INT_MAX))));
    m_figure->setText(parts.join(u" · "_s));
    m_save->setEnabled(kept > 0);
    updateActions();
}

const SocketMessage *MessagesView::currentMessage() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() && m_table->selectionModel()->isSelected(current) ? &m_model->message(current.row())
                                                                               : nullptr;
}

void MessagesView::updateActions()
{
    const SocketMessage *message = currentMessage();
    const bool isMessage = message && !message->isControl() && !message->isCut();
    m_resend->setEnabled(m_canResend && isMessage);
    constexpr qsizetype kDigits = 3; // and a space, of a byte in hexadecimal
    const qsizetype most = message && message->kind == Kind::Binary ? kEdited / kDigits : kEdited;
    const bool isLarge = isMessage && message->payload.size() > most;
    m_edit->setEnabled(m_resends && isMessage && !isLarge);
    m_edit->setToolTip(
        isLarge
            //: %1 a size.
            ? tr("The message is too large to be edited: of its kind, at most %1 are.").arg(sizeText(quint64(most)))
            : tr("Put the selected message where the next one is written"));
    m_copyMessage->setEnabled(message && !message->payload.isEmpty());
}

std::vector<SocketMessage> MessagesView::chosenMessages() const
{
    std::vector<SocketMessage> messages;
    for (const auto sequence : m_controls->chosenRows())
        messages.push_back(m_model->messageOf(sequence));
    return messages;
}

void MessagesView::saveJsonLines(const QString &path)
{
    m_export->start(path, eachLine(chosenMessages(), &MessageModel::jsonLine));
}

void MessagesView::showMenu(const QPoint &at)
{
    if (!m_table->indexAt(at).isValid())
        return;
    updateActions();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true); // why one is not to be had
    menu->addAction(m_copyMessage);
    if (m_resends) {
        menu->addAction(m_resend);
        menu->addAction(m_edit);
    }
    menu->addSeparator();
    menu->addAction(m_copyJson);
    menu->addAction(m_save);
    menu->addAction(tr("Save as &Text…"), m_controls, &LiveControls::saveText);
    menu->addSeparator();
    m_controls->addToMenu(menu);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

/// Of the row that was chosen, which may have left the list since.
void MessagesView::showDetail()
{
    updateActions();
    const SocketMessage *message = currentMessage();
    if (!message)
        return;
    const auto sequence = m_model->sequenceAt(m_table->currentIndex().row());
    if (m_hasShown && sequence == m_shown && m_detail->isVisible())
        return;
    m_hasShown = true;
    m_shown = sequence;
    const bool isCut = message->isCut();
    const QByteArray type = message->kind == Kind::Binary ? QByteArrayLiteral("application/octet-stream")
                                                          : guessedTextType(message->payload, isCut);
    m_detail->setContent(message->payload, type, {}, isCut ? message->size : 0);
    if (m_detail->isHidden()) {
        m_detail->show();
        divide();
    }
}

} // namespace coroscope
