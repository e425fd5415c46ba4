#include "ui/widgets/live_controls.h"

#include "ui/commands.h"
#include "ui/filter/filter_field.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/settings.h"
#include "ui/table_export.h"
#include "ui/widgets/live_table.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/table_progress.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QItemSelectionModel>
#include <QMenu>
#include <QThreadPool>
#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>

namespace coroscope {

namespace {

constexpr std::size_t kCopyAtOnce = 1000; ///< rows; more are copied in slices

/// Frees them elsewhere: a hundred thousand requests take some ten milliseconds.
void letGo(LiveTableModel::Cleared cleared)
{
    if (cleared.store)
        QThreadPool::globalInstance()->start([store = std::move(cleared.store)]() mutable { store.reset(); });
}

} // namespace

struct LiveControls::ClearedRows {
    LiveTableModel::Cleared rows;
    bool isTaken = false; ///< the rows are here, not in the list

    ~ClearedRows() { letGo(std::move(rows)); }
};

/// Holds a clear only as long as it is the last one.
class LiveControls::ClearCommand final : public QUndoCommand {
public:
    ClearCommand(LiveControls *controls, const std::shared_ptr<ClearedRows> &slot, const QString &text)
        : QUndoCommand(text)
        , m_controls(controls)
        , m_slot(slot)
    {
    }

    void undo() override
    {
        const auto slot = m_slot.lock();
        if (!m_controls || !slot || !m_controls->putBack(slot))
            setObsolete(true);
    }

    void redo() override
    {
        const auto slot = m_slot.lock();
        if (m_controls && slot)
            m_controls->take(slot);
        else
            setObsolete(true);
    }

private:
    QPointer<LiveControls> m_controls;
    std::weak_ptr<ClearedRows> m_slot;
};

LiveControls::LiveControls(LiveTable *table, const WindowContext &context, LiveWords words, QWidget *pane)
    : QObject(table)
    , m_table(table)
    , m_model(table->liveModel())
    , m_context(context)
    , m_words(std::move(words))
    , m_pane(pane)
    , m_progress(new TableProgress(table))
    , m_rowsByDefault(int(m_model->maxRows()))
{
    m_follow = add(QStringLiteral("follow"), QStringLiteral("go-bottom"), tr("&Follow the Newest"),
                   tr("Keep the newest row in sight (End)"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    connect(m_follow, &QAction::triggered, table, &LiveTable::setFollowing);
    // A sorted table has no tail: the button says what the table did.
    connect(m_follow, &QAction::triggered, this, [this] { m_follow->setChecked(m_table->isFollowing()); });
    connect(table, &LiveTable::followingChanged, m_follow, &QAction::setChecked);

    m_pause = add(QStringLiteral("pause"), QStringLiteral("media-playback-pause"), tr("&Pause the List"),
                  tr("Let the list stand still while more goes on (Space)"));
    m_pause->setCheckable(true);
    m_pause->setShortcut(Qt::Key_Space);
    m_pause->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    table->addAction(m_pause);
    connect(m_pause, &QAction::toggled, this, &LiveControls::setPaused);

    m_clear = add(QStringLiteral("clear"), QStringLiteral("edit-clear"), tr("C&lear the List"),
                  tr("Remove all rows from the list; Ctrl+Z brings them back"));
    m_clear->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Delete));
    m_clear->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    table->addAction(m_clear);
    connect(m_clear, &QAction::triggered, this, &LiveControls::clear);

    m_pin = add(QStringLiteral("pin"), QStringLiteral("pin"), tr("P&in Rows on Top"),
                tr("Keep the selected rows in sight on top of the list (P)"));
    m_pin->setShortcut(Qt::Key_P);
    m_pin->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    table->addAction(m_pin);
    connect(m_pin, &QAction::triggered, this, [this] {
        if (!m_table->togglePins())
            //: %n is how many rows can be pinned.
            m_context.notices->post(
                {Notice::Kind::Warning,
                 tr("Only %n row(s) can be pinned. Unpin some first.", nullptr, LiveTable::kMostPinned),
                 {},
                 {},
                 {}});
    });

    m_copy = add(QStringLiteral("copyRows"), QStringLiteral("edit-copy"), tr("Cop&y Rows"),
                 tr("Copy the selected rows as text, cells separated by tabs"));
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    table->addAction(m_copy);
    connect(m_copy, &QAction::triggered, this, &LiveControls::copy);

    m_export = add(QStringLiteral("exportCsv"), QStringLiteral("document-save"), tr("Export as CS&V…"),
                   tr("Write the selected rows, or all that are shown, into a file for spreadsheets"));
    connect(m_export, &QAction::triggered, this, &LiveControls::saveCsv);
    connect(m_progress, &TableProgress::cancelRequested, this, [this] {
        if (m_running)
            m_running->cancel();
    });
    connect(table, &LiveTable::pinsChanged, this, &LiveControls::updatePin);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LiveControls::onSelectionChanged);
    m_model->setMaxRows(m_context.settings->ringSize(table->objectName(), m_rowsByDefault));
}

LiveControls::~LiveControls() = default;

QAction *LiveControls::add(const QString &id, const QString &iconName, const QString &text, const QString &toolTip)
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setToolTip(toolTip);
    action->setObjectName(m_words.id + u'.' + id);
    return action;
}

void LiveControls::addTo(PaneBar *bar)
{
    bar->addAction(m_follow);
    bar->addAction(m_pause);
    bar->addAction(m_clear);
    for (QAction *action : {m_follow, m_pause, m_clear, m_pin, m_copy, m_export})
        m_context.commands->add(action->objectName(), m_words.group, action);
}

void LiveControls::addFilter(FilterField *field)
{
    m_context.commands->add(m_words.id + QStringLiteral(".filter"), m_words.group, field->focusAction());
}

void LiveControls::addToMenu(QMenu *menu)
{
    updatePin();
    menu->addAction(m_pin);
    QAction *unpin = menu->addAction(tr("&Unpin All"), m_table, &LiveTable::unpinAll);
    unpin->setVisible(m_table->pinned() > 0);
    menu->addSeparator();
    menu->addAction(m_copy);
    menu->addAction(m_export);
    menu->addSeparator();
    QMenu *columns = m_table->columnMenu(menu);
    columns->setTitle(tr("Colu&mns"));
    menu->addMenu(columns);
    menu->addMenu(ringMenu(menu));
    menu->addAction(m_clear);
}

void LiveControls::updatePin()
{
    const auto selected = m_table->selectedSequences();
    const bool all = !selected.empty()
        && std::all_of(selected.begin(), selected.end(), [this](auto s) { return m_model->isPinned(s); });
    m_pin->setText(all || (m_table->pinStrip() && m_table->pinStrip()->hasFocus()) ? tr("Unp&in Rows")
                                                                                   : tr("P&in Rows on Top"));
}

void LiveControls::onSelectionChanged()
{
    const bool mapped = m_model->isFiltered() || m_model->sortColumn() >= 0;
    if (!mapped || m_model->isPaused() || m_table->selectedRows() <= LiveTable::kManySelected)
        return;
    setPaused(true);
    m_context.notices->post(
        //: %1 "100,000 requests"
        tr("The list is paused while %1 are selected. Space lets it go on.")
            .arg(m_words.count(m_table->selectedRows())));
}

QMenu *LiveControls::ringMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("&Keep"), parent);
    auto *group = new QActionGroup(menu);
    for (const int size : WindowSettings::kRingSizes) {
        QAction *action = menu->addAction(m_words.count(size));
        action->setCheckable(true);
        action->setChecked(m_model->maxRows() == size);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, size] { setRowsKept(size); });
    }
    return menu;
}

int LiveControls::rowsKept() const
{
    return int(m_model->maxRows());
}

void LiveControls::setRowsKept(int rows)
{
    m_table->beginFlush(); // what leaves does not move what is looked at
    m_model->setMaxRows(rows);
    m_table->endFlush();
    m_context.settings->setRingSize(m_table->objectName(), rows);
    Q_EMIT changed();
    Q_EMIT rowsKeptChanged();
}

void LiveControls::setPaused(bool paused)
{
    m_pause->setChecked(paused);
    if (m_model->isPaused() == paused)
        return;
    m_pause->setIcon(icon(paused ? QStringLiteral("media-playback-start") : QStringLiteral("media-playback-pause")));
    m_pause->setText(paused ? tr("&Go On") : tr("&Pause the List"));
    if (!paused && m_table->selectedRows() > LiveTable::kManySelected)
        m_table->clearSelection();
    m_model->setPaused(paused);
    Q_EMIT pausedChanged(paused);
    Q_EMIT changed();
}

void LiveControls::clear()
{
    if (m_model->kept() + m_model->waiting() == 0)
        return;
    const auto slot = std::make_shared<ClearedRows>();
    m_cleared = slot; // lets the one before go
    m_context.undo->push(new ClearCommand(this, slot, tr("Clear the list of %1").arg(m_words.group)));
    const QPointer<LiveControls> self(this);
    m_context.notices->post({Notice::Kind::Info,
                             m_words.cleared(int(slot->rows.count)),
                             tr("Undo"),
                             [self, weak = std::weak_ptr<ClearedRows>(slot)] {
                                 if (const auto rows = weak.lock(); self && rows)
                                     self->putBack(rows);
                             },
                             {}});
}

void LiveControls::take(const std::shared_ptr<ClearedRows> &slot)
{
    m_table->beginFlush();
    slot->rows = m_model->takeAll();
    slot->isTaken = true;
    m_table->endFlush();
    Q_EMIT changed();
}

bool LiveControls::putBack(const std::shared_ptr<ClearedRows> &slot)
{
    if (!slot->isTaken)
        return false; // by the notice's button
    slot->isTaken = false;
    m_table->beginFlush();
    LiveTableModel::Cleared rows = std::exchange(slot->rows, {});
    const bool some = m_model->putBack(rows) > 0;
    letGo(std::move(rows));
    m_table->remarkPins();
    m_table->endFlush();
    if (!some)
        m_context.notices->post({Notice::Kind::Warning,
                                 tr("The cleared rows cannot come back: newer ones have taken all of the room."),
                                 {},
                                 {},
                                 {}});
    Q_EMIT changed();
    return some;
}

std::vector<LiveTableModel::Sequence> LiveControls::chosenRows() const
{
    auto rows = m_table->selectedSequences();
    return rows.size() > 1 ? rows : m_table->allSequences();
}

void LiveControls::copy()
{
    const LiveTable *from = m_table->pinStrip() && m_table->pinStrip()->hasFocus() ? m_table->pinStrip() : m_table;
    auto rows = from->selectedSequences();
    if (rows.empty())
        return;
    if (rows.size() <= kCopyAtOnce)
        return QApplication::clipboard()->setText(from->selectedText());
    if (m_running)
        return;
    auto *work
        = new TableExport(from->liveModel(), std::move(rows), from->shownColumns(), TableExport::Format::Tabs, this);
    run(work, {});
    work->startInMemory();
}

void LiveControls::chooseFile(bool csv)
{
    auto *dialog = new QFileDialog(m_pane, csv ? tr("Export as CSV") : tr("Save as Text"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString suffix = csv ? QStringLiteral("csv") : QStringLiteral("txt");
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilters({csv ? tr("CSV files (*.csv)") : tr("Text files (*.txt)"), tr("All files (*)")});
    dialog->selectFile(m_words.id + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, csv](const QString &path) { exportRows(path, csv); });
    dialog->open();
}

void LiveControls::exportRows(const QString &path, bool csv)
{
    if (m_running)
        return;
    m_lastCsv = csv;
    auto *work = new TableExport(m_model, chosenRows(), m_table->shownColumns(),
                                 csv ? TableExport::Format::Csv : TableExport::Format::Tabs, this);
    run(work, path);
    work->start(path);
}

void LiveControls::run(TableExport *work, const QString &path)
{
    m_running = work;
    m_progress->begin(path.isEmpty() ? tr("Reading %1…").arg(m_words.count(int(work->rows())))
                                     : tr("Writing %1…").arg(m_words.count(int(work->rows()))));
    connect(work, &TableExport::progressed, m_progress, &TableProgress::setProgress);
    connect(work, &TableExport::finished, this, [this, work](const QString &trouble) { onExported(work, trouble); });
}

void LiveControls::onExported(TableExport *work, const QString &trouble)
{
    m_progress->end();
    m_running = nullptr;
    work->deleteLater();
    const auto rows = int(work->rows());
    if (!trouble.isEmpty()) {
        m_context.notices->post({Notice::Kind::Error,
                                 trouble,
                                 tr("Export again…"),
                                 [self = QPointer<LiveControls>(this)] {
                                     if (self)
                                         self->chooseFile(self->m_lastCsv);
                                 },
                                 {}});
    } else if (work->isCanceled()) {
        m_context.notices->post(tr("The export was canceled; nothing was written."));
    } else if (work->path().isEmpty()) {
        QApplication::clipboard()->setText(QString::fromUtf8(work->text()).chopped(1));
        m_context.notices->post(m_words.copied(rows));
    } else {
        m_context.notices->post(m_words.exported(rows).arg(QDir::toNativeSeparators(work->path())));
    }
    Q_EMIT changed();
}

} // namespace coroscope
