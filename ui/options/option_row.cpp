#include "ui/options/option_row.h"

#include "server/runtime/service_url.h"
#include "ui/options/option_editor.h"
#include "ui/options/option_words.h"

#include <QEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QPushButton>

namespace coroscope {

namespace {

/// The value as it may be seen.
QString shown(const OptionSpec &spec, const QString &text)
{
    const bool isUrl = spec.kind == OptionKind::DatabaseUrl || spec.kind == OptionKind::RedisUrl;
    return isUrl ? maskedUrl(text) : text;
}

} // namespace

OptionRow::OptionRow(OptionId id, ServerSettings *settings, QWidget *parent)
    : OptionRow(id, settings, OptionEditor::make(optionSpec(id), parent), parent)
{
}

OptionRow::OptionRow(OptionId id, ServerSettings *settings, OptionEditor *editor, QWidget *parent)
    : SettingRow(optionLabel(optionSpec(id)), optionHelp(optionSpec(id)), editor, editor->field(), parent)
    , m_id(id)
    , m_settings(settings)
    , m_editor(editor)
    //: A button: what holds for this session only is written into the settings.
    , m_keep(new QPushButton(tr("Keep"), this))
{
    setObjectName(QStringLiteral("row-") + QString::fromLatin1(optionSpec(id).name));
    m_keep->setObjectName(QStringLiteral("keep"));
    m_keep->setAutoDefault(false);
    m_keep->setAccessibleName(tr("Keep this value of %1 in the settings").arg(name()));
    setNoteAction(m_keep);
    m_editor->field()->installEventFilter(this);
    connect(m_editor, &OptionEditor::edited, this, &OptionRow::onEdited);
    connect(m_editor, &OptionEditor::committed, this, &OptionRow::onCommitted);
    connect(this, &SettingRow::resetRequested, this, [this] {
        m_settings->reset(m_id);
        restore();
    });
    connect(m_keep, &QPushButton::clicked, this, [this] {
        const auto kept = m_settings->set(m_id, m_settings->text(m_id));
        if (!kept)
            showError(kept.error().detail);
    });
    connect(m_settings, &ServerSettings::changed, this, &OptionRow::refresh);
    m_shown = m_settings->text(m_id);
    m_editor->setText(m_shown);
    refresh();
}

void OptionRow::onEdited()
{
    const auto checked = m_settings->check(m_id, m_editor->text());
    showError(checked ? QString() : checked.error().detail);
}

void OptionRow::onCommitted()
{
    if (m_settings->isLocked(m_id))
        return;
    const auto checked = m_settings->check(m_id, m_editor->text());
    if (!checked) {
        showError(checked.error().detail);
        return;
    }
    if (checked.value() != m_settings->text(m_id)) {
        const auto set = m_settings->set(m_id, m_editor->text());
        Q_ASSERT(set);
    }
    restore(); // in the one form that such values have
}

/// Puts what is in force into the editor, whatever stands there.
void OptionRow::restore()
{
    m_shown = m_settings->text(m_id);
    m_editor->setText(m_shown);
    refresh();
}

void OptionRow::refresh()
{
    if (m_settings->text(m_id) != m_shown) {
        m_shown = m_settings->text(m_id);
        m_editor->setText(m_shown);
    }
    const auto checked = m_settings->check(m_id, m_editor->text());
    const bool locked = m_settings->isLocked(m_id);
    const bool session = m_settings->origin(m_id) == ServerSettings::Origin::Session;
    m_editor->setLocked(locked);
    setModified(m_settings->isModified(m_id));
    setNote(note());
    m_keep->setVisible(session && !locked);
    setFacts(facts());
    setSearchText(shown(optionSpec(m_id), m_settings->text(m_id)));
    showError(checked || locked ? QString() : checked.error().detail);
}

void OptionRow::showError(const QString &clause)
{
    QString sentence = clauseSentence(clause);
    if (!clause.isEmpty()) {
        const QString now = shown(optionSpec(m_id), m_settings->text(m_id));
        if (!now.isEmpty())
            //: After the sentence that says what a setting takes: %1 is its value.
            sentence = tr("%1 Until then it is %2.").arg(sentence, now);
    } else if (const QString fault = m_settings->fault(m_id); !fault.isEmpty()) {
        //: %1 is a file, %2 a sentence that says what the setting takes.
        sentence = tr("What %1 says cannot be used: %2")
                       .arg(QFileInfo(m_settings->fileName()).fileName(), clauseSentence(fault));
    }
    setError(sentence);
    m_editor->setInvalid(!clause.isEmpty());
    const OptionSpec &spec = optionSpec(m_id);
    m_editor->setNames(name(), sentence.isEmpty() ? optionHelp(spec) : sentence);
}

QString OptionRow::note() const
{
    const OptionSpec &spec = optionSpec(m_id);
    const QString option = QStringLiteral("--") + QString::fromLatin1(spec.name);
    const auto own = m_settings->own(m_id);
    const QString beaten = own ? shown(spec, *own) : QString();
    const QString file = QFileInfo(m_settings->fileName()).fileName();
    QString sentence;
    switch (m_settings->origin(m_id)) {
    case ServerSettings::Origin::CommandLine:
        sentence = beaten.isEmpty()
            ? tr("Set by %1 on the command line, which wins over the settings.").arg(option)
            //: %1 is an option, %2 the value that a file has for it, %3 the file.
            : tr("Set by %1 on the command line, which wins over %2 in %3.").arg(option, beaten, file);
        break;
    case ServerSettings::Origin::Environment:
        sentence = beaten.isEmpty()
            ? tr("Set by %1 in the environment, which wins over the settings.").arg(environmentName(spec))
            //: %1 is a variable, %2 the value that a file has for it, %3 the file.
            : tr("Set by %1 in the environment, which wins over %2 in %3.").arg(environmentName(spec), beaten, file);
        break;
    case ServerSettings::Origin::Session: sentence = tr("For this session only."); break;
    case ServerSettings::Origin::Settings:
    case ServerSettings::Origin::Default:
        if (m_settings->waitsForProgram(m_id))
            sentence = tr("It acts when Coroscope is started the next time.");
        break;
    }
    return sentence;
}

QString OptionRow::facts() const
{
    const OptionSpec &spec = optionSpec(m_id);
    const QString fallback = ServerSettings::defaultText(m_id);
    QStringList facts{QStringLiteral("--") + QString::fromLatin1(spec.name)};
    if (!fallback.isEmpty())
        facts.append(tr("default %1").arg(fallback));
    switch (spec.applies) {
    case OptionApplies::AtOnce: facts.append(tr("acts at once")); break;
    case OptionApplies::NextServerStart: facts.append(tr("acts when the server starts")); break;
    case OptionApplies::NextProgramStart: facts.append(tr("acts when Coroscope starts")); break;
    }
    return facts.join(QStringLiteral(" · "));
}

bool OptionRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape
        && m_editor->text() != m_settings->text(m_id)) {
        restore();
        return true;
    }
    return SettingRow::eventFilter(watched, event);
}

} // namespace coroscope
