#include "ui/findings/findings_panel.h"

#include "ui/commands.h"
#include "ui/findings/lint_words.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/pane_command.h"
#include "ui/settings.h"
#include "ui/widgets/grid_view.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

FindingsPanel::FindingsPanel(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new FindingModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_toggle(new QToolButton(this))
    , m_newest(new QToolButton(this))
    , m_table(new GridView(u"findingsTable"_s, tr("Findings"), context.settings, this))
{
    setObjectName(u"findingsPanel"_s);
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(GridView::kSortRole);
    m_table->setModel(m_proxy);
    m_table->setColumns({14, 22, 28, 8, 10, 60}, FindingModel::LastColumn, Qt::DescendingOrder);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->hide();

    m_toggle->setObjectName(u"findingsToggle"_s);
    m_toggle->setAccessibleName(tr("Findings"));
    m_toggle->setCheckable(true);
    m_toggle->setArrowType(Qt::RightArrow);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setProperty("flat", true);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    m_toggle->setToolTip(tr("What the timeline tells by itself: show or hide the list"));
    m_newest->setObjectName(u"findingsNewest"_s);
    m_newest->setAccessibleName(tr("Newest finding"));
    m_newest->setProperty("flat", true);
    m_newest->setFocusPolicy(Qt::StrongFocus);
    m_newest->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_newest->setToolButtonStyle(Qt::ToolButtonTextBesideIcon); // which is also what puts the text on the left

    auto *line = new QHBoxLayout;
    line->setContentsMargins(8, 0, 8, 0);
    line->setSpacing(8);
    line->addWidget(m_toggle);
    line->addWidget(m_newest, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(m_table);

    makeActions();
    connect(m_toggle, &QToolButton::toggled, this, &FindingsPanel::setUnfolded);
    connect(m_newest, &QToolButton::clicked, this, [this] {
        if (m_newestLint)
            Q_EMIT activated(*m_newestLint);
    });
    connect(m_table, &QAbstractItemView::activated, m_show, &QAction::trigger);
    connect(m_table, &QWidget::customContextMenuRequested, this, &FindingsPanel::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &FindingsPanel::updateActions);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_proxy, signal, this, &FindingsPanel::fitTable);
    if (m_context.settings->view(objectName()) == "unfolded")
        m_toggle->setChecked(true);
    updateActions();
    hide();
}

void FindingsPanel::makeActions()
{
    const auto add = [this](const QString &id, const QString &iconName, const QString &text, const QString &tip) {
        return paneCommand(m_context, this, u"findings."_s + id, tr("Findings"), iconName, text, tip, {});
    };
    m_show = add(u"show"_s, u"zoom-in"_s, tr("&Show in the Lanes"),
                 tr("Zoom to the newest of them, and select it (Enter)"));
    m_copy = add(u"copy"_s, u"edit-copy"_s, tr("&Copy the Findings"), tr("The selected ones as text"));
    m_save = add(u"saveCsv"_s, u"document-export"_s, tr("Save the Findings as CS&V…"), {});
    m_clear = add(u"clear"_s, u"edit-clear"_s, tr("C&lear the Findings"),
                  tr("Forget what was found so far; what comes is found anew"));
    connect(m_show, &QAction::triggered, this, [this] {
        if (const FindingGroup *group = current())
            Q_EMIT activated(group->newest.back());
    });
    connect(m_copy, &QAction::triggered, m_table, &GridView::copySelection);
    connect(m_save, &QAction::triggered, this, [this] { m_table->saveCsv(m_context.notices, u"findings"_s); });
    connect(m_clear, &QAction::triggered, this, &FindingsPanel::clearRequested);
}

const FindingGroup *FindingsPanel::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model->group(m_proxy->mapToSource(index).row()) : nullptr;
}

void FindingsPanel::updateActions()
{
    Commands::setEnabled(m_show, current() != nullptr, tr("No finding is selected."));
    for (QAction *action : {m_copy, m_save, m_clear})
        Commands::setEnabled(action, !m_model->isEmpty(), tr("Nothing was found."));
}

void FindingsPanel::refresh(const Findings &findings, const Recording &recording)
{
    const bool wasEmpty = m_model->isEmpty();
    m_model->sync(findings, recording);
    m_model->advance(findings);
    updateHead(findings);
    if (wasEmpty != m_model->isEmpty())
        updateActions();
    setVisible(!m_model->isEmpty());
}

void FindingsPanel::updateHead(const Findings &findings)
{
    if (findings.groups().empty()) {
        m_newestLint.reset();
        m_sentence.clear();
        return;
    }
    const std::size_t groups = findings.groups().size();
    //: How many things the timeline tells by itself: one for each kind and route, however often it was so.
    QString count = tr("%Ln finding(s)", nullptr, int(groups));
    if (findings.count() > groups)
        //: %1 "2 findings", %2 a number above one: how often they were made, all together.
        count = tr("%1, %2 times in all").arg(count, countText(findings.count()));
    if (m_toggle->text() != count) {
        m_toggle->setText(count);
        m_toggle->setAccessibleName(count);
    }
    // What goes on now is said first.
    const FindingGroup *first = &findings.groups().front();
    for (const FindingGroup &group : findings.groups()) {
        if (group.isOngoing()) {
            first = &group;
            break;
        }
    }
    const bool isOngoing = first->isOngoing();
    const auto ongoing
        = std::find_if(first->newest.rbegin(), first->newest.rend(), [](const Lint &lint) { return lint.isOngoing; });
    m_newestLint = ongoing != first->newest.rend() ? *ongoing : first->newest.back();
    const QString sentence = lintSentence(*m_newestLint, m_model->names());
    if (sentence != m_sentence) {
        m_sentence = sentence;
        m_newest->setAccessibleName(sentence);
        m_newest->setToolTip(sentence);
        elide();
    }
    if (isOngoing != m_isOngoing || m_newest->icon().isNull()) {
        m_isOngoing = isOngoing;
        m_newest->setIcon(isOngoing ? icon(u"dialog-error"_s, IconTone::Error) : icon(u"dialog-warning"_s));
        m_newest->setProperty("tone", isOngoing ? u"error"_s : QString());
        m_newest->style()->unpolish(m_newest);
        m_newest->style()->polish(m_newest);
    }
}

void FindingsPanel::elide()
{
    const int room = m_newest->width() - m_newest->iconSize().width() - 4 * fontMetrics().averageCharWidth();
    m_newest->setText(m_newest->fontMetrics().elidedText(m_sentence, Qt::ElideRight, std::max(room, 0)));
}

void FindingsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elide();
}

void FindingsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        elide();
        fitTable();
    }
}

bool FindingsPanel::isUnfolded() const
{
    return m_toggle->isChecked();
}

void FindingsPanel::setUnfolded(bool unfolded)
{
    m_toggle->setChecked(unfolded);
    m_toggle->setArrowType(unfolded ? Qt::DownArrow : Qt::RightArrow);
    m_table->setVisible(unfolded);
    fitTable();
    m_context.settings->setView(objectName(), unfolded ? "unfolded" : "folded");
}

void FindingsPanel::fitTable()
{
    const int rows = std::clamp(m_proxy->rowCount(), 1, kMaxRows);
    const int scrollBar = m_table->horizontalScrollBar()->sizeHint().height();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + rows * m_table->verticalHeader()->defaultSectionSize() + scrollBar);
}

void FindingsPanel::showMenu(const QPoint &at)
{
    updateActions();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_show);
    if (const FindingGroup *group = m_table->indexAt(at).isValid() ? current() : nullptr; group) {
        //: A menu of the times at which the same was found.
        QMenu *each = menu->addMenu(tr("&Occurrences"));
        for (auto lint = group->newest.rbegin(); lint != group->newest.rend(); ++lint) {
            //: %1 a time of day, %2 a duration.
            each->addAction(tr("%1 · %2").arg(timeOfDayText(m_model->wallOf(*lint)), durationText(lint->cost)), this,
                            [this, found = *lint] { Q_EMIT activated(found); });
        }
    }
    menu->addSeparator();
    menu->addAction(m_copy);
    menu->addAction(m_save);
    menu->addAction(m_clear);
    QMenu *columns = m_table->columnMenu(menu);
    columns->setTitle(tr("C&olumns"));
    menu->addMenu(columns);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

} // namespace coroscope
