#include "ui/widgets/stat_tile.h"

#include "ui/widgets/tone_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

StatTile::StatTile(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(new ToneLabel(Tone::Muted, this))
    , m_value(new ToneLabel(Tone::Text, this))
    , m_remark(new ToneLabel(Tone::Muted, this))
{
    m_name->setText(name);
    m_value->setText(u"–"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_name);
    layout->addWidget(m_value);
    layout->addWidget(m_remark);
    m_remark->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_remark->setText(u" "_s);
    applyFont();
}

void StatTile::applyFont()
{
    QFont big = font();
    big.setPointSizeF(font().pointSizeF() * (m_compact ? 1.1 : 1.5));
    big.setBold(true);
    m_value->setFont(big);
    const int name = m_compact ? fontMetrics().horizontalAdvance(m_name->text()) + 8 : 0;
    setMinimumWidth(qMax(QFontMetrics(big).horizontalAdvance(u"888.8 ms"_s) + 8 + name, m_name->sizeHint().width()));
}

void StatTile::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    auto *box = static_cast<QBoxLayout *>(layout());
    box->setDirection(compact ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    box->setSpacing(compact ? 8 : 0);
    box->setStretchFactor(m_value, compact ? 1 : 0);
    m_remark->setVisible(!compact);
    applyFont();
}

void StatTile::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFont();
    // A new style sheet gives labels the fonts back that they had when the last one came, in no order to rely on.
    if (event->type() == QEvent::StyleChange)
        QMetaObject::invokeMethod(this, &StatTile::applyFont, Qt::QueuedConnection);
}

void StatTile::setFigure(const QString &value, const QString &remark, Tone tone)
{
    if (value == m_value->text() && remark == m_remark->toolTip() && tone == m_value->tone())
        return;
    m_value->setText(value);
    if (m_value->tone() != tone) {
        m_value->setTone(tone);
        m_remark->setTone(tone == Tone::Text ? Tone::Muted : tone);
    }
    m_remark->setText(remark.isEmpty() ? u" "_s : remark);
    m_remark->setToolTip(remark);
    //: name of a figure, its value, a remark about it
    setAccessibleName(remark.isEmpty() ? tr("%1: %2").arg(m_name->text(), value)
                                       : tr("%1: %2, %3").arg(m_name->text(), value, remark));
}

QString StatTile::value() const
{
    return m_value->text();
}

QString StatTile::remark() const
{
    return m_remark->toolTip();
}

TileStrip::TileStrip(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
}

void TileStrip::addTile(StatTile *tile)
{
    m_tiles.append(tile);
    m_columns = 0;
    arrange();
}

QSize TileStrip::minimumSizeHint() const
{
    const QSize all = QWidget::minimumSizeHint();
    int widest = 0;
    for (const StatTile *tile : m_tiles)
        widest = qMax(widest, tile->minimumWidth());
    return m_tiles.isEmpty() ? all : QSize(2 * (widest + 16) + 8, all.height()); // two columns are the least
}

void TileStrip::setCompact(bool compact)
{
    for (StatTile *tile : std::as_const(m_tiles))
        tile->setCompact(compact);
    static_cast<QGridLayout *>(layout())->setVerticalSpacing(compact ? 2 : 8);
    m_columns = 0;
    arrange();
}

void TileStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TileStrip::arrange()
{
    if (m_tiles.isEmpty())
        return;
    const int count = int(m_tiles.size());
    int tileWidth = 1;
    for (const StatTile *tile : std::as_const(m_tiles))
        tileWidth = qMax(tileWidth, tile->minimumWidth());
    const int fit = qMax(1, (width() - 8) / (tileWidth + 16));
    // Equal rows: six tiles stand 6, 3 + 3 or 2 + 2 + 2, never 5 + 1.
    const int rows = (count + fit - 1) / fit;
    const int columns = qMax(qMin(2, count), (count + rows - 1) / rows);
    if (columns == m_columns)
        return;
    m_columns = columns;
    auto *grid = static_cast<QGridLayout *>(layout());
    for (int i = 0; i < count; ++i) {
        grid->removeWidget(m_tiles[i]);
        grid->addWidget(m_tiles[i], i / columns, i % columns);
    }
    for (int i = 0; i < count; ++i)
        grid->setColumnStretch(i, i < columns ? 1 : 0);
}

} // namespace coroscope
