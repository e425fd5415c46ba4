#pragma once

#include "ui/content/find_target.h"

#include <QPointer>
#include <QWidget>

class QKeyEvent;
class QLineEdit;
class QTimer;
class QToolButton;

namespace coroscope {

class ToneLabel;

/// Search in a FindTarget: Ctrl+F opens it, Enter or F3 goes on, Shift+F3 goes back, Escape closes it. Where the target
/// can replace, there is a line for that too, and Ctrl+H goes to it. GUI thread.
class FindBar final : public QWidget {
    Q_OBJECT
public:
    /// The keys act anywhere in `around`.
    explicit FindBar(QWidget *around);

    /// What is searched from now on; `focus` takes the focus when the bar closes. An open search is taken along.
    void setTarget(FindTarget *target, QWidget *focus);
    void open();
    void closeBar();
    QLineEdit *field() const { return m_text; }
    QLineEdit *replacement() const { return m_replacement; }
    SearchQuery query() const;

Q_SIGNALS:
    void opened();
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool takesKey(const QKeyEvent &event) const;
    void search();
    void goOn(bool backward);
    QWidget *makeReplacing();
    void openReplacing();
    void showStatus(const FindStatus &status);

    FindTarget *m_target = nullptr;
    QPointer<QWidget> m_focus;
    QLineEdit *m_text;
    QToolButton *m_case;
    QToolButton *m_regex;
    ToneLabel *m_count;
    QLineEdit *m_replacement;
    QWidget *m_replacing;
    QTimer *m_delay;
};

} // namespace coroscope
