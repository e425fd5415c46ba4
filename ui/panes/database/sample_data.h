#pragma once

#include "server/db/workbench.h"
#include "ui/window_context.h"

#include <QFrame>
#include <QTimer>

#include <atomic>
#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;

namespace coroscope {

/// Fills the database with sample users and orders, and says how far it is; a strip that shows itself meanwhile. It is
/// one transaction: where it is stopped, nothing has changed. GUI thread.
class SampleData final : public QFrame {
    Q_OBJECT
public:
    SampleData(const WindowContext &context, QWidget *parent = nullptr);
    ~SampleData() override;

    /// Null: there is no database now.
    void setWorkbench(db::Workbench *workbench);
    void start();
    void cancel();
    bool isRunning() const noexcept { return m_ticket != 0; }
    QPushButton *cancelButton() const { return m_cancel; }

Q_SIGNALS:
    void runningChanged(bool running);
    void added();

private:
    struct Progress {
        std::atomic<qint64> done{0};
        std::atomic<qint64> all{0};
    };
    void show();
    void end();

    const WindowContext m_context;
    db::Workbench *m_workbench = nullptr;
    db::Workbench::Ticket m_ticket = 0;
    std::shared_ptr<Progress> m_progress;
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QTimer m_tick;
};

} // namespace coroscope
