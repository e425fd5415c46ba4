#pragma once

#include "server/telemetry/findings.h"
#include "ui/window_context.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QAction;
class QMenu;
class QWidget;

namespace coroscope {

class Banner;
class FindingsPanel;
class SessionTransfer;
class WindowPreferences;
struct OpenedSession;

/// Which recording the timeline shows: the live one, which is always kept, or a session out of a file, read-only.
/// Saves, opens and goes back, exports traces, and finds what each tells by itself. The window puts its parts where
/// they belong. GUI thread.
class SessionControl final : public QObject {
    Q_OBJECT
public:
    /// `live` outlives it, and is fed before consume(); its limits are set from here.
    SessionControl(const WindowContext &context, Recording &live, QWidget *window);
    ~SessionControl() override;

    /// What stands above the lanes: the banner of an opened session, the progress of a file, the findings.
    QWidget *notes() const { return m_notes; }
    /// "Save Session…", "Open Session…", "Back to Live".
    void addTo(QMenu *menu);
    /// Traces, with `one` of one request after that of all; and to save and open sessions.
    void addExportsTo(QMenu *menu, QAction *one);
    void addPreferences(WindowPreferences *preferences);

    void consume(const TelemetryBatch &batch, Clock::time_point now);
    void endFrame(Clock::time_point now);
    void endRun() { m_findings.endOngoing(); }

    bool isSession() const noexcept { return m_session != nullptr; }
    /// What is shown.
    const Recording &shown() const;
    const Findings &findings() const;
    const Findings &liveFindings() const noexcept { return m_findings; }
    FindingsPanel *panel() const { return m_panel; }
    Banner *banner() const { return m_banner; }
    SessionTransfer *transfer() const { return m_transfer; }

    void saveTo(const QString &path, bool withSecrets);
    void openFile(const QString &path);
    void closeSession();
    void traceTo(const QString &path);
    /// One request alone; null: nothing happens.
    void traceOne(const ExchangeRecordPtr &record);
    /// Requests of the session for the Requests pane, see importedFrom().
    std::vector<ExchangeRecordPtr> imported(const std::vector<ExchangeRecordPtr> &records) const;
    std::vector<ExchangeRecordPtr> importedAll() const;

    static constexpr int kMinutes = 5; ///< kept by default
    static constexpr int kMebibytes = 256;

Q_SIGNALS:
    /// The timeline is to show this.
    void shownChanged(const coroscope::Recording *recording, bool isLive);
    /// A finding of what is shown is to be brought into sight.
    void findingActivated(const coroscope::Lint &lint);
    /// All of the session's requests are to be copied to the Requests pane.
    void importRequested();
    /// The timeline is to come to the front.
    void raiseRequested();
    /// Live findings: how many, one for each kind and route, and whether one goes on.
    void findingsChanged(qint64 count, bool isOngoing);

private:
    QAction *add(const QString &id, const QString &iconName, const QString &text, const QString &tip);
    void makeActions();
    void onOpened(const QString &path, const std::shared_ptr<OpenedSession> &session);
    bool isFree() const; ///< else it says that a file is under way
    void chooseSave(bool withSecrets);
    void chooseOpen();
    void chooseTrace(RecordingContents contents, const QString &name);
    void refreshPanel();
    void updateActions();
    int remembered(const QString &key, int otherwise, int least, int most) const;
    void applyLimits();
    QString proposed(const QString &suffix) const;

    const WindowContext m_context;
    Recording &m_live;
    QWidget *const m_window;
    Findings m_findings;
    std::shared_ptr<OpenedSession> m_session; ///< null: the live one is shown
    QString m_file; ///< its name
    SessionTransfer *m_transfer;
    QWidget *m_notes;
    Banner *m_banner;
    FindingsPanel *m_panel;
    QAction *m_save = nullptr;
    QAction *m_saveSecrets = nullptr;
    QAction *m_open = nullptr;
    QAction *m_close = nullptr;
    QAction *m_import = nullptr;
    QAction *m_trace = nullptr;
    QString m_folder;
    std::uint64_t m_told = 0; ///< revision of the live findings
    bool m_wasOngoing = false;
    bool m_wasEmpty = true;
    Clock::time_point m_panelAt;
};

} // namespace coroscope
