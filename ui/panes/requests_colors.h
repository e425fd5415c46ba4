#pragma once

#include "ui/models/row_rules.h"
#include "ui/window_context.h"

#include <QObject>
#include <QPointer>

class QAction;

namespace coroscope {

class RequestsPane;
class RowRulesDialog;

/// The colour rules of Requests: kept in the settings, given to the list and to the pinned rows, edited in a dialog,
/// undone with the window's undo. GUI thread.
class RequestsColors final : public QObject {
    Q_OBJECT
public:
    RequestsColors(const WindowContext &context, RequestsPane *pane);

    const QList<RowRule> &rules() const noexcept { return m_rules; }
    void setRules(const QList<RowRule> &rules);
    QAction *action() const { return m_action; }
    void showDialog();

private:
    class Change;

    void apply();

    const WindowContext m_context;
    RequestsPane *const m_pane;
    QAction *m_action;
    QList<RowRule> m_rules;
    QPointer<RowRulesDialog> m_dialog;
};

} // namespace coroscope
