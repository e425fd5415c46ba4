#include "ui/panes/latency/chart_readout.h"

#include "ui/theme.h"
#include "ui/widgets/tone_label.h"

#include <QGridLayout>
#include <QPainter>

#include <algorithm>

namespace coroscope {

ChartReadout::ChartReadout(QWidget *charts)
    : QFrame(charts)
    , m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("chartReadout"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_grid->setContentsMargins(8, 6, 8, 6);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(1);
    m_grid->setColumnStretch(1, 1);
    hide();
}

void ChartReadout::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(QPen(themeColors(palette()).border, 1));
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void ChartReadout::setRows(const QList<ReadingRow> &rows)
{
    m_text = readingText(rows);
    while (m_labels.size() < rows.size() * 2) {
        const int row = int(m_labels.size()) / 2;
        auto *name = new ToneLabel(Tone::Muted, this);
        auto *text = new QLabel(this);
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        name->setTextFormat(Qt::PlainText);
        if (row == 0) {
            QFont bold = text->font();
            bold.setBold(true);
            text->setFont(bold);
        }
        m_grid->addWidget(name, row, 0, Qt::AlignTop);
        m_grid->addWidget(text, row, 1);
        m_labels.append(name);
        m_labels.append(text);
    }
    const int most = 14 * fontMetrics().averageCharWidth();
    for (qsizetype i = 0; i < m_labels.size() / 2; ++i) {
        const bool used = i < rows.size();
        QLabel *name = m_labels[2 * i];
        QLabel *text = m_labels[2 * i + 1];
        name->setVisible(used);
        text->setVisible(used);
        if (!used)
            continue;
        name->setText(fontMetrics().elidedText(rows[i].name, Qt::ElideMiddle, most));
        text->setText(rows[i].text);
    }
}

void ChartReadout::place(double x, const QRect &room)
{
    constexpr int kGap = 10;
    const int wide = std::min(46 * fontMetrics().averageCharWidth(), std::max(80, room.width() - 2 * kGap));
    setFixedWidth(wide);
    const int high = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide) : sizeHint().height();
    const bool before = x - room.left() > room.right() - x;
    const int left = before ? int(x) - kGap - wide : int(x) + kGap;
    setGeometry(std::clamp(left, room.left(), std::max(room.left(), room.right() - wide)), room.top() + kGap, wide,
                high);
    show();
    raise();
}

} // namespace coroscope
