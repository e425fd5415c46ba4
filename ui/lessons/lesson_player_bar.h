#pragma once

#include <QWidget>

class QAction;
class QProgressBar;
class QPushButton;

namespace coroscope {

class ToneLabel;

/// The lower end of the player: Back, what goes on, Run or Stop, Next. Its buttons take Enter, too. GUI thread.
class LessonPlayerBar final : public QWidget {
    Q_OBJECT
public:
    /// Its buttons trigger these, and are enabled as they are.
    LessonPlayerBar(QAction *back, QAction *run, QAction *stop, QAction *next, QWidget *parent);

    /// What Enter and a presenter's remote control do next stands out.
    enum class Primary { None, Run, Next };
    void setPrimary(Primary primary);
    void setRunText(const QString &text, bool isVisible);
    void setNextText(const QString &text);
    /// While something runs there is Stop in place of Run.
    void setBusy(bool isBusy);
    /// `fraction` below 0: it is not known how long it takes.
    void setProgress(double fraction);
    void setStatus(const QString &text);

    /// One of its buttons has the focus.
    bool hasFocusInside() const;
    /// To the button that is of use now.
    void takeFocus();

    QPushButton *runButton() const { return m_run; }
    QPushButton *stopButton() const { return m_stop; }
    QPushButton *nextButton() const { return m_next; }
    QPushButton *backButton() const { return m_back; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *makeButton(const QString &objectName, QAction *action);

    QPushButton *m_back;
    QPushButton *m_run;
    QPushButton *m_stop;
    QPushButton *m_next;
    ToneLabel *m_status;
    QProgressBar *m_progress;
    bool m_isBusy = false;
    bool m_canRun = true; ///< the step has something to run
};

} // namespace coroscope
