#pragma once

#include "server/telemetry/statement_figures.h"
#include "ui/window_context.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace coroscope {

class CodeEdit;
class GridView;
class ToneLabel;
class UseModel;

/// All about one statement: its text, its figures, what would mend it, and the requests that ran it. GUI thread.
class StatementDetail final : public QWidget {
    Q_OBJECT
public:
    StatementDetail(const WindowContext &context, QWidget *parent = nullptr);

    void setFigures(const StatementFigures &figures);
    /// The sentence about N+1; empty where it is none.
    QString advice() const;
    GridView *uses() const { return m_uses; }
    CodeEdit *sql() const { return m_sql; }

Q_SIGNALS:
    void requestActivated(const QString &traceId);

private:
    void openUse(const QModelIndex &index);

    CodeEdit *m_sql;
    QLabel *m_facts;
    ToneLabel *m_advice;
    ToneLabel *m_error;
    GridView *m_uses;
    UseModel *m_model;
};

} // namespace coroscope
