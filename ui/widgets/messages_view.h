#pragma once

#include "ui/keep_soon.h"
#include "ui/models/message_model.h"
#include "ui/widgets/tone_label.h"
#include "ui/window_context.h"

#include <QWidget>

class QAction;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class ContentView;
class EmptyState;
class FileExport;
class FilterField;
class LiveControls;
class LiveTable;

/// The messages of a WebSocket, live: its state on top, the messages in a list, the chosen one whole below. Who has the
/// connection, or a record of it, tells it what came. GUI thread.
class MessagesView final : public QWidget {
    Q_OBJECT
public:
    /// `id` names the list in settings and commands: "senderMessages". `resends`: a message can be sent again, and the
    /// list be cleared.
    MessagesView(const QString &id, bool resends, const WindowContext &context, QWidget *parent = nullptr);

    /// Another conversation; its list is empty.
    void begin();
    void add(const std::vector<SocketMessage> &messages);
    /// Shows what came; once a frame.
    void endFrame();
    /// `says`: a line beside the state. `fault`: it tells of something that went wrong.
    void setState(Tone tone, const QString &state, const QString &says, bool fault = false);
    /// Messages that the list never got.
    void setDroppedBefore(quint64 count);
    /// Why it is empty.
    void setEmptyText(const QString &title, const QString &sentence);
    /// Right of the state; becomes a child.
    void addButton(QPushButton *button);
    /// A message can be sent again now.
    void setCanResend(bool can);

    MessageModel *model() const { return m_model; }
    LiveTable *table() const { return m_table; }
    LiveControls *controls() const { return m_controls; }
    ContentView *detail() const { return m_detail; }
    FilterField *filterField() const { return m_filter; }
    QComboBox *shownChoice() const { return m_shownChoice; }
    QAction *editAction() const { return m_edit; }
    QString stateText() const;
    QString saysText() const;
    QString figureText() const;
    /// The selected messages, or all that are shown, as JSON lines.
    void saveJsonLines(const QString &path);

Q_SIGNALS:
    void resendRequested(const coroscope::SocketMessage &message);
    void editRequested(const coroscope::SocketMessage &message);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void divide();
    void makeActions(const QString &id);
    std::vector<SocketMessage> chosenMessages() const;
    const SocketMessage *currentMessage() const;
    void showMenu(const QPoint &at);
    void showDetail();
    void updateState();
    void updateActions();

    const WindowContext m_context;
    const bool m_resends;
    bool m_canResend = false;
    quint64 m_droppedBefore = 0;
    QString m_emptyTitle;
    QString m_emptySentence;
    QHBoxLayout *m_top;
    Chip *m_chip;
    ToneLabel *m_says;
    MessageModel *m_model;
    LiveTable *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    ContentView *m_detail;
    QSplitter *m_splitter;
    FilterField *m_filter = nullptr;
    QComboBox *m_shownChoice;
    QLabel *m_figure = nullptr;
    LiveControls *m_controls;
    FileExport *m_export;
    QAction *m_save = nullptr;
    QAction *m_copyJson = nullptr;
    QAction *m_copyMessage = nullptr;
    QAction *m_resend = nullptr;
    QAction *m_edit = nullptr;
    LiveTableModel::Sequence m_shown = 0; ///< which is below
    bool m_hasShown = false;
    KeepSoon m_saveColumns;
};

} // namespace coroscope
