#pragma once

#include "ui/keep_soon.h"
#include "ui/models/event_model.h"
#include "ui/window_context.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class Chip;
class ContentView;
class EmptyState;
class FileExport;
class FilterField;
class LiveControls;
class LiveTable;
class ToneLabel;

/// A stream of server-sent events, live: its state on top, its events in a list, the data of the chosen one below.
/// GUI thread.
class EventsView final : public QWidget {
    Q_OBJECT
public:
    enum class State {
        Connecting, ///< a stream that was there before is asked for again
        Open,
        Ended, ///< by the server
        Stopped, ///< by the person
        Broken,
    };

    explicit EventsView(const WindowContext &context, QWidget *parent = nullptr);

    /// A stream begins. `keeps`: it goes on with one whose events are there.
    void begin(bool keeps);
    /// Nothing of it where it is empty.
    void add(const StreamNews &news);
    /// Shows what came; once a frame.
    void endFrame();
    /// `why`: of what is broken, a sentence.
    void setState(State state, const QString &why = {});
    State state() const noexcept { return m_state; }
    /// Of the last event; empty: none had one.
    const QByteArray &lastId() const noexcept { return m_lastId; }

    EventModel *model() const { return m_model; }
    LiveTable *table() const { return m_table; }
    LiveControls *controls() const { return m_controls; }
    ContentView *detail() const { return m_detail; }
    FilterField *filterField() const { return m_filter; }
    QPushButton *stopButton() const { return m_stop; }
    QPushButton *reconnectButton() const { return m_reconnect; }
    QString stateText() const;
    QString figureText() const;
    /// The selected events, or all that are shown, as JSON lines.
    void saveJsonLines(const QString &path);

Q_SIGNALS:
    void stopRequested();
    void reconnectRequested();

private:
    std::vector<ReceivedEvent> chosenEvents() const;
    void showMenu(const QPoint &at);
    void showDetail();
    void updateState();

    const WindowContext m_context;
    State m_state = State::Open;
    QByteArray m_lastId;
    quint64 m_droppedBefore = 0; ///< that the list never got
    Chip *m_chip;
    ToneLabel *m_says;
    QPushButton *m_stop;
    QPushButton *m_reconnect;
    EventModel *m_model;
    LiveTable *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    ContentView *m_detail;
    QSplitter *m_splitter;
    FilterField *m_filter = nullptr;
    QLabel *m_figure = nullptr;
    LiveControls *m_controls;
    FileExport *m_export;
    QAction *m_save;
    QAction *m_copyJson;
    LiveTableModel::Sequence m_shown = 0; ///< whose data are below
    bool m_hasShown = false;
    KeepSoon m_saveColumns;
};

} // namespace coroscope
