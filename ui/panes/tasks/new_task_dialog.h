#pragma once

#include "server/tasks/workbench.h"
#include "ui/window_context.h"

#include <QDialog>

class QComboBox;
class QDateTimeEdit;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTabWidget;

namespace coroscope {

class BodyEditor;
class ContentView;
class TaskLink;
class ToneLabel;

/// Makes a task, makes another one like one that there is, or queues one again with another payload. What the server
/// says against it stands in the dialog, which stays. GUI thread.
class NewTaskDialog final : public QDialog {
    Q_OBJECT
public:
    NewTaskDialog(TaskLink *link, const WindowContext &context, QWidget *parent = nullptr);

    /// As that task was made.
    void duplicate(const tasks::Task &task);
    /// The payload of that task, which has ended, and the task runs again.
    void edit(const tasks::Task &task);

    QComboBox *kind() const { return m_kind; }
    BodyEditor *payload() const { return m_payload; }
    QPushButton *okButton() const { return m_ok; }
    QString fault() const;
    tasks::Workbench::Wish wish() const;

Q_SIGNALS:
    void added(const coroscope::tasks::Task &task);
    void retried(const QByteArray &id);

private:
    enum class When { Now, After, At };
    void makeFields(QFormLayout *form);
    void chooseKind();
    void chooseWhen();
    void submit();
    void showFault(const QString &why);
    void showPayload(const QByteArray &payload);

    TaskLink *m_link;
    QByteArray m_edited; ///< the task that is queued again; empty: a new one is made
    QComboBox *m_kind;
    ToneLabel *m_summary;
    QWidget *m_fields;
    QComboBox *m_queue;
    QSpinBox *m_priority;
    QComboBox *m_when;
    QSpinBox *m_delay;
    QComboBox *m_delayUnit;
    QDateTimeEdit *m_at;
    QLineEdit *m_uniqueKey;
    QSpinBox *m_attempts;
    QSpinBox *m_timeout;
    QTabWidget *m_tabs;
    BodyEditor *m_payload;
    ContentView *m_schema;
    ToneLabel *m_fault;
    QPushButton *m_ok;
    QByteArray m_shownExample; ///< as long as nobody has changed it, another kind replaces it
};

} // namespace coroscope
