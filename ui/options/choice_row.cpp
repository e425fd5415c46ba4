#include "ui/options/choice_row.h"

#include <QComboBox>

namespace coroscope {

ChoiceRow::ChoiceRow(const QString &name, const QString &help, QWidget *parent)
    : ChoiceRow(name, help, new QComboBox(parent), parent)
{
}

ChoiceRow::ChoiceRow(const QString &name, const QString &help, QComboBox *box, QWidget *parent)
    : SettingRow(name, help, box, box, parent)
    , m_box(box)
{
    m_box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_box->setAccessibleName(name);
    m_box->setAccessibleDescription(help);
    connect(m_box, &QComboBox::activated, this, [this] {
        refresh();
        Q_EMIT chosen(value());
    });
    connect(this, &SettingRow::resetRequested, this, [this] {
        setValue(m_default);
        Q_EMIT chosen(m_default);
    });
}

void ChoiceRow::addChoice(const QString &text, int value)
{
    m_box->addItem(text, value);
}

void ChoiceRow::setDefault(int value)
{
    m_default = value;
    //: %1 is one of the choices of a setting.
    setFacts(tr("default %1").arg(m_box->itemText(m_box->findData(value))));
}

void ChoiceRow::setValue(int value)
{
    m_box->setCurrentIndex(m_box->findData(value));
    refresh();
}

int ChoiceRow::value() const
{
    return m_box->currentData().toInt();
}

void ChoiceRow::refresh()
{
    setModified(value() != m_default);
    setSearchText(m_box->currentText());
}

} // namespace coroscope
