#pragma once

#include "server/outbound/load_plan.h"

#include <QWidget>

class QListWidget;
class QToolButton;

namespace coroscope {

class Server;
class ToneLabel;

/// The requests of a load run that has several, which it sends in turn: they are seen, taken out, or given up for one.
/// GUI thread.
class LoadRequestList final : public QWidget {
    Q_OBJECT
public:
    /// `server`: the one of the window; may be null.
    explicit LoadRequestList(const Server *server, QWidget *parent = nullptr);

    /// Fewer than two: there is no list, and nothing is to be shown.
    void setRequests(const QList<LoadRequest> &requests);
    /// As they are to be sent now: those to the window's server go to the port that it has now.
    QList<LoadRequest> requests() const;
    int count() const noexcept { return int(m_entries.size()); }
    QListWidget *list() const { return m_list; }
    /// The address of the window's server may be another one.
    void refresh();

Q_SIGNALS:
    void changed();
    /// The list is gone; this one of it is left.
    void oneLeft(const coroscope::LoadRequest &request);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Entry {
        LoadRequest request;
        bool isHome = false; ///< goes to the window's server
    };
    LoadRequest resolved(const Entry &entry) const;
    void removeCurrent();
    void keepCurrent();
    void leave(int row);
    void fitHeight();

    const Server *m_server;
    QList<Entry> m_entries;
    ToneLabel *m_title;
    QToolButton *m_remove;
    QToolButton *m_only;
    QListWidget *m_list;
};

} // namespace coroscope
