#include "ui/widgets/find_bar.h"

#include "ui/widgets/code_edit.h"
#include "ui/widgets/tone_label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QShortcut>
#include <QToolButton>

namespace coroscope {

using namespace Qt::StringLiterals;

FindBar::FindBar(CodeEdit *edit, QWidget *parent)
    : QWidget(parent)
    , m_edit(edit)
    , m_text(new QLineEdit(this))
    , m_count(new ToneLabel(Tone::Muted, this))
{
    m_text->setPlaceholderText(tr("Find in the text"));
    m_text->setAccessibleName(tr("Find in the text"));
    m_text->setClearButtonEnabled(true);
    const auto button = [this](const QString &text, const QString &name) {
        auto *made = new QToolButton(this);
        made->setText(text);
        made->setToolTip(name);
        made->setAccessibleName(name);
        made->setAutoRaise(true);
        return made;
    };
    auto *previous = button(u"↑"_s, tr("Previous (Shift+F3)"));
    auto *next = button(u"↓"_s, tr("Next (F3)"));
    auto *close = button(u"✕"_s, tr("Close the search (Esc)"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_count);
    layout->addWidget(previous);
    layout->addWidget(next);
    layout->addWidget(close);

    connect(m_text, &QLineEdit::textChanged, this, &FindBar::search);
    connect(m_text, &QLineEdit::returnPressed, this, [this] { m_edit->findAgain(false); });
    connect(next, &QToolButton::clicked, this, [this] { m_edit->findAgain(false); });
    connect(previous, &QToolButton::clicked, this, [this] { m_edit->findAgain(true); });
    connect(close, &QToolButton::clicked, this, &FindBar::closeBar);

    QWidget *around = parent ? parent : this;
    const auto key = [around, this](const QKeySequence &sequence, auto &&act) {
        auto *shortcut = new QShortcut(sequence, around);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    key(QKeySequence::Find, [this] { open(); });
    key(QKeySequence(Qt::Key_F3), [this] { m_edit->findAgain(false); });
    key(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { m_edit->findAgain(true); });
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &FindBar::closeBar);
    hide();
}

void FindBar::open()
{
    show();
    if (const QString selected = m_edit->textCursor().selectedText(); !selected.isEmpty() && selected.size() < 200)
        m_text->setText(selected);
    m_text->setFocus();
    m_text->selectAll();
    search();
}

void FindBar::closeBar()
{
    hide();
    m_edit->setSearch({});
    m_edit->setFocus();
}

void FindBar::refresh()
{
    if (isVisible())
        search();
}

void FindBar::search()
{
    const int count = m_edit->setSearch(m_text->text());
    if (m_text->text().isEmpty())
        m_count->clear();
    else
        m_count->setText(count == 0 ? tr("Not found") : tr("%n found", nullptr, count));
}

} // namespace coroscope
