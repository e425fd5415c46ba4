#include "ui/panes/route_activity_dialog.h"

#include "ui/format.h"
#include "ui/icon.h"
#include "ui/models/route_model.h"
#include "ui/words.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace coroscope {

class RouteActivityDialog::Table final : public QAbstractTableModel {
public:
    Table(int route, const RouteModel *model, QObject *parent)
        : QAbstractTableModel(parent)
        , m_route(route)
        , m_model(model)
    {
        const auto changed = [this] { Q_EMIT dataChanged(index(0, 1), index(RouteActivity::kIntervals - 1, 2)); };
        connect(model, &QAbstractItemModel::dataChanged, this,
                [this, changed](const QModelIndex &first, const QModelIndex &last) {
                    const QModelIndex mine = m_model->indexOf(m_route, RouteModel::ActivityColumn);
                    if (mine.parent() == first.parent() && mine.row() >= first.row() && mine.row() <= last.row()
                        && mine.column() >= first.column() && mine.column() <= last.column())
                        changed();
                });
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : RouteActivity::kIntervals;
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 3; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        if (role != Qt::DisplayRole)
            return {};
        const auto interval = m_model->activity().at(m_route, index.row());
        switch (index.column()) {
        case 0: return countText(quint64(index.row()));
        case 1: return countText(interval.hits);
        default: return countText(interval.errors);
        }
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (section) {
        case 0: return RouteActivityDialog::tr("Seconds ago");
        case 1: return RouteActivityDialog::tr("Requests");
        default: return RouteActivityDialog::tr("Errors");
        }
    }

private:
    const int m_route;
    const RouteModel *m_model;
};

RouteActivityDialog::RouteActivityDialog(const RouteInfo &route, const RouteModel *model, QWidget *parent)
    : QDialog(parent)
    , m_rows(new Table(route.index, model, this))
    , m_table(new QTableView(this))
{
    const QString name = words::routeName(route);
    //: Title of a window: %1 is a route, "GET /users".
    setWindowTitle(tr("Activity of %1").arg(name));
    setObjectName(QStringLiteral("routeActivity"));
    auto *title = new QLabel(tr("Requests to %1 that ended in each of the last 60 seconds.").arg(name), this);
    title->setWordWrap(true);
    title->setTextFormat(Qt::PlainText);
    m_table->setAccessibleName(windowTitle());
    m_table->setModel(m_rows);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy as CSV"), QDialogButtonBox::ActionRole);
    copy->setIcon(icon(QStringLiteral("edit-copy")));
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(csv()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    resize(360, 480);
}

/// RFC 4180. Numbers as programs read them.
QString RouteActivityDialog::csv() const
{
    QString text = QStringLiteral("seconds_ago,requests,errors\r\n");
    const QLocale locale; // as data() writes them
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_rows->columnCount(); ++column)
            cells += QString::number(locale.toULongLong(m_rows->index(row, column).data().toString()));
        text += cells.join(u',') + QStringLiteral("\r\n");
    }
    return text;
}

} // namespace coroscope
