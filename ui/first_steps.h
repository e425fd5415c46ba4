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
/// folder that was never used. Beside them it offers the first lesson, and data to look at. Each step does itself by
/// its button, and is ticked off also when the person gets there in another way. Done or dismissed, it never comes back
/// unless asked for. GUI thread.
class FirstStepsCard final : public QFrame {
    Q_OBJECT
public:
    enum Step { StartServer, SendRequest, SeeRequest, OpenDocs, StepCount };
    Q_ENUM(Step)

    /// Uses the context's commands server.start, server.docs, view.go.sender, view.go.requests, view.go.database,
    /// lessons.first and database.sampleData, which must be there.
    FirstStepsCard(const WindowContext &context, RequestsPane *requests, SenderPane *sender, FrameClock *clock,
                   QWidget *parent = nullptr);

    /// Shows it, nothing ticked but what is so already.
    void begin();
    bool isDone(Step step) const { return m_rows[std::size_t(step)].isDone; }
    QPushButton *button(Step step) const { return m_rows[std::size_t(step)].button; }
    QPushButton *lessonButton() const { return m_lesson; }
    QPushButton *sampleButton() const { return m_sample; }

    /// The server is somebody else's from now on: what waits for it is not done.
    void forgetServer();

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
    void makeOffers();
    void loadSampleData();
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
    QPushButton *m_lesson = nullptr;
    QPushButton *m_sample = nullptr;
    bool m_isSampleAsked = false; ///< as soon as the server runs
};

} // namespace coroscope
