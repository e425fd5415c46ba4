#pragma once

#include "server/runtime/server.h"
#include "server/telemetry/snapshot.h"
#include "ui/models/holder_names.h"
#include "ui/window_context.h"

#include <QWidget>

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;
class QToolButton;

namespace coroscope {

class Banner;

/// The coroutines that slow motion keeps back, in the order in which they go on: a box each, that fills as its time
/// runs; the first one is the next. For the eye; its accessible description says the same. GUI thread.
class ReadyQueueView final : public QWidget {
    Q_OBJECT
public:
    explicit ReadyQueueView(QWidget *parent = nullptr);

    void setEntries(std::vector<ReadyEntry> entries, std::uint64_t count, Clock::time_point now,
                    const HolderNames &names);
    const std::vector<ReadyEntry> &entries() const noexcept { return m_entries; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<ReadyEntry> m_entries;
    QStringList m_texts; ///< of those
    std::uint64_t m_count = 0;
    Clock::time_point m_now;
};

/// Slow motion of the real loop: whose resumes are kept back and for how long, the queue of those that could go on, and
/// a step at a time. While it is on a banner says so, and so does a button for the status bar. GUI thread.
class SlowMotionBar final : public QWidget {
    Q_OBJECT
public:
    explicit SlowMotionBar(const WindowContext &context, QWidget *parent = nullptr);

    /// Which request and which route could be chosen; 0 and -1: none.
    void setChosen(std::uint64_t request, std::int32_t route, const HolderNames &names);
    void setNames(HolderNames names) { m_names = std::move(names); }
    void setServerState(ServerState state);
    void consume(const TelemetryBatch &batch, Clock::time_point now);

    bool isOn() const;
    void setOn(bool on);
    QAction *onAction() const { return m_on; }
    QAction *stepAction() const { return m_step; }
    ReadyQueueView *queue() const { return m_queue; }
    Banner *banner() const { return m_banner; }
    /// For the status bar of the window, which owns it then; shown while it is on. A click goes here.
    QToolButton *statusButton() const { return m_status; }

Q_SIGNALS:
    void raiseRequested();

private:
    void apply();
    void onRule(const SlowMotion &rule);
    SlowMotion wanted() const;
    QString whoText(const SlowMotion &rule) const;

    const WindowContext m_context;
    HolderNames m_names;
    std::uint64_t m_request = 0;
    std::int32_t m_route = -1;
    Banner *m_banner;
    QWidget *m_controls;
    QComboBox *m_who;
    QSpinBox *m_delay;
    QCheckBox *m_stepping;
    ReadyQueueView *m_queue;
    QToolButton *m_status;
    QAction *m_on;
    QAction *m_step;
    bool m_showing = false; ///< a rule, which is no wish
};

} // namespace coroscope
