#pragma once

#include "server/async/result.h"
#include "server/tasks/schedule.h"
#include "ui/window_context.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace coroscope {

class BodyEditor;
class TaskLink;
class ToneLabel;

/// A new schedule: the expression is checked while it is written, and the next times are shown. GUI thread.
class ScheduleDialog final : public QDialog {
    Q_OBJECT
public:
    ScheduleDialog(TaskLink *link, const WindowContext &context, QWidget *parent = nullptr);

    /// As it is written; BadRequest: a sentence about what is wrong.
    Result<tasks::Schedule> schedule() const;
    QLineEdit *cron() const { return m_cron; }
    QComboBox *how() const { return m_how; }
    QSpinBox *interval() const { return m_interval; }
    QComboBox *zone() const { return m_zone; }
    QComboBox *kind() const { return m_kind; }
    QListWidget *preview() const { return m_preview; }
    QString verdict() const;
    QString fault() const;
    QPushButton *okButton() const { return m_ok; }

Q_SIGNALS:
    void added(const coroscope::tasks::Schedule &schedule);

private:
    enum class How { Cron, Interval };
    void makeFields(QFormLayout *form);
    void chooseHow();
    void chooseKind();
    void check();
    void submit();
    void showFault(const QString &why);

    TaskLink *m_link;
    QComboBox *m_kind;
    QComboBox *m_how;
    QLineEdit *m_cron;
    QSpinBox *m_interval;
    QComboBox *m_unit;
    QComboBox *m_zone;
    QComboBox *m_missed;
    QLineEdit *m_uniqueKey;
    ToneLabel *m_verdict;
    QListWidget *m_preview;
    BodyEditor *m_payload;
    ToneLabel *m_fault;
    QPushButton *m_ok;
    QTimer m_tick;
    QString m_shownExample;
    bool m_isAsking = false; ///< the server, to make it
};

} // namespace coroscope
