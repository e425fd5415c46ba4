#include "ui/options/setting_row.h"

#include "ui/icon.h"
#include "ui/widgets/tone_label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace coroscope {

SettingRow::SettingRow(const QString &name, const QString &help, QWidget *control, QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_help(help)
    , m_field(field)
    , m_label(new QLabel(name, this))
    , m_modified(new ToneLabel(Tone::Info, this))
    , m_reset(new QToolButton(this))
    , m_error(new ToneLabel(Tone::Error, this))
    , m_note(new ToneLabel(Tone::Info, this))
    , m_noteRow(new QWidget(this))
    , m_facts(new QLabel(this))
{
    m_label->setProperty("role", QStringLiteral("title"));
    m_label->setBuddy(field);
    m_label->setWordWrap(true);
    //: On a setting that is not the default.
    m_modified->setText(tr("● Modified"));
    m_modified->setObjectName(QStringLiteral("modified"));
    m_reset->setObjectName(QStringLiteral("reset"));
    m_reset->setIcon(icon(QStringLiteral("edit-undo")));
    m_reset->setProperty("flat", true);
    m_reset->setFocusPolicy(Qt::StrongFocus);
    m_reset->setToolTip(tr("Back to the default"));
    m_reset->setAccessibleName(tr("Back to the default: %1").arg(name));
    connect(m_reset, &QToolButton::clicked, this, &SettingRow::resetRequested);
    QSizePolicy kept = m_reset->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(kept);

    auto *helpLabel = new QLabel(help, this);
    helpLabel->setWordWrap(true);
    m_facts->setProperty("role", QStringLiteral("muted"));
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_error->setObjectName(QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setWordWrap(true);
    auto *noteLayout = new QHBoxLayout(m_noteRow);
    noteLayout->setContentsMargins(0, 0, 0, 0);
    noteLayout->setSpacing(8);
    noteLayout->addWidget(m_note, 1);

    auto *left = new QVBoxLayout;
    left->setContentsMargins(0, 4, 0, 0); // on a line with the text in the control
    left->setSpacing(4);
    left->addWidget(m_label);
    left->addWidget(m_modified);
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->setSpacing(4);
    right->addWidget(control);
    right->addWidget(m_error);
    right->addWidget(m_noteRow);
    right->addWidget(helpLabel);
    right->addWidget(m_facts);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 8, 0, 8);
    row->setSpacing(8);
    row->addLayout(left, 1);
    row->addLayout(right, 4);
    row->addWidget(m_reset, 0, Qt::AlignTop);

    setModified(false);
    setError({});
    setNote({});
}

bool SettingRow::matches(const QStringList &words) const
{
    const QStringList texts{m_name, m_help, m_searchText, m_facts->text(), noteText(), errorText()};
    return std::all_of(words.cbegin(), words.cend(), [&](const QString &word) {
        return std::any_of(texts.cbegin(), texts.cend(),
                           [&](const QString &text) { return text.contains(word, Qt::CaseInsensitive); });
    });
}

void SettingRow::setModified(bool modified)
{
    m_modified->setVisible(modified);
    m_reset->setVisible(modified);
}

void SettingRow::setError(const QString &sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
}

void SettingRow::setNote(const QString &sentence)
{
    m_note->setText(sentence);
    m_noteRow->setVisible(!sentence.isEmpty());
}

void SettingRow::setFacts(const QString &line)
{
    m_facts->setText(line);
    m_facts->setVisible(!line.isEmpty());
}

void SettingRow::setNoteAction(QWidget *button)
{
    m_noteRow->layout()->addWidget(button);
}

QString SettingRow::errorText() const
{
    return m_error->text();
}

QString SettingRow::noteText() const
{
    return m_note->text();
}

} // namespace coroscope
