#include "ui/panes/events_view.h"

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
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
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

namespace {

constexpr auto kSettings = "senderEvents";

} // namespace

EventsView::EventsView(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_chip(new Chip(Tone::Muted, this))
    , m_says(new ToneLabel(Tone::Muted, this))
    , m_stop(new QPushButton(tr("S&top"), this))
    , m_reconnect(new QPushButton(tr("&Reconnect"), this))
    , m_model(new EventModel(this))
    , m_table(new LiveTable(u"senderEvents"_s, tr("Events of the stream"), this))
    , m_empty(new EmptyState(u"view-list-details"_s, this))
    , m_stack(new QStackedWidget(this))
    , m_detail(new ContentView(tr("Data of the event"), this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_export(new FileExport(m_table, context.notices))
    , m_saveColumns(this, context.settings,
                    [this] { m_context.settings->setView(m_table->objectName(), m_table->columns()); })
{
    setObjectName(u"eventsView"_s);
    m_chip->setObjectName(u"eventsState"_s);
    m_says->setObjectName(u"eventsSays"_s);
    m_says->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_stop->setObjectName(u"eventsStop"_s);
    m_stop->setAutoDefault(false);
    m_stop->setIcon(icon(u"media-playback-stop"_s));
    m_stop->setToolTip(tr("Close the connection (Esc); the events stay"));
    m_reconnect->setObjectName(u"eventsReconnect"_s);
    m_reconnect->setAutoDefault(false);
    m_reconnect->setIcon(icon(u"view-refresh"_s));
    m_table->setLiveModel(m_model);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto *pins = new LiveTable(u"senderEventPins"_s, tr("Pinned events"), this);
    pins->setLiveModel(new EventModel(pins, LiveTable::kMostPinned));
    m_table->setPinStrip(pins);
    m_detail->setSettings(context.settings);

    m_controls
        = new LiveControls(m_table, m_context,
                           LiveWords{QString::fromLatin1(kSettings), tr("Events"),
                                     [](int count) { return tr("%Ln event(s)", nullptr, count); },
                                     [](int count) { return tr("Cleared %Ln event(s).", nullptr, count); },
                                     //: %1 the name of a file.
                                     [](int count) { return tr("Exported %Ln event(s) to %1.", nullptr, count); },
                                     [](int count) { return tr("Copied %Ln event(s).", nullptr, count); }},
                           this);
    connect(m_controls, &LiveControls::pausedChanged, this, &EventsView::endFrame);
    connect(m_controls, &LiveControls::changed, this, &EventsView::updateState);
    connect(m_model, &LiveTableModel::arranged, this, &EventsView::updateState);
    m_save = new QAction(icon(u"document-save"_s), tr("&Save as JSON Lines…"), this);
    m_save->setToolTip(tr("Write the selected events, or all that are shown, one JSON object a line"));
    connect(m_save, &QAction::triggered, this, [this] {
        m_export->ask(tr("Save as JSON Lines"), tr("JSON lines (*.jsonl)"), u"jsonl"_s, u"events"_s,
                      [this] { return eachLine(chosenEvents(), &EventModel::jsonLine); });
    });
    m_copyJson = new QAction(icon(u"edit-copy"_s), tr("Copy as &JSON Lines"), this);
    m_copyJson->setToolTip(tr("Copy the selected events, or all that are shown, one JSON object a line"));
    connect(m_copyJson, &QAction::triggered, this, [this] {
        const auto selected = m_table->selectedSequences();
        const bool isOne = selected.size() == 1;
        m_export->copy(
            eachLine(isOne ? std::vector{m_model->eventOf(selected.front())} : chosenEvents(), &EventModel::jsonLine));
    });

    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 4);
    top->setSpacing(8);
    top->addWidget(m_chip);
    top->addWidget(m_says, 1);
    top->addWidget(m_stop);
    top->addWidget(m_reconnect);
    auto *bar = new PaneBar(this);
    bar->addAction(m_controls->followAction());
    bar->addAction(m_controls->pauseAction());
    bar->addAction(m_controls->clearAction());
    bar->addAction(m_controls->copyAction());
    bar->addAction(m_save);
    //: A placeholder with two examples; the word before the colon is not translated.
    m_filter = bar->addFilter(EventModel::grammar(), tr("Filter: tick  event:request"), tr("Filter the events"), this);
    m_filter->setHistory(m_context.settings, QString::fromLatin1(kSettings));
    m_filter->setValues([this](const FilterFieldSpec &field) { return m_model->valuesOf(field); });
    m_figure = bar->addFigure();
    m_figure->setObjectName(u"eventsFigure"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    m_splitter->setObjectName(u"eventsSplitter"_s);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_detail->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(bar);
    layout->addWidget(m_splitter, 1);

    connect(m_stop, &QPushButton::clicked, this, &EventsView::stopRequested);
    connect(m_reconnect, &QPushButton::clicked, this, &EventsView::reconnectRequested);
    connect(m_filter, &FilterField::filterChanged, this, [this](const Filter &filter) {
        m_model->setFilter(filter);
        updateState();
    });
    connect(m_empty, &EmptyState::actionRequested, m_filter, &QLineEdit::clear);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EventsView::showDetail);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EventsView::showDetail);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &EventsView::showMenu);
    const int chars = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(EventModel::TimeColumn, 16 * chars);
    m_table->setColumnWidth(EventModel::EventColumn, 16 * chars);
    m_table->setColumnWidth(EventModel::IdColumn, 18 * chars);
    m_table->setColumns(m_context.settings->view(m_table->objectName()));
    connect(m_table, &LiveTable::columnsChanged, &m_saveColumns, qOverload<>(&QTimer::start));
    setState(State::Open);
}

void EventsView::begin(bool keeps)
{
    if (!keeps) {
        m_model->clear();
        m_model->forgetDropped();
        m_droppedBefore = 0;
        m_lastId.clear();
        m_hasShown = false;
        m_detail->hide();
        m_controls->setPaused(false);
        m_table->setFollowing(true);
    }
    setState(State::Open);
}

void EventsView::add(const StreamNews &news)
{
    if (!news.lastId.isEmpty())
        m_lastId = news.lastId;
    m_droppedBefore += news.dropped;
    if (!news.events.empty())
        m_model->add(news.events);
}

void EventsView::endFrame()
{
    const auto before = m_model->kept() + m_model->waiting();
    const auto dropped = m_model->dropped();
    const bool isOld = m_model->waiting() == 0;
    m_table->beginFlush();
    m_model->flush();
    m_table->endFlush();
    if (!isOld || before != m_model->kept() + m_model->waiting() || dropped != m_model->dropped()
        || m_model->isPaused())
        updateState();
}

void EventsView::setState(State state, const QString &why)
{
    m_state = state;
    Tone tone = Tone::Muted;
    QString word;
    QString says;
    switch (state) {
    case State::Connecting:
        tone = Tone::Info;
        word = tr("Connecting");
        says = tr("Asking for what comes next …");
        break;
    case State::Open:
        tone = Tone::Success;
        //: State of a stream of events: the connection is there.
        word = tr("Open");
        break;
    case State::Ended:
        word = tr("Ended");
        says = tr("The server ended the stream.");
        break;
    case State::Stopped:
        word = tr("Stopped");
        says = tr("You closed the connection.");
        break;
    case State::Broken:
        tone = Tone::Error;
        //: State of a stream of events: the connection broke.
        word = tr("Broken off");
        says = why;
        break;
    }
    const bool isOn = state == State::Connecting || state == State::Open;
    m_chip->setTone(tone);
    m_chip->setText(word);
    m_chip->setAccessibleName(tr("Stream: %1").arg(word));
    m_says->setTone(state == State::Broken ? Tone::Error : Tone::Muted);
    m_says->setText(says);
    const bool hadFocus = m_stop->hasFocus() || m_reconnect->hasFocus();
    m_stop->setVisible(isOn);
    m_reconnect->setVisible(!isOn);
    m_reconnect->setToolTip(m_lastId.isEmpty()
                                ? tr("Send the request again; the events stay. None of them had an id to go on from.")
                                : tr("Send the request again with Last-Event-ID %1, so that the server goes on from "
                                     "there; the events stay")
                                      .arg(QString::fromUtf8(m_lastId)));
    if (hadFocus)
        (isOn ? m_stop : m_reconnect)->setFocus();
    updateState();
}

QString EventsView::stateText() const
{
    return m_chip->text();
}

QString EventsView::figureText() const
{
    return m_figure->text();
}

void EventsView::updateState()
{
    const bool isOn = m_state == State::Connecting || m_state == State::Open;
    const bool isEmpty = m_model->rowCount() == 0;
    const auto kept = int(m_model->kept());
    if (isEmpty && kept > 0)
        m_empty->setText(tr("No event matches the filter"), tr("%Ln event(s) are hidden.", nullptr, kept),
                         tr("Clear the filter"));
    else if (isEmpty && isOn)
        m_empty->setText(tr("No event yet"), tr("The stream is open. Each event appears here as soon as it has come."));
    else if (isEmpty)
        m_empty->setText(tr("No events"), tr("None came before the stream was over."));
    m_stack->setCurrentWidget(isEmpty && m_table->pinned() == 0 ? static_cast<QWidget *>(m_empty) : m_table);

    QStringList parts;
    if (m_model->isPaused())
        parts.append(tr("Paused, %n waiting", nullptr, int(m_model->waiting())));
    else if (m_model->isFiltered())
        parts.append(tr("%1 of %2").arg(countText(quint64(m_model->rowCount())), countText(quint64(kept))));
    else if (kept > 0)
        parts.append(tr("%Ln event(s)", nullptr, kept));
    if (const quint64 dropped = m_model->dropped() + m_droppedBefore; dropped > 0)
        //: How many events are not kept, since there was no room for them.
        parts.append(tr("%Ln older one(s) dropped", nullptr, int(std::min<quint64>(dropped, INT_MAX))));
    m_figure->setText(parts.join(u" · "_s));
    m_save->setEnabled(kept > 0);
}

std::vector<ReceivedEvent> EventsView::chosenEvents() const
{
    std::vector<ReceivedEvent> events;
    for (const auto sequence : m_controls->chosenRows())
        events.push_back(m_model->eventOf(sequence));
    return events;
}

void EventsView::saveJsonLines(const QString &path)
{
    m_export->start(path, eachLine(chosenEvents(), &EventModel::jsonLine));
}

void EventsView::showMenu(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at);
    if (!index.isValid())
        return;
    const ServerEvent event = m_model->eventAt(index.row()).event;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy &Data"), this,
                    [event] { QApplication::clipboard()->setText(QString::fromUtf8(event.data)); });
    QAction *copyId = menu->addAction(tr("Copy &Id"), this,
                                      [event] { QApplication::clipboard()->setText(QString::fromUtf8(event.id)); });
    copyId->setEnabled(!event.id.isEmpty());
    menu->addAction(tr("Show Only “%1”").arg(QString::fromUtf8(event.name)), this,
                    [this, event] { m_filter->setText(u"event="_s + Filter::quoted(QString::fromUtf8(event.name))); });
    menu->addSeparator();
    menu->addAction(m_copyJson);
    menu->addAction(m_save);
    menu->addSeparator();
    m_controls->addToMenu(menu);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

/// Of the row that was chosen, which may have left the list since.
void EventsView::showDetail()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid() || !m_table->selectionModel()->isSelected(current))
        return;
    const auto sequence = m_model->sequenceAt(current.row());
    if (m_hasShown && sequence == m_shown && m_detail->isVisible())
        return;
    m_hasShown = true;
    m_shown = sequence;
    const QByteArray &data = m_model->eventOf(sequence).event.data;
    m_detail->setContent(data, guessedTextType(data), {});
    if (m_detail->isHidden()) {
        const int height = m_splitter->height();
        m_detail->show();
        m_splitter->setSizes({height * 3 / 5, height * 2 / 5});
    }
}

} // namespace coroscope
