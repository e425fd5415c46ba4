#include "ui/options/settings_dialog.h"

#include "server/runtime/server.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/options/choice_row.h"
#include "ui/options/number_row.h"
#include "ui/options/option_row.h"
#include "ui/options/option_words.h"
#include "ui/options/restarter.h"
#include "ui/options/window_preferences.h"
#include "ui/secret_policy.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

namespace {

constexpr QSize kDefaultSize(840, 680);
const QString kName = QStringLiteral("settingsDialog");

} // namespace

SettingsDialog::SettingsDialog(const WindowContext &context, ServerSettings *settings, Restarter *restarter,
                               WindowPreferences *preferences, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_settings(settings)
    , m_restarter(restarter)
    , m_preferences(preferences)
    , m_search(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_trouble(new Banner(this)) // what the Tab key reaches comes in the order that it is made in
    , m_nav(new QListWidget(this))
    , m_scroll(new QScrollArea(this))
    , m_nothing(new EmptyState(QStringLiteral("edit-find"), this))
{
    setObjectName(kName);
    setWindowTitle(tr("Settings"));
    setSizeGripEnabled(true);
    resize(kDefaultSize);
    restoreGeometry(m_context.settings->view(kName));

    m_nav->setObjectName(QStringLiteral("sections"));
    m_nav->setAccessibleName(tr("Sections"));
    m_nav->setFrameShape(QFrame::NoFrame);
    connect(m_nav, &QListWidget::currentRowChanged, this, &SettingsDialog::goTo);

    auto *content = new QWidget(m_scroll);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(16, 8, 16, 16);
    rows->setSpacing(0);
    makeSections(rows);
    rows->addStretch(1);
    m_restart = new Banner(this);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus); // the rows take the keys, and are scrolled to
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &SettingsDialog::markSection);
    m_nothing->setText(tr("No setting matches"), tr("Each word has to stand in a setting's name, help or value."),
                       tr("Clear the search"));
    m_nothing->hide();
    connect(m_nothing, &EmptyState::actionRequested, m_search, &QLineEdit::clear);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_nav);
    middle->addWidget(m_scroll, 1);
    middle->addWidget(m_nothing, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_trouble);
    layout->addLayout(middle, 1);
    layout->addWidget(m_restart);
    layout->addWidget(makeFooter());

    connect(m_restart, &Banner::actionRequested, m_restarter, &Restarter::restart);
    connect(m_trouble, &Banner::actionRequested, m_settings, &ServerSettings::save);
    connect(m_settings, &ServerSettings::changed, this, &SettingsDialog::onChanged);
    connect(m_preferences, &WindowPreferences::changed, this, &SettingsDialog::onChanged);
    connect(m_settings, &ServerSettings::saveDone, this, &SettingsDialog::onSaveDone);
    connect(m_settings, &ServerSettings::backedUp, this, [this](const QString &backup) {
        m_context.notices->post(tr("The settings file could not be read. What it held is kept as %1.").arg(backup));
    });
    if (m_context.server)
        connect(m_context.server, &Server::stateChanged, this, &SettingsDialog::onChanged);
    const auto buttons = findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        button->setAutoDefault(false); // Enter takes over a value
    const auto reveals = findChildren<QToolButton *>(QStringLiteral("reveal"));
    for (QToolButton *reveal : reveals)
        m_context.secrets->obey(reveal);
    fitToFont();
    filter();
    onChanged();
    onSaveDone();
}

void SettingsDialog::makeSections(QVBoxLayout *layout)
{
    for (const OptionGroup group : {OptionGroup::Server, OptionGroup::Security, OptionGroup::Limits,
                                    OptionGroup::Timeouts, OptionGroup::Storage, OptionGroup::Logging}) {
        Section &section = addSection(layout, optionGroupTitle(group));
        for (const OptionSpec &spec : optionTable()) {
            if (spec.group != group)
                continue;
            auto *row = new OptionRow(spec.id, m_settings, section.box);
            m_options.push_back(row);
            addRow(section, row);
        }
    }
    Section &window = addSection(layout, tr("Window"));
    for (const Preference &preference : m_preferences->all())
        addRow(window, makeRow(preference, window.box));
}

SettingsDialog::Section &SettingsDialog::addSection(QVBoxLayout *layout, const QString &title)
{
    auto *box = new QWidget(this);
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 8, 0, 8);
    rows->setSpacing(0);
    auto *label = new QLabel(title, box);
    label->setProperty("role", QStringLiteral("title"));
    rows->addWidget(label);
    layout->addWidget(box);
    m_nav->addItem(title);
    m_sections.push_back({label, box, {}});
    return m_sections.back();
}

void SettingsDialog::addRow(Section &section, SettingRow *row)
{
    section.box->layout()->addWidget(row);
    section.rows.push_back(row);
}

SettingRow *SettingsDialog::makeRow(const Preference &preference, QWidget *parent)
{
    const QString id = preference.id;
    if (preference.choices.empty())
        return new NumberRow(m_preferences, id, parent);
    auto *row = new ChoiceRow(preference.name, preference.help, parent);
    row->setObjectName(QStringLiteral("row-") + id);
    for (const auto &[text, value] : preference.choices)
        row->addChoice(text, value);
    row->setDefault(preference.otherwise);
    row->setValue(preference.value());
    connect(row, &ChoiceRow::chosen, this, [this, id](int value) { m_preferences->set(id, value); });
    connect(m_preferences, &WindowPreferences::changed, row,
            [this, id, row] { row->setValue(m_preferences->find(id)->value()); });
    return row;
}

QWidget *SettingsDialog::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(8, 8, 16, 8);
    layout->setSpacing(8);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("edit-find"), IconTone::Muted), QLineEdit::LeadingPosition);
    m_count->setProperty("role", QStringLiteral("muted"));
    layout->addWidget(m_search, 1);
    layout->addWidget(m_count);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::filter);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        for (const Section &section : m_sections) {
            const auto first = std::find_if(section.rows.begin(), section.rows.end(),
                                            [this](const SettingRow *row) { return row->isVisibleTo(this); });
            if (first != section.rows.end())
                return (*first)->field()->setFocus(Qt::ShortcutFocusReason);
        }
    });
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    return head;
}

QWidget *SettingsDialog::makeFooter()
{
    auto *footer = new QWidget(this);
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    m_file = new QLabel(footer);
    m_file->setObjectName(QStringLiteral("file"));
    m_file->setProperty("role", QStringLiteral("muted"));
    m_file->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_file->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_resetAll = new QPushButton(tr("Reset &All"), footer);
    m_resetAll->setObjectName(QStringLiteral("resetAll"));
    m_resetAll->setToolTip(tr("Put all settings back to their defaults"));
    auto *close = new QPushButton(tr("&Close"), footer);
    close->setObjectName(QStringLiteral("close"));
    layout->addWidget(m_file, 1);
    layout->addWidget(m_resetAll);
    layout->addWidget(close);
    connect(m_resetAll, &QPushButton::clicked, this, &SettingsDialog::resetAll);
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    return footer;
}

void SettingsDialog::present(const QString &search)
{
    m_preferences->notice(); // what was chosen elsewhere meanwhile
    m_search->setText(search);
    show();
    raise();
    activateWindow();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SettingsDialog::showSetting(const QString &id)
{
    present({});
    const auto *row = findChild<SettingRow *>(QStringLiteral("row-") + id);
    if (!row)
        return;
    row->field()->setFocus(Qt::ShortcutFocusReason);
    if (auto *edit = qobject_cast<QLineEdit *>(row->field()))
        edit->selectAll();
    // Where it was never shown, its rows get their places now.
    QMetaObject::invokeMethod(
        this, [this, row = QPointer(row)] { reveal(row); }, Qt::QueuedConnection);
}

void SettingsDialog::reveal(const SettingRow *row)
{
    if (!row)
        return;
    m_scroll->widget()->layout()->activate();
    const QPoint at = row->mapTo(m_scroll->widget(), QPoint());
    // On top, so that what stands there is what was asked for.
    m_scroll->verticalScrollBar()->setValue(std::max(0, at.y() - row->fontMetrics().height()));
}

OptionRow *SettingsDialog::row(OptionId id) const
{
    const auto found
        = std::find_if(m_options.begin(), m_options.end(), [id](const OptionRow *row) { return row->id() == id; });
    return found == m_options.end() ? nullptr : *found;
}

int SettingsDialog::shownRows() const
{
    int count = 0;
    for (const Section &section : m_sections)
        count += int(std::count_if(section.rows.begin(), section.rows.end(),
                                   [](const SettingRow *row) { return !row->isHidden(); }));
    return count;
}

void SettingsDialog::filter()
{
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    int all = 0;
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        const Section &section = m_sections[i];
        bool any = false;
        for (SettingRow *row : section.rows) {
            // The name of a section finds all that is in it.
            const bool shown = row->matches(words)
                || (words.size() == 1 && section.title->text().startsWith(words.first(), Qt::CaseInsensitive));
            row->setVisible(shown);
            any = any || shown;
            ++all;
        }
        section.box->setVisible(any);
        m_nav->item(int(i))->setHidden(!any);
    }
    const int shown = shownRows();
    m_count->setText(words.isEmpty() ? tr("%n setting(s)", nullptr, all)
                                     //: How many settings match a search: "3 of 21".
                                     : tr("%1 of %2").arg(shown).arg(all));
    m_scroll->setVisible(shown > 0);
    m_nothing->setVisible(shown == 0);
    m_scroll->verticalScrollBar()->setValue(0);
    markSection();
}

void SettingsDialog::goTo(int section)
{
    if (section < 0)
        return;
    const QWidget *box = m_sections[std::size_t(section)].box;
    m_scroll->verticalScrollBar()->setValue(box->y() > 16 ? box->y() : 0);
}

/// The section at the top of what is seen is the current one.
void SettingsDialog::markSection()
{
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    int current = -1;
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        const QWidget *box = m_sections[i].box;
        if (box->isHidden())
            continue;
        if (current < 0 || box->y() <= bar->value() + 8)
            current = int(i);
    }
    if (m_nav->hasFocus())
        return; // it was chosen; a short last section cannot be scrolled to the top
    const QSignalBlocker quiet(m_nav);
    m_nav->setCurrentRow(current);
}

void SettingsDialog::onChanged()
{
    m_resetAll->setEnabled(m_settings->anyModified() || m_preferences->isAnyModified());
    QStringList names;
    if (m_context.server && m_context.server->state() == ServerState::Listening) {
        const QList<OptionId> ids = restartOptions(m_context.server->options(), m_settings->options());
        for (const OptionId id : ids)
            names.append(optionLabel(optionSpec(id)));
    }
    if (names.isEmpty())
        m_restart->hide();
    else
        m_restart->showMessage(
            Banner::Kind::Warning,
            //: %1 is a list of settings.
            tr("The running server does not use these changes yet: %1.").arg(QLocale().createSeparatedList(names)),
            tr("Restart now"), false);
    showTrouble();
}

void SettingsDialog::onSaveDone()
{
    const QString file = m_settings->fileName();
    const QString ofWindow = m_context.settings->fileName();
    //: %1 and %2 are paths of files; two lines.
    m_file->setText(file.isEmpty() ? tr("Kept for this session only")
                                   : tr("Options in %1\nThe window in %2").arg(file, ofWindow));
    m_file->setToolTip(m_file->text());
    showTrouble();
}

void SettingsDialog::showTrouble()
{
    if (const QString reason = m_settings->saveFailure(); !reason.isEmpty())
        //: %1 is a file, %2 the system's reason.
        m_trouble->showMessage(Banner::Kind::Error,
                               tr("The settings could not be written to %1: %2. They hold until Coroscope ends.")
                                   .arg(m_settings->fileName(), reason),
                               tr("Try again"), false);
    else if (const QString fault = m_settings->fileFault(); !fault.isEmpty())
        //: %1 is a sentence that names the file.
        m_trouble->showMessage(Banner::Kind::Warning,
                               tr("The settings were not read, and the defaults are used. %1. With the first change it "
                                  "is kept beside as a backup, and a new file is written.")
                                   .arg(fault),
                               {}, false);
    else
        m_trouble->hide();
}

void SettingsDialog::resetAll()
{
    const ServerSettings::State before = m_settings->state();
    std::vector<std::pair<QString, int>> window;
    for (const Preference &one : m_preferences->all())
        window.emplace_back(one.id, one.value());
    m_context.undo->beginMacro(tr("reset of all settings"));
    m_settings->resetAll();
    m_preferences->resetAll();
    m_context.undo->endMacro();
    m_context.notices->post({Notice::Kind::Info,
                             tr("All settings are at their defaults."),
                             tr("Undo"),
                             [before, window, settings = QPointer(m_settings), preferences = QPointer(m_preferences)] {
                                 if (settings)
                                     settings->restore(before);
                                 for (const auto &[id, value] : window) {
                                     if (preferences)
                                         preferences->set(id, value);
                                 }
                             },
                             {}});
}

void SettingsDialog::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    m_context.settings->setView(kName, saveGeometry());
    m_settings->save();
}

/// What does not follow the font by itself when people zoom.
void SettingsDialog::fitToFont()
{
    QFont title = font();
    title.setPointSizeF(title.pointSizeF() * 1.25);
    title.setBold(true);
    for (const Section &section : m_sections)
        section.title->setFont(title);
    m_nav->setFixedWidth(m_nav->sizeHintForColumn(0) + 8);
}

void SettingsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        QMetaObject::invokeMethod(this, &SettingsDialog::fitToFont, Qt::QueuedConnection); // the list has it after us
}

void SettingsDialog::keyPressEvent(QKeyEvent *event)
{
    // The dialog is a window of its own: the undo of the main one is not heard here.
    if (event->matches(QKeySequence::Undo))
        m_context.undo->undo();
    else if (event->matches(QKeySequence::Redo))
        m_context.undo->redo();
    else if (event->key() == Qt::Key_Escape && m_search->hasFocus() && !m_search->text().isEmpty())
        m_search->clear();
    else
        QDialog::keyPressEvent(event);
}

} // namespace coroscope
