#include "ui/models/address_completions.h"

#include "ui/theme.h"
#include "ui/widgets/chip.h"

#include <QApplication>
#include <QListView>
#include <QPainter>

#include <algorithm>

namespace coroscope {

void AddressCompletions::setRoutes(const RouteTable &routes)
{
    if (routes == m_routes)
        return;
    m_routes = routes;
    rebuild();
}

void AddressCompletions::setRecent(const QList<RecentAddress> &recent)
{
    m_recent = recent.first(std::min(recent.size(), kMaxRecent));
    rebuild();
}

void AddressCompletions::addRecent(const QByteArray &method, const QString &address)
{
    const RecentAddress added{method, address};
    if (!m_recent.isEmpty() && m_recent.first() == added)
        return;
    m_recent.removeAll(added);
    m_recent.prepend(added);
    if (m_recent.size() > kMaxRecent)
        m_recent.resize(kMaxRecent);
    rebuild();
}

void AddressCompletions::rebuild()
{
    beginResetModel();
    m_entries.clear();
    for (const RecentAddress &recent : std::as_const(m_recent))
        //: behind an address that is offered: it was called before
        m_entries.append({recent.method, recent.address, tr("recent"), true});
    if (m_routes) {
        for (const RouteInfo &route : *m_routes) {
            const QByteArray method = route.method == "*" ? QByteArrayLiteral("GET") : route.method;
            const bool known = std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
                return entry.method == method && entry.address == route.path;
            });
            if (!known)
                m_entries.append({method, route.path, route.summary, false});
        }
    }
    endResetModel();
}

int AddressCompletions::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant AddressCompletions::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const Entry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return entry.address;
    case Qt::AccessibleTextRole:
        //: an address that is offered: %1 method, %2 path, %3 what it does
        return tr("%1 %2, %3").arg(QString::fromUtf8(entry.method), entry.address, entry.about);
    case kMethodRole: return entry.method;
    case kAboutRole: return entry.about;
    default: return {};
    }
}

/// Method as a chip, address, and what it is, in one line.
class AddressCompleter::Delegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        item.text.clear();
        const QWidget *widget = item.widget;
        const bool selected = item.state & QStyle::State_Selected;
        (widget ? widget->style() : QApplication::style())
            ->drawControl(QStyle::CE_ItemViewItem, &item, painter, widget);
        const QByteArray method = index.data(AddressCompletions::kMethodRole).toByteArray();
        const int chip = chipSize(item.fontMetrics, QStringLiteral("OPTIONS")).width();
        QRect rest = item.rect.adjusted(6, 0, -8, 0);
        paintChip(painter, QRect(rest.left(), rest.top(), chip, rest.height()), QString::fromUtf8(method),
                  themeColors(item.palette).method(method), item.palette, selected);
        rest.setLeft(rest.left() + chip + 8);
        painter->save();
        const auto group = selected ? QPalette::HighlightedText : QPalette::Text;
        painter->setPen(item.palette.color(group));
        const QFont mono = monospaceFont();
        const QFontMetrics metrics(mono);
        const QString address = index.data(Qt::DisplayRole).toString();
        painter->setFont(mono);
        const QString shown = metrics.elidedText(address, Qt::ElideMiddle, rest.width());
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, shown);
        rest.setLeft(rest.left() + metrics.horizontalAdvance(shown) + 16);
        if (rest.width() > 40) {
            painter->setFont(item.font);
            if (!selected)
                painter->setPen(themeColors(item.palette).muted);
            const QString about = index.data(AddressCompletions::kAboutRole).toString();
            painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter,
                              item.fontMetrics.elidedText(about, Qt::ElideRight, rest.width()));
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), option.fontMetrics.height() + 10};
    }
};

AddressCompleter::AddressCompleter(AddressCompletions *model, QObject *parent)
    : QCompleter(model, parent)
{
    constexpr int kShown = 12;
    setCaseSensitivity(Qt::CaseInsensitive);
    setFilterMode(Qt::MatchContains);
    setMaxVisibleItems(kShown);
    auto *popup = new QListView;
    popup->setAccessibleName(tr("Addresses"));
    popup->setUniformItemSizes(true);
    setPopup(popup); // owns it; sets its own delegate, so ours comes after
    popup->setItemDelegate(new Delegate(popup));
    connect(this, qOverload<const QModelIndex &>(&QCompleter::activated), this, [this](const QModelIndex &index) {
        Q_EMIT methodChosen(index.data(AddressCompletions::kMethodRole).toByteArray());
    });
}

QStringList AddressCompleter::splitPath(const QString &path) const
{
    const bool isOurs = !m_home.isEmpty() && path.startsWith(m_home + u'/', Qt::CaseInsensitive);
    return {isOurs ? path.sliced(m_home.size()) : path};
}

QString AddressCompleter::pathFromIndex(const QModelIndex &index) const
{
    const QString address = QCompleter::pathFromIndex(index);
    const auto *edit = widget();
    const QString typed = edit ? edit->property("text").toString() : QString();
    const bool isOurs = !m_home.isEmpty() && typed.startsWith(m_home + u'/', Qt::CaseInsensitive);
    return isOurs && address.startsWith(u'/') ? m_home + address : address;
}

} // namespace coroscope
