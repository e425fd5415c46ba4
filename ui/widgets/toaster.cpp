#include "ui/widgets/toaster.h"

#include "ui/icon.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kMargin = 12; // from the corner
constexpr int kGap = 8;
constexpr int kWidthInEms = 30; // of a text that is longer than a line

QString wordOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Info: return QStringLiteral("info");
    case Notice::Kind::Warning: return QStringLiteral("warning");
    case Notice::Kind::Error: return QStringLiteral("error");
    }
    return {};
}

} // namespace

QIcon noticeIcon(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Info: return icon(QStringLiteral("dialog-information"), IconTone::Info);
    case Notice::Kind::Warning: return icon(QStringLiteral("dialog-warning"), IconTone::Warning);
    case Notice::Kind::Error: break;
    }
    return icon(QStringLiteral("dialog-error"), IconTone::Error);
}

Toast::Toast(const Notice &notice, QWidget *parent)
    : QFrame(parent)
    , m_notice(notice)
    , m_icon(new QLabel(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("toast"));
    setProperty("kind", wordOf(notice.kind));
    setAccessibleName(notice.text);
    setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    auto *text = new QLabel(notice.text, this);
    text->setObjectName(QStringLiteral("toastText"));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    const QFontMetrics metrics = text->fontMetrics();
    text->setMinimumWidth(
        std::min(metrics.horizontalAdvance(notice.text) + 4, metrics.averageCharWidth() * kWidthInEms * 2));
    layout->addWidget(text, 1);
    m_action = addButton(notice.actionText, notice.action);
    m_second = addButton(notice.secondText, notice.second);
    if (m_action)
        m_action->setObjectName(QStringLiteral("toastAction"));
    if (m_second)
        m_second->setObjectName(QStringLiteral("toastSecond"));
    m_close->setObjectName(QStringLiteral("toastClose"));
    m_close->setIcon(icon(QStringLiteral("window-close"), IconTone::Muted));
    m_close->setProperty("flat", true);
    m_close->setToolTip(tr("Dismiss; the bell in the status bar keeps it"));
    m_close->setAccessibleName(tr("Dismiss the notice"));
    m_close->setFocusPolicy(Qt::StrongFocus);
    connect(m_close, &QToolButton::clicked, this, &Toast::done);
    layout->addWidget(m_close);

    m_timer.setSingleShot(true);
    m_timer.setInterval(duration(notice));
    connect(&m_timer, &QTimer::timeout, this, &Toast::done);
    connect(qApp, &QApplication::focusChanged, this, &Toast::holdOrGo);
    drawIcon();
}

/// Null where there is none.
QPushButton *Toast::addButton(const QString &text, const std::function<void()> &act)
{
    if (text.isEmpty() || !act)
        return nullptr;
    auto *button = new QPushButton(text, this);
    button->setAccessibleDescription(m_notice.text);
    layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, act] {
        const auto action = act; // it may end this
        Q_EMIT done();
        action();
    });
    return button;
}

milliseconds Toast::duration(const Notice &notice)
{
    // WCAG 2.2.1 asks for time enough: about 200 words a minute, and a moment to find it.
    const int words = int(notice.text.count(u' ')) + 1;
    const milliseconds reading{4000 + 300 * words};
    const milliseconds least = notice.kind == Notice::Kind::Error ? milliseconds{12'000}
        : notice.actionText.isEmpty()                             ? milliseconds{5000}
                                                                  : milliseconds{8000};
    return std::max(reading, least);
}

void Toast::holdOrGo()
{
    const QWidget *focus = QApplication::focusWidget();
    const bool held = underMouse() || (focus && isAncestorOf(focus));
    if (held)
        m_timer.stop();
    else if (!m_timer.isActive() && isVisible())
        m_timer.start();
}

void Toast::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    m_timer.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    m_timer.stop();
}

void Toast::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    holdOrGo();
}

void Toast::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT done();
    else
        QFrame::keyPressEvent(event);
}

void Toast::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        drawIcon();
}

void Toast::drawIcon()
{
    const int extent = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setPixmap(noticeIcon(m_notice.kind).pixmap(QSize(extent, extent), devicePixelRatioF()));
}

Toaster::Toaster(Notices *notices, QWidget *host)
    : QObject(host)
    , m_host(host)
{
    host->installEventFilter(this);
    connect(notices, &Notices::posted, this, &Toaster::show);
}

void Toaster::show(const Notice &notice)
{
    while (m_toasts.size() >= kMost)
        drop(m_toasts.first());
    auto *toast = new Toast(notice, m_host);
    m_toasts.append(toast);
    connect(toast, &Toast::done, this, [this, toast] { drop(toast); });
    toast->show();
    place();
}

void Toaster::drop(Toast *toast)
{
    if (!m_toasts.removeOne(toast))
        return;
    // The focus goes back to the window and does not vanish with a button.
    if (const QWidget *focus = QApplication::focusWidget(); focus && toast->isAncestorOf(focus)) {
        if (!m_toasts.isEmpty())
            m_toasts.last()->closeButton()->setFocus(Qt::OtherFocusReason);
        else if (QWidget *next = m_host->nextInFocusChain())
            next->setFocus(Qt::OtherFocusReason);
    }
    toast->hide();
    toast->deleteLater(); // it may be on the stack
    place();
}

void Toaster::place()
{
    const QRect area = m_host->rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    int bottom = area.bottom() + 1;
    for (auto at = m_toasts.rbegin(); at != m_toasts.rend(); ++at) {
        Toast *toast = *at;
        const int width = std::min(toast->sizeHint().width(), area.width());
        const int height = std::max(toast->heightForWidth(width), toast->minimumSizeHint().height());
        toast->setGeometry(area.right() + 1 - width, bottom - height, width, height);
        toast->raise();
        bottom -= height + kGap;
    }
}

bool Toaster::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_host
        && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest
            || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange))
        place();
    return QObject::eventFilter(watched, event);
}

} // namespace coroscope
