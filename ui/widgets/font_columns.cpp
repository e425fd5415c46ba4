#include "ui/widgets/font_columns.h"

#include <QDataStream>
#include <QEvent>
#include <QFontInfo>
#include <QHeaderView>
#include <QIODevice>
#include <QSignalBlocker>
#include <QTableView>
#include <QTreeView>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace coroscope {

namespace {

constexpr quint32 kMagic = 0x434f4c31; // "COL1"
constexpr double kLeastPoints = 2; // what says otherwise is damaged
constexpr double kMostPoints = 200;

double pointSize(const QWidget *widget)
{
    return QFontInfo(widget->font()).pointSizeF();
}

/// `width` gives the new width of a column from its old one.
void resizeColumns(QHeaderView *header, const std::function<int(int column, int size)> &width)
{
    // What a stretched column has beyond its own width is the view's.
    const bool stretched = header->stretchLastSection();
    header->setStretchLastSection(false);
    for (int column = 0; column < header->count(); ++column) {
        const auto mode = header->sectionResizeMode(column);
        if (mode != QHeaderView::Interactive && mode != QHeaderView::Fixed)
            continue;
        int size = header->sectionSize(column);
        if (header->isSectionHidden(column)) {
            const QSignalBlocker quiet(header); // only a shown column tells its width
            header->showSection(column);
            size = header->sectionSize(column);
            header->hideSection(column);
        }
        header->resizeSection(column, width(column, size));
    }
    header->setStretchLastSection(stretched);
}

} // namespace

FontColumns::FontColumns(QTableView *view, int rowPadding)
    : FontColumns(view, view, rowPadding)
{
}

FontColumns::FontColumns(QTreeView *view)
    : FontColumns(view, nullptr, -1)
{
}

FontColumns::FontColumns(QAbstractItemView *view, QTableView *rows, int rowPadding)
    : QObject(view)
    , m_view(view)
    , m_rows(rows)
    , m_rowPadding(rowPadding)
    , m_pointSize(pointSize(view))
{
    view->installEventFilter(this);
    applyRowHeight();
}

QHeaderView *FontColumns::header() const
{
    return m_rows ? m_rows->horizontalHeader() : static_cast<QTreeView *>(m_view)->header();
}

bool FontColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FontChange && watched == m_view) {
        applyRowHeight();
        scale();
    }
    return QObject::eventFilter(watched, event);
}

void FontColumns::applyRowHeight()
{
    if (m_rowPadding < 0)
        return;
    m_rows->verticalHeader()->setMinimumSectionSize(16);
    m_rows->verticalHeader()->setDefaultSectionSize(m_view->fontMetrics().height() + m_rowPadding);
}

void FontColumns::scale()
{
    const double before = std::exchange(m_pointSize, pointSize(m_view));
    if (before <= 0 || m_pointSize <= 0 || qFuzzyCompare(before, m_pointSize))
        return;
    Q_EMIT aboutToScale();
    const double factor = m_pointSize / before;
    resizeColumns(header(), [&](int column, int size) {
        const auto kept = m_widths.constFind(column);
        const double exact = (kept != m_widths.cend() && kept->given == size ? kept->exact : double(size)) * factor;
        // What is too narrow for the header's least width, or is rounded, is not lost for the way back.
        const int given = std::max(int(std::lround(exact)), header()->minimumSectionSize());
        m_widths[column] = {exact, given};
        return given;
    });
    Q_EMIT scaled(factor);
}

QByteArray headerState(const QHeaderView *header)
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << kMagic << pointSize(header->parentWidget()) << header->saveState();
    return state;
}

bool restoreHeaderState(QHeaderView *header, const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    double points = 0;
    QByteArray inner;
    stream >> magic;
    if (magic != kMagic)
        return header->restoreState(state);
    stream >> points >> inner;
    if (stream.status() != QDataStream::Ok || !(points >= kLeastPoints && points <= kMostPoints)
        || !header->restoreState(inner))
        return false;
    const double now = pointSize(header->parentWidget());
    if (now > 0 && !qFuzzyCompare(now, points)) {
        const double factor = now / points;
        resizeColumns(header, [&](int, int size) { return int(std::lround(size * factor)); });
    }
    return true;
}

} // namespace coroscope
