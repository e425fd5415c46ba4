#pragma once

#include "ui/models/send_history.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QTableView;

namespace coroscope {

/// What was sent from a tab, as a list: Enter shows a response again, two can be compared, a request can be used again,
/// all can be cleared.
class HistoryView final : public QWidget {
    Q_OBJECT
public:
    explicit HistoryView(SendHistory *history, QWidget *parent = nullptr);
    QTableView *view() const { return m_view; }

Q_SIGNALS:
    void showRequested(quint64 id);
    void useRequested(quint64 id);
    void compareRequested(quint64 older, quint64 newer);
    void clearRequested();
    /// Of several: one load run that sends them in turn; oldest first.
    void loadRunRequested(const QList<quint64> &ids);

private:
    quint64 currentId() const;
    /// Those that are selected, oldest first; where none is, the current one.
    QList<quint64> selectedIds() const;
    /// Those that are selected and have a whole response, oldest first.
    QList<quint64> comparable() const;
    void refresh();

    QPointer<SendHistory> m_history;
    QTableView *m_view;
    QAction *m_show;
    QAction *m_use;
    QAction *m_load;
    QAction *m_compare;
    QAction *m_clear;
};

} // namespace coroscope
