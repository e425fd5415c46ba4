#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace coroscope {

/// A strip at the lower edge of a view that says how far something is, with a way to cancel it. It comes only after a
/// moment: what is done by then needs none. GUI thread.
class TableProgress final : public QFrame {
    Q_OBJECT
public:
    explicit TableProgress(QWidget *view);

    void begin(const QString &text);
    void setProgress(qsizetype done, qsizetype all);
    void end();
    QPushButton *cancelButton() const { return m_cancel; }

Q_SIGNALS:
    void cancelRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QTimer m_show;
};

} // namespace coroscope
