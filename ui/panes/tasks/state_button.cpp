#include "ui/panes/tasks/state_button.h"

#include "ui/chart_colors.h"
#include "ui/format.h"
#include "ui/panes/tasks/task_words.h"
#include "ui/theme.h"

#include <QPainter>

namespace coroscope {

namespace {

constexpr int kPadding = 8; // px
constexpr int kGap = 6; // px, between the word and the number

} // namespace

StateButton::StateButton(tasks::TaskState state, QWidget *parent)
    : QAbstractButton(parent)
    , m_state(state)
{
    setObjectName(QStringLiteral("state-") + QLatin1String(tasks::stateName(state)));
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setText(taskwords::state(state));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCount(0);
}

QString StateButton::figure() const
{
    return countText(quint64(qMax<qint64>(0, m_count)));
}

void StateButton::setCount(qint64 count)
{
    if (count == m_count)
        return;
    m_count = count;
    //: %1 a state of tasks ("Failed"), %2 how many are in it.
    setAccessibleName(tr("%1: %2").arg(text(), figure()));
    //: %1 a sentence about a state of tasks.
    setToolTip(tr("%1. A click shows these tasks alone, another one all.").arg(taskwords::stateHint(m_state)));
    updateGeometry();
    update();
}

QSize StateButton::sizeHint() const
{
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    return {fontMetrics().horizontalAdvance(text()) + kGap
                + qMax(metrics.horizontalAdvance(figure()), metrics.horizontalAdvance(QStringLiteral("00")))
                + 2 * kPadding,
            fontMetrics().height() + 8};
}

void StateButton::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    const bool any = m_count > 0;
    const QColor ink = any ? taskwords::stateColor(m_state, palette()) : colors.muted;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    const QColor ground = isChecked() ? chipGround(ink, palette()) : palette().color(QPalette::Base);
    painter.setBrush(underMouse() ? mixed(ground, palette().color(QPalette::Text), 0.06) : ground);
    painter.setPen(QPen(isChecked() ? ink : colors.border, isChecked() ? 2 : 1));
    painter.drawRoundedRect(area, 4, 4);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors.accent, 1, Qt::DotLine));
        painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 3, 3);
    }
    const QRect inner = rect().adjusted(kPadding, 0, -kPadding, 0);
    painter.setPen(ink);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, text());
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(any ? palette().color(QPalette::Text) : colors.muted);
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, figure());
}

void StateButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void StateButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace coroscope
