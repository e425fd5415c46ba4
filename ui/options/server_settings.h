#pragma once

#include "server/runtime/option_parser.h"

#include <QMap>
#include <QObject>
#include <QTimer>

class QUndoStack;

namespace coroscope {

/// What a running server would have to be restarted for: options that differ and act at its start only. Pure.
QList<OptionId> restartOptions(const Options &running, const Options &wanted);

/// The options as a person sets them: each has a value of its own in the settings file or its default, unless the
/// command line or the environment say otherwise, which wins in this and in later starts. Changes go through the undo
/// stack and are in the file a moment later. GUI thread.
class ServerSettings final : public QObject {
    Q_OBJECT
public:
    /// Where a value comes from, as people see it.
    enum class Origin { Default, Settings, Environment, CommandLine, Session };
    /// All that a person has set.
    struct State {
        std::array<std::optional<QString>, kOptionCount> own;
        std::array<std::optional<QString>, kOptionCount> session;
        bool operator==(const State &) const = default;
    };

    /// `undo` is not owned; null: changes cannot be taken back.
    ServerSettings(ParsedOptions parsed, QUndoStack *undo, QObject *parent = nullptr);
    /// Writes what has not been written.
    ~ServerSettings() override;

    /// For the next start of the server.
    const Options &options() const noexcept { return m_options; }
    QString text(OptionId id) const;
    Origin origin(OptionId id) const;
    /// Command line or environment: the settings have no say.
    bool isLocked(OptionId id) const;
    /// It has a value in the settings, or for this session, that is not the default.
    bool isModified(OptionId id) const;
    bool anyModified() const;
    /// The value in the settings, also where it is overridden; none: the default.
    std::optional<QString> own(OptionId id) const { return m_state.own[std::size_t(id)]; }
    static QString defaultText(OptionId id);
    /// What it is without those that hold for this session only.
    QString settledText(OptionId id) const;
    /// What is wrong with what the settings file said when it was read, as a clause; empty: nothing, or it was mended.
    QString fault(OptionId id) const { return m_faults[std::size_t(id)]; }
    /// A sentence: why the file as a whole was not read. Empty: it was, or has been replaced.
    const QString &fileFault() const noexcept { return m_fileFault; }
    const QString &fileName() const noexcept { return m_parsed.settingsFile; }
    /// The data folder of this run, whatever the settings say by now; empty: the XDG folders.
    const QString &dataFolder() const noexcept { return m_parsed.options.dataDir; }
    /// Differs from what this program was started with, and acts at its next start only.
    bool waitsForProgram(OptionId id) const;

    /// What `text` would make of the option, in the form of optionText(). The error's detail is a clause: "takes a
    /// number from 0 to 65535". A blank text stands for the default where that is "nothing".
    Result<QString> check(OptionId id, const QString &text) const;
    /// Ignored where the option is locked.
    Result<void> set(OptionId id, const QString &text);
    void reset(OptionId id);
    void resetAll();
    const State &state() const noexcept { return m_state; }
    /// Back to what state() once was; a step of its own.
    void restore(const State &state);
    /// Until the program ends, over everything else; never written. `text` must be valid.
    void useInSession(OptionId id, const QString &text) { useInSession({{id, text}}); }
    /// The same of several that belong together, at once.
    void useInSession(const QList<std::pair<OptionId, QString>> &texts);

    /// Writes now. False where it cannot; saveFailure() says why.
    bool save();
    const QString &saveFailure() const noexcept { return m_saveFailure; }
    bool isSaved() const noexcept { return m_unsaved.isEmpty(); }

    /// How long after a change it is written, at most.
    static constexpr int kWriteDelay = 300; // milliseconds

Q_SIGNALS:
    /// After each change, once.
    void changed();
    /// It was written, or could not be: see saveFailure().
    void saveDone();
    /// What the file held before is kept there, because this program could not read it.
    void backedUp(const QString &backup);

private:
    class Change;
    void push(const QString &what, State to, const QList<OptionId> &touched);
    void apply(const State &state);
    void rebuild();
    QString folder() const;

    const ParsedOptions m_parsed;
    QUndoStack *m_undo;
    State m_state;
    std::array<QString, kOptionCount> m_faults;
    QString m_fileFault;
    Options m_options;
    QMap<OptionId, std::optional<QString>> m_unsaved;
    QString m_saveFailure;
    QTimer m_delay;
};

} // namespace coroscope
