#pragma once

#include "ui/window_context.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QMenu;

namespace coroscope {

class ToneLabel;

/// The controls of the SQL console. Each action is a command too. GUI thread.
class SqlBar final : public QWidget {
    Q_OBJECT
public:
    SqlBar(const WindowContext &context, QWidget *parent = nullptr);

    QAction *run() const { return m_run; }
    QAction *explain() const { return m_explain; }
    QAction *cancel() const { return m_cancel; }
    QAction *write() const { return m_write; }
    QAction *csv() const { return m_csv; }
    QAction *json() const { return m_json; }
    QMenu *history() const { return m_history; }
    QLabel *figure() const { return m_figure; }
    int maxRows() const;
    /// `idle`: nothing runs. Each action that cannot be used says why.
    void setState(bool hasDatabase, bool idle, bool hasText, bool hasRows);

private:
    QAction *m_run;
    QAction *m_explain;
    QAction *m_cancel;
    QAction *m_write;
    QAction *m_csv;
    QAction *m_json;
    QMenu *m_history;
    ToneLabel *m_writeMark;
    QComboBox *m_limit;
    QLabel *m_figure;
};

} // namespace coroscope
