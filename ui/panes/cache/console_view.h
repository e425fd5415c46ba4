#pragma once

#include "ui/panes/cache/key_store.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QCompleter;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace coroscope {

class ToneLabel;

/// A command line for the store, as redis-cli has it: history with Up and Down, names that are completed with Tab,
/// replies in its form. What would hold up or change the pane's connection is refused; what destroys is asked first.
/// GUI thread.
class ConsoleView final : public QWidget {
    Q_OBJECT
public:
    static constexpr int kMostLines = 5'000; ///< of the output
    static constexpr int kMostHistory = 200;
    static constexpr double kLongestBlock = 10; ///< seconds

    ConsoleView(const WindowContext &context, KeyStore *store, QWidget *parent = nullptr);

    QLineEdit *input() const { return m_input; }
    QPlainTextEdit *output() const { return m_output; }
    QString hint() const;
    bool isRunning() const noexcept { return m_ticket != 0; }
    void submit();
    void cancel();
    void clear();
    QAction *clearAction() const { return m_clear; }
    QAction *stopAction() const { return m_stop; }

Q_SIGNALS:
    /// The stream of commands is wanted.
    void commandsRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void execute(const cache::Command &words);
    void send(std::vector<cache::Command> commands, bool isBlock);
    void print(const QString &text);
    void printError(const QString &text);
    void step(int by);
    void remember(const QString &line, const cache::Command &words);
    void updateHint();
    void updateState();
    void complete();

    const WindowContext m_context;
    KeyStore *m_store;
    CacheLink *m_link;
    CacheLink::Ticket m_ticket = 0;
    QPlainTextEdit *m_output;
    QLabel *m_prompt;
    QLineEdit *m_input;
    ToneLabel *m_hint;
    QCompleter *m_completer;
    QLabel *m_figure;
    QAction *m_stop;
    QAction *m_clear;
    QAction *m_copy;
    QStringList m_history; ///< newest first
    int m_at = -1; ///< in the history; -1: what is being written
    QString m_draft;
    bool m_isMulti = false;
    std::vector<cache::Command> m_queued; ///< between MULTI and EXEC
};

} // namespace coroscope
