#include "ui/panes/cache/console_view.h"

#include "ui/commands.h"
#include "ui/format.h"
#include "ui/panes/cache/ask.h"
#include "ui/panes/cache/cache_action.h"
#include "ui/panes/cache/redis_commands.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/tone_label.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QElapsedTimer>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kDeadline{30'000};
constexpr qsizetype kMostReply = 256 * 1024; // bytes of a reply that are shown
constexpr qsizetype kLongestKept = 2'000; // a longer line is data
const QString kHistory = u"cacheConsole"_s;

} // namespace

ConsoleView::ConsoleView(const WindowContext &context, KeyStore *store, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_store(store)
    , m_link(store->link())
    , m_output(new QPlainTextEdit(this))
    , m_prompt(new QLabel(u"redis>"_s, this))
    , m_input(new QLineEdit(this))
    , m_hint(new ToneLabel(Tone::Muted, this))
    , m_completer(new QCompleter(commandNames(), this))
{
    setObjectName(u"cacheConsole"_s);
    auto *bar = new PaneBar(this);
    const auto add = [this, bar](const QString &id, const QString &iconName, const QString &text, const QString &tip) {
        auto *action = cacheAction(m_context, this, id, iconName, text, tip);
        bar->addAction(action);
        return action;
    };
    m_stop = add(u"consoleStop"_s, u"media-playback-stop"_s, tr("&Stop the Command"), tr("End the command that runs"));
    m_clear = add(u"consoleClear"_s, u"edit-clear"_s, tr("&Clear the Console"), tr("Empty the output"));
    m_copy = add(u"consoleCopy"_s, u"edit-copy"_s, tr("C&opy the Output"), tr("All of it, or what is selected"));
    m_figure = bar->addFigure();
    connect(m_stop, &QAction::triggered, this, &ConsoleView::cancel);
    connect(m_clear, &QAction::triggered, this, &ConsoleView::clear);
    connect(m_copy, &QAction::triggered, this, [this] {
        if (m_output->textCursor().hasSelection())
            m_output->copy();
        else
            QApplication::clipboard()->setText(m_output->toPlainText());
    });

    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    m_output->setObjectName(u"consoleOutput"_s);
    m_output->setAccessibleName(tr("Output of the console"));
    m_output->setReadOnly(true);
    m_output->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_output->setFrameShape(QFrame::NoFrame);
    m_output->setMaximumBlockCount(kMostLines);
    m_output->setFont(fixed);
    m_output->setUndoRedoEnabled(false);
    m_output->setPlaceholderText(tr("Replies appear here as redis-cli shows them. Write a command below: Tab completes "
                                    "its name, Up and Down go through what was written before."));
    m_input->setObjectName(u"consoleInput"_s);
    m_input->setAccessibleName(tr("Command for the store"));
    m_input->setFont(fixed);
    m_input->installEventFilter(this);
    m_prompt->setFont(fixed);
    m_prompt->setBuddy(m_input);
    m_hint->setObjectName(u"consoleHint"_s);
    m_hint->setFont(fixed);
    m_hint->setContentsMargins(8, 0, 8, 4);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setWidget(m_input);
    m_completer->popup()->setAccessibleName(tr("Commands"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, [this](const QString &name) {
        m_input->setText(name + u' ');
        updateHint();
    });
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_prompt);
    row->addWidget(m_input, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_output, 1);
    layout->addLayout(row);
    layout->addWidget(m_hint);
    setFocusProxy(m_input);

    m_history = m_context.settings->recentFilters(kHistory);
    connect(m_input, &QLineEdit::textEdited, this, [this] {
        m_at = -1;
        updateHint();
        complete();
    });
    connect(m_input, &QLineEdit::textChanged, this, &ConsoleView::updateHint);
    connect(m_link, &CacheLink::upChanged, this, [this] {
        m_isMulti = false;
        m_queued.clear();
        updateState();
    });
    connect(m_output, &QPlainTextEdit::textChanged, this, &ConsoleView::updateState);
    updateHint();
    updateState();
}

QString ConsoleView::hint() const
{
    return m_hint->text();
}

void ConsoleView::complete()
{
    const QString text = m_input->text();
    // Names of one or two words; what stands behind is not ours to guess.
    m_completer->setCompletionPrefix(text);
    const bool offers = !text.trimmed().isEmpty() && m_completer->completionCount() > 0
        && !(m_completer->completionCount() == 1 && m_completer->currentCompletion().size() == text.trimmed().size());
    if (offers)
        m_completer->complete();
    else
        m_completer->popup()->hide();
}

bool ConsoleView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int code = key->key();
        const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        const bool popup = m_completer->popup()->isVisible();
        const bool isEnter = code == Qt::Key_Return || code == Qt::Key_Enter;
        const bool isTab = code == Qt::Key_Tab && plain && !m_input->text().isEmpty() && m_input->text() != m_draft
            && m_completer->completionCount() > 0
            && m_completer->currentCompletion().size() > m_input->text().trimmed().size();
        const bool isOurs = plain
            && ((isEnter && !popup) || ((code == Qt::Key_Up || code == Qt::Key_Down) && !popup) || isTab
                || (code == Qt::Key_Escape && (isRunning() || m_isMulti) && !popup));
        if (isOurs) {
            event->accept();
            if (event->type() == QEvent::ShortcutOverride)
                return true;
            if (isEnter) {
                submit();
            } else if (isTab) {
                m_completer->popup()->hide();
                m_input->setText(m_completer->currentCompletion() + u' ');
                updateHint();
            } else if (code == Qt::Key_Escape) {
                if (isRunning())
                    cancel();
                else
                    execute({"DISCARD"_ba});
            } else {
                step(code == Qt::Key_Up ? 1 : -1);
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ConsoleView::step(int by)
{
    const int to = std::clamp(m_at + by, -1, int(m_history.size()) - 1);
    if (to == m_at)
        return;
    if (m_at == -1)
        m_draft = m_input->text();
    m_at = to;
    m_input->setText(to == -1 ? m_draft : m_history[to]);
}

void ConsoleView::remember(const QString &line, const cache::Command &words)
{
    m_at = -1;
    m_draft.clear();
    if (isSecret(words) || line.size() > kLongestKept)
        return;
    m_history.removeAll(line);
    m_history.prepend(line);
    m_history = m_history.mid(0, kMostHistory);
    m_context.settings->setRecentFilters(kHistory, m_history);
}

void ConsoleView::print(const QString &text)
{
    m_output->appendPlainText(text);
}

void ConsoleView::printError(const QString &text)
{
    //: As redis-cli begins what went wrong; %1 what.
    print(u"(error) "_s + text);
}

void ConsoleView::clear()
{
    m_output->clear();
    updateState();
}

void ConsoleView::submit()
{
    const QString line = m_input->text().trimmed();
    if (line.isEmpty() || isRunning())
        return;
    m_completer->popup()->hide();
    const auto words = splitLine(line.toUtf8());
    print(m_prompt->text() + u' '
          + (words && isSecret(words.value()) ? QString::fromUtf8(words.value().first()) + u" …"_s : line));
    if (!words) {
        printError(tr("The line cannot be read: %1.").arg(words.error().detail));
        return;
    }
    m_input->clear();
    remember(line, words.value());
    const QByteArray verb = words.value().first().toUpper();
    if (verb == "CLEAR" && words.value().size() == 1)
        return clear();
    if (!m_link->isUp()) {
        printError(tr("The server is not running."));
        return;
    }
    execute(words.value());
}

void ConsoleView::execute(const cache::Command &words)
{
    const QByteArray verb = words.first().toUpper();
    if (verb == "MULTI" && words.size() == 1 && !m_link->isMemory()) {
        if (m_isMulti)
            return printError(tr("MULTI stands within MULTI already."));
        m_isMulti = true;
        m_queued.clear();
        print(u"OK"_s);
        return updateState();
    }
    if (m_isMulti && (verb == "EXEC" || verb == "DISCARD")) {
        m_isMulti = false;
        std::vector<cache::Command> queued = std::exchange(m_queued, {});
        if (verb == "DISCARD") {
            print(u"OK"_s);
            return updateState();
        }
        queued.insert(queued.begin(), {"MULTI"_ba});
        queued.push_back({"EXEC"_ba});
        return send(std::move(queued), true);
    }
    const RedisCommand *command = redisCommand(words);
    const QString name = QString::fromUtf8(verb);
    using Care = RedisCommand::Care;
    const Care care = command ? command->care : Care::None;
    if (care == Care::Elsewhere) {
        if (verb == "MONITOR") {
            printError(tr("The tab Commands shows what the store is told, live. It is open now."));
            Q_EMIT commandsRequested();
        } else {
            printError(tr("%1 would take the connection that this pane shares. Use redis-cli for it.").arg(name));
        }
        return;
    }
    if (care == Care::Connection) {
        //: %1 a command.
        printError(verb == "SELECT"
                       ? tr("The pane works in the database that --redis names. Start the server with another one.")
                       : tr("%1 would change the connection that this pane shares. Use redis-cli for it.").arg(name));
        return;
    }
    const double blocks = blockingSeconds(words);
    if (blocks == 0 || blocks > kLongestBlock) {
        printError(
            //: %1 a command, %2 a number.
            tr("%1 would hold up this pane for too long: give it a time of at most %2 seconds.")
                .arg(name, QLocale().toString(kLongestBlock)));
        return;
    }
    if (m_isMulti) {
        m_queued.push_back(words);
        print(u"QUEUED"_s);
        return updateState();
    }
    if (care == Care::Ask || care == Care::Slow) {
        const QString line = QString::fromLatin1(commandLine(words)).left(200);
        ask(
            this, tr("Run it?"),
            care == Care::Slow
                //: %1 a command.
                ? tr("“%1” looks at every key at once; on a large store nobody else is served meanwhile. The tab Keys "
                     "finds them without that.")
                      .arg(line)
                : tr("“%1” deletes much, or changes how the store works, for everybody who uses it. It cannot be "
                     "undone.")
                      .arg(line),
            tr("Run it"), [this, words] { send({words}, false); }, [this] { print(tr("It was not run.")); });
        return;
    }
    send({words}, false);
}

void ConsoleView::send(std::vector<cache::Command> commands, bool isBlock)
{
    QList<QByteArray> keys;
    for (const cache::Command &command : commands) {
        if (command.size() > 1)
            keys.append(command[1]);
    }
    auto clock = std::make_shared<QElapsedTimer>();
    clock->start();
    m_ticket = m_link->run(
        std::move(commands), this,
        [this, isBlock, keys, clock](Result<CacheLink::Replies> replies) {
            m_ticket = 0;
            m_figure->setText(durationText(nanoseconds(clock->nsecsElapsed())));
            if (!replies) {
                printError(replies.error().isCanceled() ? tr("It was stopped.") : CacheLink::reason(replies.error()));
            } else {
                // Of a block only the last says something, unless a command of it was refused.
                const auto &all = replies.value();
                for (std::size_t i = 0; i < all.size(); ++i) {
                    if (i + 1 == all.size() || (isBlock && all[i].isError()))
                        print(replyText(all[i], kMostReply));
                }
                m_store->tellChanged(keys.mid(0, 100)); // if they are keys, and it changed them
            }
            updateState();
        },
        kDeadline);
    updateState();
}

void ConsoleView::cancel()
{
    if (m_ticket != 0)
        m_link->cancel(m_ticket);
}

void ConsoleView::updateHint()
{
    const auto words = splitLine(m_input->text().toUtf8());
    const RedisCommand *command = words ? redisCommand(words.value()) : nullptr;
    QString text;
    if (command)
        text = QString::fromLatin1(command->name) + u' ' + QString::fromUtf8(command->arguments);
    else if (!words)
        text = words.error().detail;
    m_hint->setTone(words ? Tone::Muted : Tone::Warning);
    m_hint->setText(text.trimmed().isEmpty() ? u" "_s : text);
}

void ConsoleView::updateState()
{
    Commands::setEnabled(m_stop, isRunning(), tr("No command is running."));
    const bool hasOutput = !m_output->document()->isEmpty();
    Commands::setEnabled(m_clear, hasOutput, tr("There is no output."));
    Commands::setEnabled(m_copy, hasOutput, tr("There is no output."));
    m_input->setReadOnly(isRunning());
    m_prompt->setText(m_isMulti ? u"redis(TX)>"_s : m_link->isMemory() ? u"memory>"_s : u"redis>"_s);
}

} // namespace coroscope
