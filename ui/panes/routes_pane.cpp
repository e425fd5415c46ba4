#include "ui/panes/routes_pane.h"

#include "ui/curl.h"
#include "ui/filter/filter_field.h"
#include "ui/icon.h"
#include "ui/models/route_model.h"
#include "ui/panes/route_delegate.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pane_bar.h"
#include "ui/words.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kSaveDelay = 500; // ms

/// Rows that hold all words, in path, method, kind or summary; a tag stays as long as one of its routes does.
class RouteFilter final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QString &text)
    {
        m_words = text.toLower().split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        if (m_words.isEmpty())
            return true;
        const QModelIndex first = sourceModel()->index(row, RouteModel::RouteColumn, parent);
        const QString text
            = (first.data().toString() + u'\n' + QString::fromLatin1(first.data(RouteModel::MethodRole).toByteArray())
               + u'\n' + first.siblingAtColumn(RouteModel::KindColumn).data().toString() + u'\n'
               + first.siblingAtColumn(RouteModel::SummaryColumn).data().toString())
                  .toLower();
        return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return text.contains(word); });
    }

private:
    QStringList m_words;
};

} // namespace

RoutesPane::RoutesPane(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new RouteModel(this))
    , m_tree(new QTreeView(this))
    , m_empty(new EmptyState(QStringLiteral("view-list-tree"), this))
    , m_stack(new QStackedWidget(this))
{
    auto *filter = new RouteFilter(this);
    m_shown = filter;
    m_shown->setSourceModel(m_model);
    m_shown->setRecursiveFilteringEnabled(true);
    m_shown->setAutoAcceptChildRows(true);
    m_shown->setSortRole(RouteModel::SortRole);
    // Figures change all the time; rows that jump cannot be clicked. A click on a header sorts once.
    m_shown->setDynamicSortFilter(false);

    m_tree->setObjectName(QStringLiteral("routesTree"));
    m_tree->setAccessibleName(tr("Routes"));
    m_tree->setModel(m_shown);
    m_tree->setItemDelegate(new RouteDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(10);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setSortingEnabled(true);
    m_tree->header()->setSortIndicatorClearable(true);
    m_tree->header()->setSortIndicator(-1, Qt::AscendingOrder);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setContextMenuPolicy(Qt::CustomContextMenu);

    auto *bar = new PaneBar(this);
    m_filter = bar->addFilter(tr("Filter routes"), tr("Filter routes"), this);
    m_filter->setMaximumWidth(QWIDGETSIZE_MAX);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tree);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_stack, 1);

    connect(m_filter, &QLineEdit::textChanged, this, [this, filter](const QString &text) {
        filter->setWords(text);
        m_tree->expandAll();
        updateEmptyState();
    });
    connect(m_tree, &QAbstractItemView::activated, this, &RoutesPane::activate);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &RoutesPane::showMenu);
    connect(m_tree->header(), &QWidget::customContextMenuRequested, this, &RoutesPane::showHeaderMenu);
    connect(m_empty, &EmptyState::actionRequested, m_filter, &QLineEdit::clear);
    m_save.setSingleShot(true);
    m_save.setInterval(kSaveDelay);
    connect(m_tree->header(), &QHeaderView::sectionResized, &m_save, qOverload<>(&QTimer::start));
    connect(m_tree->header(), &QHeaderView::sectionMoved, &m_save, qOverload<>(&QTimer::start));
    connect(&m_save, &QTimer::timeout, this,
            [this] { m_context.settings->setView(m_tree->objectName(), m_tree->header()->saveState()); });
    updateEmptyState();
}

void RoutesPane::setRoutes(const RouteTable &routes)
{
    m_model->setRoutes(routes);
    m_tree->expandAll();
    // Wide enough for what usually stands there.
    const QFontMetrics metrics = m_tree->fontMetrics();
    const std::pair<int, QString> widths[] = {{RouteModel::KindColumn, words::handlerKind(HandlerKind::Coroutine)},
                                              {RouteModel::HitsColumn, QStringLiteral("9,999")},
                                              {RouteModel::P95Column, QStringLiteral("999 ms")},
                                              {RouteModel::ErrorsColumn, QStringLiteral("Errors")},
                                              {RouteModel::InFlightColumn, QStringLiteral("In flight")}};
    for (const auto &[column, text] : widths)
        m_tree->setColumnWidth(column, metrics.horizontalAdvance(text) + 12);
    m_tree->setColumnWidth(RouteModel::RouteColumn,
                           QFontMetrics(monospaceFont()).horizontalAdvance(QStringLiteral("/blocking-endpoint")) + 88);
    m_tree->header()->restoreState(m_context.settings->view(m_tree->objectName()));
    m_tree->header()->setSortIndicator(-1, Qt::AscendingOrder);
    updateEmptyState();
}

void RoutesPane::setServerState(ServerState state, const QUrl &url)
{
    if (!url.isEmpty())
        m_url = url;
    if (state == ServerState::Starting)
        m_model->resetFigures();
}

void RoutesPane::consume(const TelemetryBatch &batch)
{
    m_model->consume(batch);
}

void RoutesPane::endFrame()
{
    m_model->flush();
}

const RouteInfo *RoutesPane::routeAt(const QModelIndex &index) const
{
    return m_model->route(m_shown->mapToSource(index));
}

void RoutesPane::activate(const QModelIndex &index)
{
    if (const RouteInfo *route = routeAt(index))
        Q_EMIT openInSender(*route);
    else
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
}

void RoutesPane::showMenu(const QPoint &at)
{
    const RouteInfo *found = routeAt(m_tree->indexAt(at));
    if (!found)
        return;
    const RouteInfo route = *found;
    const auto copy = [](const QString &text) { QApplication::clipboard()->setText(text); };
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(QStringLiteral("mail-send")), tr("Open in &Sender"), this,
                    [this, route] { Q_EMIT openInSender(route); });
    menu->addSeparator();
    menu->addAction(icon(QStringLiteral("edit-copy")), tr("Copy &URL"), this,
                    [=, this] { copy(routeUrl(route, m_url).toString()); });
    menu->addAction(tr("Copy as &cURL"), this, [=, this] { copy(curlCommand(route, m_url)); });
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

void RoutesPane::showHeaderMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = RouteModel::RouteColumn + 1; column < RouteModel::ColumnCount; ++column) {
        QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_tree->isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) { m_tree->setColumnHidden(column, !on); });
    }
    menu->popup(m_tree->header()->mapToGlobal(at));
}

void RoutesPane::updateEmptyState()
{
    const bool empty = m_shown->rowCount() == 0;
    if (empty && m_model->rowCount() > 0)
        m_empty->setText(tr("No route matches the filter"),
                         tr("The filter looks at method, path, handler and summary."), tr("Clear the filter"));
    else if (empty)
        m_empty->setText(tr("No routes"), tr("This server declares none."));
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_tree);
}

} // namespace coroscope
