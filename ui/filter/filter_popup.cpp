#include "ui/filter/filter_popup.h"

#include "ui/icon.h"
#include "ui/theme.h"
#include "ui/widgets/tone_label.h"

#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kHelpRole = Qt::UserRole;
constexpr int kMostRows = 10;
constexpr int kWidest = 520;
constexpr int kPadding = 8;

/// What is inserted at the left, what it means at the right.
class SuggestionDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        QStyledItemDelegate::paint(painter, option, index);
        const QString help = index.data(kHelpRole).toString();
        const int used = item.fontMetrics.horizontalAdvance(item.text) + 4 * kPadding + 16;
        const QRect room = item.rect.adjusted(used, 0, -kPadding, 0);
        if (help.isEmpty() || room.width() < 40)
            return;
        painter->save();
        const bool selected = item.state & QStyle::State_Selected;
        painter->setPen(selected ? item.palette.color(QPalette::HighlightedText) : themeColors(item.palette).muted);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter,
                          item.fontMetrics.elidedText(help, Qt::ElideRight, room.width()));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QString help = index.data(kHelpRole).toString();
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(option.fontMetrics.height() + kPadding);
        size.rwidth() += option.fontMetrics.horizontalAdvance(help) + (help.isEmpty() ? 0 : 4 * kPadding);
        return size;
    }
};

} // namespace

FilterPopup::FilterPopup(QWidget *field)
    : QFrame(field, Qt::ToolTip | Qt::FramelessWindowHint)
    , m_field(field)
    , m_trouble(new ToneLabel(Tone::Error, this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("filterPopup"));
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(StyledPanel);
    m_trouble->setObjectName(QStringLiteral("filterTrouble"));
    m_trouble->setWordWrap(true);
    m_trouble->setContentsMargins(kPadding, kPadding / 2, kPadding, kPadding / 2);
    m_list->setObjectName(QStringLiteral("filterSuggestions"));
    //: The list of ways in which a filter could go on.
    m_list->setAccessibleName(tr("Suggestions"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(NoFrame);
    m_list->setItemDelegate(new SuggestionDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // showContents() knows better
    layout->addWidget(m_trouble);
    layout->addWidget(m_list);
    connect(m_list, &QListWidget::itemEntered, m_list, [this](QListWidgetItem *item) { m_list->setCurrentItem(item); });
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { Q_EMIT picked(m_list->row(item)); });
}

void FilterPopup::showContents(const QList<FilterSuggestion> &items, const QString &trouble)
{
    m_list->clear();
    int width = m_field->width();
    for (const FilterSuggestion &suggestion : items) {
        auto *item = new QListWidgetItem(suggestion.label, m_list);
        item->setData(kHelpRole, suggestion.help);
        item->setData(Qt::AccessibleDescriptionRole, suggestion.help);
        if (suggestion.kind == FilterSuggestion::Kind::Recent)
            item->setIcon(icon(QStringLiteral("document-open-recent"), IconTone::Muted));
    }
    m_list->setCurrentRow(-1);
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    m_list->setVisible(!items.isEmpty());
    if (items.isEmpty() && trouble.isEmpty())
        return hide();
    const int rows = std::min(int(items.size()), kMostRows);
    if (rows > 0) {
        width = std::max(width, m_list->sizeHintForColumn(0) + m_list->verticalScrollBar()->sizeHint().width() + 4);
        m_list->setFixedHeight(rows * m_list->sizeHintForRow(0) + 2);
    }
    width = std::clamp(width, 240, kWidest);
    int height = 2 + (rows > 0 ? m_list->height() : 0);
    if (!trouble.isEmpty())
        height += m_trouble->heightForWidth(width - 2);
    // Below the field, or above it where there is no room.
    QPoint at = m_field->mapToGlobal(QPoint(0, m_field->height() + 1));
    const QRect screen = m_field->screen()->availableGeometry();
    if (at.y() + height > screen.bottom())
        at.setY(m_field->mapToGlobal(QPoint()).y() - height - 1);
    at.setX(std::max(screen.left(), std::min(at.x(), screen.right() - width)));
    setGeometry(QRect(at, QSize(width, height)));
    show();
    raise();
}

int FilterPopup::highlighted() const
{
    return isVisible() ? m_list->currentRow() : -1;
}

void FilterPopup::moveHighlight(int by)
{
    const int count = m_list->count();
    if (count == 0)
        return;
    const int row = m_list->currentRow();
    m_list->setCurrentRow(row < 0 ? (by > 0 ? 0 : count - 1) : (row + by + count) % count);
}

QStringList FilterPopup::labels() const
{
    QStringList texts;
    for (int row = 0; row < m_list->count(); ++row)
        texts += m_list->item(row)->text();
    return texts;
}

} // namespace coroscope
