#include "ui/widgets/empty_state.h"

#include "ui/icon.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

EmptyState::EmptyState(const QString &iconName, QWidget *parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_icon->setAlignment(Qt::AlignCenter);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_sentence->setProperty("role", QStringLiteral("muted"));
    m_sentence->setWordWrap(true);
    m_button->setFocusPolicy(Qt::NoFocus); // until it says what it does
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionRequested);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addWidget(m_title);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_sentence, 100);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    drawIcon();
}

void EmptyState::setText(const QString &title, const QString &sentence, const QString &action)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_button->setText(action);
    m_button->setAccessibleDescription(sentence);
    m_button->setVisible(!action.isEmpty());
    m_button->setFocusPolicy(action.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    fit();
}

/// In a low pane the picture goes first, then the sentence, which the tool tip then says; the title and what can be
/// done stay.
void EmptyState::fit()
{
    if (const int widest = fontMetrics().averageCharWidth() * 64; m_sentence->maximumWidth() != widest)
        m_sentence->setMaximumWidth(widest);
    // Counted here, since a layout does not ask a wrapped text in a row of its own how high it will be; and decided
    // before anything is shown or hidden, since that may well resize this again.
    const int inner = std::max(1, width() - 32);
    const int sentence = m_sentence->heightForWidth(std::min(m_sentence->maximumWidth(), inner * 100 / 102 - 16)) + 8;
    const int picture = m_icon->sizeHint().height() + 8;
    const int button = m_button->isHidden() ? 0 : m_button->sizeHint().height() + 8;
    const int least = 24 + m_title->heightForWidth(inner) + button;
    const bool showsSentence = least + sentence <= height();
    const bool showsPicture = least + sentence + picture <= height();
    if (m_sentence->isHidden() == showsSentence)
        m_sentence->setVisible(showsSentence);
    if (m_icon->isHidden() == showsPicture)
        m_icon->setVisible(showsPicture);
    const QString unsaid = m_sentence->isHidden() ? m_sentence->text() : QString();
    m_title->setToolTip(unsaid);
    m_button->setToolTip(unsaid);
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

QSize EmptyState::minimumSizeHint() const
{
    // The least of it: the title on one line, and the button.
    const int button = m_button->isHidden() ? 0 : m_button->sizeHint().height() + 8;
    return {m_button->sizeHint().width() + 32, fontMetrics().height() + button + 24};
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void EmptyState::drawIcon()
{
    m_icon->setPixmap(icon(m_iconName, IconTone::Muted).pixmap(QSize(32, 32), devicePixelRatioF()));
}

} // namespace coroscope
