#include "ui/panes/cache/value_edit_page.h"

#include "ui/panes/cache/bytes_edit.h"
#include "ui/widgets/code_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

ValueEditPage::ValueEditPage(QWidget *parent)
    : QWidget(parent)
    , m_editor(new BytesEdit(tr("Value"), this))
    , m_what(new QLabel(this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_discard(new QPushButton(tr("Cancel"), this))
{
    m_save->setObjectName(u"cacheSave"_s);
    m_save->setToolTip(tr("Ctrl+Enter"));
    m_discard->setObjectName(u"cacheDiscard"_s);
    m_discard->setToolTip(tr("Escape"));
    m_discard->setAccessibleName(tr("Cancel editing"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_what, 1);
    row->addWidget(m_discard);
    row->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_editor, 1);
    layout->addLayout(row);
    m_editor->editor()->installEventFilter(this);
    connect(m_editor, &BytesEdit::edited, this, [this] { m_isEdited = true; });
    connect(m_save, &QPushButton::clicked, this, &ValueEditPage::saveRequested);
    connect(m_discard, &QPushButton::clicked, this, &ValueEditPage::discardRequested);
}

void ValueEditPage::open(const QByteArray &bytes, const QString &what)
{
    m_editor->setBytes(bytes);
    m_what->setText(what);
    m_isEdited = false;
}

Result<QByteArray> ValueEditPage::bytes() const
{
    return m_editor->bytes();
}

bool ValueEditPage::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_editor->editor() || !isKey)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool saves = isEnter && (key->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
    const bool discards = key->key() == Qt::Key_Escape;
    if (!saves && !discards)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (saves)
        Q_EMIT saveRequested();
    else
        Q_EMIT discardRequested();
    return true;
}

} // namespace coroscope
