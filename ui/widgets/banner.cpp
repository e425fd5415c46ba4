#include "ui/widgets/banner.h"

#include "ui/icon.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace coroscope {

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("banner"));
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setTextFormat(Qt::PlainText);
    m_action->setObjectName(QStringLiteral("bannerAction"));
    m_close->setObjectName(QStringLiteral("bannerClose"));
    m_close->setIcon(icon(QStringLiteral("window-close")));
    m_close->setProperty("flat", true);
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss the message"));
    m_close->setFocusPolicy(Qt::StrongFocus);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionRequested);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    hide();
}

void Banner::showMessage(Kind kind, const QString &text, const QString &action, bool closable)
{
    m_kind = kind;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setAccessibleDescription(text);
    m_action->setVisible(!action.isEmpty());
    m_close->setVisible(closable);
    const auto name = kind == Kind::Error ? QStringLiteral("error")
        : kind == Kind::Warning           ? QStringLiteral("warning")
                                          : QStringLiteral("info");
    if (property("kind").toString() != name) {
        setProperty("kind", name);
        style()->unpolish(this);
        style()->polish(this);
    }
    drawIcon();
    if (!isVisible()) {
        show();
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    setAccessibleName(text);
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

void Banner::drawIcon()
{
    QIcon drawing;
    switch (m_kind) {
    case Kind::Error: drawing = icon(QStringLiteral("dialog-error"), IconTone::Error); break;
    case Kind::Warning: drawing = icon(QStringLiteral("dialog-warning"), IconTone::Warning); break;
    case Kind::Info: drawing = icon(QStringLiteral("dialog-information"), IconTone::Info); break;
    }
    m_icon->setPixmap(drawing.pixmap(QSize(18, 18), devicePixelRatioF()));
}

} // namespace coroscope
