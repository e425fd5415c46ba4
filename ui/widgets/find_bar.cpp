#include "ui/widgets/find_bar.h"

#include "ui/format.h"
#include "ui/icon.h"
#include "ui/widgets/flat_button.h"
#include "ui/widgets/tone_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace coroscope {

namespace {

constexpr std::chrono::milliseconds kTypingPause{120};

/// Whose text is a sign: its name is what it does.
QToolButton *signButton(const QString &sign, const QString &about, QWidget *parent)
{
    QToolButton *button = flatButton({}, sign, about, parent);
    button->setAccessibleName(about);
    return button;
}

} // namespace

FindBar::FindBar(QWidget *around)
    : QWidget(around)
    , m_text(new QLineEdit(this))
    , m_case(signButton(tr("Aa"), tr("Match upper and lower case"), this))
    , m_regex(signButton(tr(".*"), tr("Find by a regular expression"), this))
    , m_count(new ToneLabel(Tone::Muted, this))
    , m_replacement(new QLineEdit(this))
    , m_replacing(makeReplacing())
    , m_delay(new QTimer(this))
{
    m_text->setObjectName(QStringLiteral("findText"));
    m_text->setAccessibleName(tr("Find"));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon(QStringLiteral("edit-find"), IconTone::Muted), QLineEdit::LeadingPosition);
    m_text->setMinimumWidth(96);
    m_text->setMaximumWidth(320);
    m_count->setObjectName(QStringLiteral("findCount"));
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_case->setObjectName(QStringLiteral("findCase"));
    m_regex->setObjectName(QStringLiteral("findRegex"));
    m_case->setCheckable(true);
    m_regex->setCheckable(true);
    auto *previous = signButton(tr("↑"), tr("Previous place (Shift+F3)"), this);
    auto *next = signButton(tr("↓"), tr("Next place (F3)"), this);
    auto *close = signButton(QString(), tr("Close the search (Esc)"), this);
    close->setIcon(icon(QStringLiteral("window-close")));

    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 2, 4, 4);
    row->setSpacing(2);
    row->addWidget(m_text, 2);
    row->addWidget(m_case);
    row->addWidget(m_regex);
    row->addWidget(previous);
    row->addWidget(next);
    row->addSpacing(6);
    row->addWidget(m_count, 1);
    row->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_replacing);
    m_replacing->hide();

    m_delay->setSingleShot(true);
    m_delay->setInterval(kTypingPause);
    connect(m_delay, &QTimer::timeout, this, &FindBar::search);
    connect(m_text, &QLineEdit::textChanged, m_delay, qOverload<>(&QTimer::start));
    connect(m_case, &QToolButton::toggled, this, &FindBar::search);
    connect(m_regex, &QToolButton::toggled, this, &FindBar::search);
    connect(m_text, &QLineEdit::returnPressed, this, [this] { goOn(false); });
    connect(next, &QToolButton::clicked, this, [this] { goOn(false); });
    connect(previous, &QToolButton::clicked, this, [this] { goOn(true); });
    connect(close, &QToolButton::clicked, this, &FindBar::closeBar);

    around->installEventFilter(this);
    hide();
}

QWidget *FindBar::makeReplacing()
{
    auto *line = new QWidget(this);
    m_replacement->setObjectName(QStringLiteral("findReplacement"));
    m_replacement->setAccessibleName(tr("Replace by"));
    m_replacement->setPlaceholderText(tr("Replace by"));
    m_replacement->setMinimumWidth(96);
    m_replacement->setMaximumWidth(320);
    auto *one = flatButton(QStringLiteral("findReplace"), tr("Replace"),
                           tr("Replace this place and go to the next (Enter)"), line);
    auto *all = flatButton(QStringLiteral("findReplaceAll"), tr("Replace all"),
                           tr("Replace all places; one undo takes it back"), line);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(8, 0, 4, 4);
    row->setSpacing(2);
    row->addWidget(m_replacement, 2);
    row->addWidget(one);
    row->addWidget(all);
    row->addStretch(1);
    const auto replace = [this] {
        if (!m_target)
            return;
        search();
        m_target->replaceCurrent(m_replacement->text());
    };
    connect(m_replacement, &QLineEdit::returnPressed, this, replace);
    connect(one, &QToolButton::clicked, this, replace);
    connect(all, &QToolButton::clicked, this, [this] {
        if (!m_target)
            return;
        search();
        const int count = m_target->replaceAll(m_replacement->text());
        m_count->setTone(count > 0 ? Tone::Muted : Tone::Warning);
        m_count->setText(count > 0 ? tr("%n replaced", nullptr, count) : tr("Not found"));
    });
    return line;
}

void FindBar::openReplacing()
{
    open();
    if (m_text->text().isEmpty())
        return;
    m_replacement->setFocus();
    m_replacement->selectAll();
}

bool FindBar::takesKey(const QKeyEvent &event) const
{
    if (!m_target)
        return false;
    if (event.key() == Qt::Key_F3)
        return (event.modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
    if (event.key() == Qt::Key_H && event.modifiers() == Qt::ControlModifier)
        return m_target->canReplace();
    return event.matches(QKeySequence::Find) || (event.key() == Qt::Key_Escape && !isHidden());
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    // Not by QShortcut: a pane has a Ctrl+F and an Escape of its own, and with two of them in force neither would act.
    if (event->type() == QEvent::ShortcutOverride) {
        if (takesKey(*static_cast<QKeyEvent *>(event)))
            event->accept();
    } else if (event->type() == QEvent::KeyPress) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (takesKey(key)) {
            if (key.key() == Qt::Key_F3)
                goOn(key.modifiers() & Qt::ShiftModifier);
            else if (key.key() == Qt::Key_Escape)
                closeBar();
            else if (key.key() == Qt::Key_H)
                openReplacing();
            else
                open();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

SearchQuery FindBar::query() const
{
    return {m_text->text(), m_case->isChecked(), m_regex->isChecked() && m_regex->isEnabled()};
}

void FindBar::setTarget(FindTarget *target, QWidget *focus)
{
    m_focus = focus;
    if (m_target == target)
        return;
    if (m_target) {
        m_target->onFindStatus = nullptr;
        m_target->setSearch({});
    }
    m_target = target;
    setEnabled(target != nullptr);
    m_count->clear();
    if (!target)
        return;
    target->onFindStatus = [this](const FindStatus &status) { showStatus(status); };
    m_regex->setEnabled(target->findsExpressions());
    m_replacing->setVisible(target->canReplace());
    m_text->setPlaceholderText(target->findHint());
    if (!isHidden())
        search();
}

void FindBar::open()
{
    if (!m_target)
        return;
    show();
    if (const QString selected = m_target->selectionToFind(); !selected.isEmpty())
        m_text->setText(selected);
    m_text->setFocus();
    m_text->selectAll();
    search();
    Q_EMIT opened();
}

void FindBar::closeBar()
{
    m_delay->stop();
    hide();
    if (m_target)
        m_target->setSearch({});
    if (m_focus)
        m_focus->setFocus();
    Q_EMIT closed();
}

void FindBar::search()
{
    m_delay->stop();
    if (m_target && !isHidden())
        m_target->setSearch(query());
}

void FindBar::goOn(bool backward)
{
    if (!m_target)
        return;
    if (isHidden()) {
        if (m_text->text().isEmpty())
            return;
        open();
    } else if (m_delay->isActive()) {
        search(); // goes to the first place itself
    } else {
        m_target->findNext(backward);
    }
}

void FindBar::showStatus(const FindStatus &status)
{
    QString text;
    Tone tone = Tone::Muted;
    if (m_text->text().isEmpty()) {
        text.clear();
    } else if (!status.error.isEmpty()) {
        text = status.error;
        tone = Tone::Error;
    } else if (status.isBusy) {
        text = tr("Searching…");
    } else if (status.count == 0) {
        text = tr("Not found");
        tone = Tone::Warning;
    } else if (status.more) {
        //: %1: which place is selected; %2: how many are counted, there are more.
        text = tr("%1 of more than %2").arg(countText(quint64(status.current)), countText(quint64(status.count)));
    } else {
        //: %1: which place is selected; %2: how many there are.
        text = tr("%1 of %2").arg(countText(quint64(status.current)), countText(quint64(status.count)));
    }
    m_count->setTone(tone);
    m_count->setText(text);
    m_count->setToolTip(text);
}

} // namespace coroscope
