#include "ui/widgets/notice_bell.h"

#include "ui/icon.h"
#include "ui/theme.h"
#include "ui/widgets/toaster.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

namespace {
constexpr int kWidthInEms = 34;
constexpr int kHeightInLines = 22;
}

NoticeList::NoticeList(Notices *notices, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_notices(notices)
    , m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("noticeList"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Notices"));
    setAccessibleName(tr("Notices"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 8, 1, 1);
    auto *title = new QLabel(tr("Notices"), this);
    title->setProperty("role", QStringLiteral("title"));
    title->setContentsMargins(12, 0, 12, 0);
    layout->addWidget(title);
    m_scroll->setFrameShape(NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Notices, newest first"));
    m_scroll->setFocusPolicy(Qt::StrongFocus); // the arrow keys scroll
    layout->addWidget(m_scroll, 1);
    setFocusProxy(m_scroll);
    fill();
}

void NoticeList::fill()
{
    auto *page = new QWidget;
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    const auto &kept = m_notices->kept();
    for (auto at = kept.rbegin(); at != kept.rend(); ++at)
        rows->addWidget(makeRow(*at));
    if (kept.empty()) {
        auto *nothing = new QLabel(tr("Nothing has happened yet. What is done, or fails, is kept here."), page);
        nothing->setProperty("role", QStringLiteral("muted"));
        nothing->setWordWrap(true);
        nothing->setContentsMargins(12, 12, 12, 12);
        rows->addWidget(nothing);
    }
    rows->addStretch(1);
    m_scroll->setWidget(page);
}

QWidget *NoticeList::makeRow(const Notice &notice)
{
    auto *row = new QFrame;
    row->setProperty("noticeRow", true);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    const int extent = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    auto *sign = new QLabel(row);
    sign->setPixmap(noticeIcon(notice.kind).pixmap(QSize(extent, extent), devicePixelRatioF()));
    layout->addWidget(sign, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *text = new QLabel(notice.text, row);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *time = new QLabel(QLocale().toString(notice.at.time(), QLocale::ShortFormat), row);
    time->setToolTip(QLocale().toString(notice.at, QLocale::LongFormat));
    time->setProperty("role", QStringLiteral("muted"));
    words->addWidget(text);
    words->addWidget(time);
    layout->addLayout(words, 1);
    const std::pair<QString, std::function<void()>> actions[]
        = {{notice.actionText, notice.action}, {notice.secondText, notice.second}};
    for (const auto &[name, action] : actions) {
        if (name.isEmpty() || !action)
            continue;
        auto *button = new QPushButton(name, row);
        button->setAccessibleDescription(notice.text);
        layout->addWidget(button, 0, Qt::AlignTop);
        connect(button, &QPushButton::clicked, this, [this, action = action] {
            const auto act = action;
            close(); // it may open something itself
            act();
        });
    }
    return row;
}

void NoticeList::openAbove(const QWidget *anchor)
{
    const QFontMetrics metrics = fontMetrics();
    const QRect screen = anchor->screen()->availableGeometry();
    const int width = std::min(metrics.averageCharWidth() * kWidthInEms * 2, screen.width());
    const int wanted = m_scroll->widget()->heightForWidth(width) + metrics.height() + 32;
    const QPoint corner = anchor->mapToGlobal(QPoint(anchor->width(), 0));
    const int height
        = std::clamp(wanted, metrics.lineSpacing() * 4,
                     std::max(metrics.lineSpacing() * 4,
                              std::min(metrics.lineSpacing() * kHeightInLines, corner.y() - screen.top())));
    setGeometry(std::max(screen.left(), corner.x() - width), corner.y() - height, width, height);
    show();
    m_scroll->setFocus(Qt::PopupFocusReason);
}

void NoticeList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

NoticeBell::NoticeBell(Notices *notices, QWidget *parent)
    : QToolButton(parent)
    , m_notices(notices)
    , m_open(new QAction(coroscope::icon(QStringLiteral("notifications")), tr("Noti&ces"), this))
{
    setObjectName(QStringLiteral("noticeBell"));
    setProperty("flat", true);
    setFocusPolicy(Qt::StrongFocus);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_open->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    connect(m_open, &QAction::triggered, this, &NoticeBell::open);
    connect(this, &QToolButton::clicked, m_open, &QAction::trigger);
    connect(notices, &Notices::posted, this, &NoticeBell::onPosted);
    refresh();
}

void NoticeBell::onPosted(const Notice &notice)
{
    ++m_unread;
    m_worst = std::max(m_worst, notice.kind);
    refresh();
}

void NoticeBell::open()
{
    m_unread = 0;
    m_worst = Notice::Kind::Info;
    refresh();
    auto *list = new NoticeList(m_notices, window());
    list->openAbove(this);
}

void NoticeBell::refresh()
{
    const IconTone tone = m_unread == 0    ? IconTone::Muted
        : m_worst == Notice::Kind::Error   ? IconTone::Error
        : m_worst == Notice::Kind::Warning ? IconTone::Warning
                                           : IconTone::Accent;
    setIcon(coroscope::icon(QStringLiteral("notifications"), tone));
    setText(m_unread > 0 ? QLocale().toString(m_unread) : QString());
    setToolButtonStyle(m_unread > 0 ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    const QString sentence = m_unread > 0 ? tr("Notices: %n unread", nullptr, m_unread) : tr("Notices: all read");
    setAccessibleName(sentence);
    setToolTip(sentence);
}

void NoticeBell::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace coroscope
