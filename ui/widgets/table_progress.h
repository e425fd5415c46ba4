#pragma once

#include <QFrame>
#include <QPointer>
#include <QTimer>

class QProgressBar;
class QPushButton;

namespace coroscope {

class ElidedLabel;

/// A strip below a view that says how far something is, with a way to cancel it. It comes only after a moment: what is
/// done by then needs none. It takes its place by itself, in the nearest column of widgets that the view stands in, or
/// what holds the view does, so that it hides neither rows nor a scroll bar. GUI thread.
class TableProgress final : public QFrame {
    Q_OBJECT
public:
    /// Goes with the view.
    explicit TableProgress(QWidget *view);

    void begin(const QString &text);
    void setProgress(qsizetype done, qsizetype all);
    void end();
    QPushButton *cancelButton() const { return m_cancel; }

Q_SIGNALS:
    void cancelRequested();

private:
    void takePlace();

    QPointer<QWidget> m_view;
    ElidedLabel *m_text; // may name a file, whose path may be long
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QTimer m_show;
};

} // namespace coroscope
