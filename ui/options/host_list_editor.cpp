#include "ui/options/host_list_editor.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace coroscope {

HostListEditor::HostListEditor(const OptionSpec &spec, QWidget *parent)
    : OptionEditor(parent)
    , m_name(new QLineEdit(this))
    , m_add(new QPushButton(tr("Add"), this))
    , m_list(new QListWidget(this))
    , m_remove(new QPushButton(tr("Remove"), this))
{
    m_name->setObjectName(QString::fromLatin1(spec.name));
    m_name->setPlaceholderText(spec.kind == OptionKind::OriginList
                                   //: Stands in the empty field: an example of where web pages come from.
                                   ? tr("https://app.example.test")
                                   //: Stands in the empty field: an example of a host name.
                                   : tr("api.example.test"));
    m_list->setObjectName(QStringLiteral("hostList"));
    m_list->setUniformItemSizes(true);
    m_list->installEventFilter(this);
    m_add->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    grid->addWidget(m_name, 0, 0);
    grid->addWidget(m_add, 0, 1);
    grid->addWidget(m_list, 1, 0);
    grid->addWidget(m_remove, 1, 1, Qt::AlignTop);
    connect(m_name, &QLineEdit::textEdited, this, &OptionEditor::edited);
    connect(m_name, &QLineEdit::editingFinished, this, &OptionEditor::committed);
    connect(m_add, &QPushButton::clicked, this, &OptionEditor::committed);
    connect(m_remove, &QPushButton::clicked, this, &HostListEditor::removeCurrent);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { m_remove->setEnabled(row >= 0); });
    m_remove->setEnabled(false);
    showList();
}

QString HostListEditor::text() const
{
    QStringList names;
    for (int row = 0; row < m_list->count(); ++row)
        names.append(m_list->item(row)->text());
    if (const QString typed = m_name->text().trimmed(); !typed.isEmpty())
        names.append(typed);
    return names.join(u',');
}

void HostListEditor::setText(const QString &text)
{
    m_name->clear();
    m_list->clear();
    if (!text.isEmpty())
        m_list->addItems(text.split(u','));
    showList();
}

void HostListEditor::showList()
{
    const int rows = m_list->count();
    m_list->setVisible(rows > 0);
    m_remove->setVisible(rows > 0);
    const int height = std::max(m_list->sizeHintForRow(0), m_list->fontMetrics().height() + 2);
    m_list->setFixedHeight(height * std::clamp(rows, 1, 5) + 2 * m_list->frameWidth());
}

void HostListEditor::removeCurrent()
{
    delete m_list->takeItem(m_list->currentRow());
    Q_EMIT edited();
    Q_EMIT committed();
}

bool HostListEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete && m_list->currentRow() >= 0) {
        removeCurrent();
        return true;
    }
    return OptionEditor::eventFilter(watched, event);
}

void HostListEditor::setInvalid(bool invalid)
{
    mark(m_name, invalid);
}

void HostListEditor::setNames(const QString &name, const QString &description)
{
    //: %1 is the name of a setting that is a list: "Allowed hosts".
    m_name->setAccessibleName(tr("%1: new name").arg(name));
    m_name->setAccessibleDescription(description);
    m_list->setAccessibleName(name);
    m_add->setAccessibleName(tr("Add to %1").arg(name));
    m_remove->setAccessibleName(tr("Remove from %1").arg(name));
}

QWidget *HostListEditor::field()
{
    return m_name;
}

} // namespace coroscope
