#pragma once

#include "server/runtime/server.h"
#include "ui/window_context.h"

#include <QFrame>

#include <array>

class QLabel;
class QPushButton;

namespace coroscope {

class FrameClock;
class RequestsPane;
class SenderPane;

/// The way from an empty window to the first request that one sees, in four steps: a strip across the window of a data
/// folder that was never used. Each step does itself by its button, and is ticked off also when the person gets there
/// in another way. Done or dismissed, it never comes back unless asked for. GUI thread.
class FirstStepsCard final : public QFrame {
    Q_OBJECT
public:
    enum Step { StartServer, SendRequest, SeeRequest, OpenDocs, StepCount };
    Q_ENUM(Step)

    /// Uses the context's commands server.start, server.docs, view.go.sender and view.go.requests, which must be there.
    FirstStepsCard(const WindowContext &context, RequestsPane *requests, SenderPane *sender, FrameClock *clock,
                   QWidget *parent = nullptr);

    /// Shows it, nothing ticked but what is so already.
    void begin();
    bool isDone(Step step) const { return m_rows[std::size_t(step)].isDone; }
    QPushButton *button(Step step) const { return m_rows[std::size_t(step)].button; }

    /// What the second step sends.
    static const QUrl &firstRequest();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row {
        QLabel *icon = nullptr;
        QLabel *text = nullptr;
        QPushButton *button = nullptr;
        QString name;
        bool isDone = false;
    };

    void makeRow(Step step, const QString &name, const QString &buttonText, const QString &toolTip);
    void onButton(Step step);
    void onBatch(const TelemetryBatch &batch);
    void onServerState(ServerState state);
    void tick(Step step);
    void dismiss();
    void refresh();

    const WindowContext m_context;
    RequestsPane *m_requests;
    SenderPane *m_sender;
    QLabel *m_title;
    QLabel *m_sentence;
    QWidget *m_steps;
    std::array<Row, StepCount> m_rows;
};

} // namespace coroscope
