#include "ui/options/number_row.h"

#include "ui/options/window_preferences.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QStyle>

#include <algorithm>

namespace coroscope {

namespace {

/// The field and its unit behind it.
QWidget *control(QLineEdit *edit, const QString &unit, QWidget *parent)
{
    auto *made = new QWidget(parent);
    auto *layout = new QHBoxLayout(made);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    edit->setParent(made);
    edit->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    edit->setAlignment(Qt::AlignRight);
    layout->addWidget(edit);
    auto *label = new QLabel(unit, made);
    label->setTextFormat(Qt::PlainText);
    layout->addWidget(label);
    layout->addStretch(1);
    return made;
}

} // namespace

NumberRow::NumberRow(WindowPreferences *preferences, const QString &id, QWidget *parent)
    : NumberRow(preferences, *preferences->find(id), new QLineEdit(parent), parent)
{
}

NumberRow::NumberRow(WindowPreferences *preferences, const Preference &preference, QLineEdit *edit, QWidget *parent)
    : SettingRow(preference.name, preference.help, control(edit, preference.unit, parent), edit, parent)
    , m_preferences(preferences)
    , m_id(preference.id)
    , m_edit(edit)
    , m_shown(preference.value())
{
    setObjectName(QStringLiteral("row-") + m_id);
    m_edit->setAccessibleName(name());
    m_edit->installEventFilter(this);
    const QLocale locale;
    //: %1 and %2 are the least and the greatest value of a setting, %3 is its default.
    setFacts(tr("%1 to %2, default %3")
                 .arg(locale.toString(preference.least), locale.toString(preference.most),
                      locale.toString(preference.otherwise)));
    connect(m_edit, &QLineEdit::textEdited, this, &NumberRow::onEdited);
    connect(m_edit, &QLineEdit::editingFinished, this, &NumberRow::commit);
    connect(this, &SettingRow::resetRequested, this, [this] {
        m_preferences->reset(m_id);
        restore();
    });
    connect(m_preferences, &WindowPreferences::changed, this, &NumberRow::refresh);
    restore();
}

const Preference &NumberRow::preference() const
{
    return *m_preferences->find(m_id);
}

void NumberRow::onEdited()
{
    QString trouble;
    const auto value = WindowPreferences::parse(preference(), m_edit->text(), &trouble);
    if (!value)
        //: After the sentence that says what a setting takes: %1 is its value.
        trouble = tr("%1 Until then it is %2.").arg(trouble, QLocale().toString(preference().value()));
    setError(trouble);
    if (m_edit->property("invalid").toBool() != !value) {
        m_edit->setProperty("invalid", !value);
        m_edit->style()->unpolish(m_edit); // the style sheet asks for it
        m_edit->style()->polish(m_edit);
    }
    m_edit->setAccessibleDescription(trouble.isEmpty() ? preference().help : trouble);
}

void NumberRow::commit()
{
    if (const auto value = WindowPreferences::parse(preference(), m_edit->text(), nullptr)) {
        m_preferences->set(m_id, *value);
        restore();
    }
}

void NumberRow::step(int by)
{
    const Preference &of = preference();
    m_preferences->set(m_id, std::clamp(of.value() + by * of.step, of.least, of.most));
    restore();
    m_edit->selectAll();
}

/// Puts what is in force into the field, whatever stands there.
void NumberRow::restore()
{
    m_shown = preference().value();
    m_edit->setText(QLocale().toString(m_shown));
    refresh();
}

void NumberRow::refresh()
{
    const int now = preference().value();
    if (now != m_shown) {
        m_shown = now;
        m_edit->setText(QLocale().toString(now));
    }
    setModified(now != preference().otherwise);
    setSearchText(QLocale().toString(now) + u' ' + preference().unit);
    onEdited();
}

bool NumberRow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
            step(key->key() == Qt::Key_Up ? 1 : -1);
            return true;
        }
        if (key->key() == Qt::Key_Escape && m_edit->text() != QLocale().toString(m_shown)) {
            restore();
            return true;
        }
    }
    return SettingRow::eventFilter(watched, event);
}

} // namespace coroscope
