#pragma once

#include "server/http/route_info.h"

#include <QAbstractListModel>
#include <QCompleter>
#include <QStyledItemDelegate>

namespace coroscope {

/// An address that was called, with its method.
struct RecentAddress {
    QByteArray method;
    QString address;
    friend bool operator==(const RecentAddress &, const RecentAddress &) = default;
};

/// What an address line completes to: what was called lately, newest first, and the routes of this window's server.
/// GUI thread.
class AddressCompletions final : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kMethodRole = Qt::UserRole + 1;
    static constexpr int kAboutRole = Qt::UserRole + 2; ///< a route's summary, or that it was called lately
    static constexpr qsizetype kMaxRecent = 50;

    using QAbstractListModel::QAbstractListModel;

    void setRoutes(const RouteTable &routes);
    void setRecent(const QList<RecentAddress> &recent);
    const QList<RecentAddress> &recent() const noexcept { return m_recent; }
    /// To the front; the oldest go.
    void addRecent(const QByteArray &method, const QString &address);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Entry {
        QByteArray method;
        QString address;
        QString about;
        bool isRecent = false;
    };
    void rebuild();

    RouteTable m_routes;
    QList<RecentAddress> m_recent;
    QList<Entry> m_entries;
};

/// Completes by any part of an address. Where the server's own scheme, host and port were typed in front, they stay.
class AddressCompleter final : public QCompleter {
    Q_OBJECT
public:
    AddressCompleter(AddressCompletions *model, QObject *parent);
    void setHome(const QString &home) { m_home = home; }

    QStringList splitPath(const QString &path) const override;
    QString pathFromIndex(const QModelIndex &index) const override;

Q_SIGNALS:
    /// One was taken: what its method is.
    void methodChosen(const QByteArray &method);

private:
    class Delegate;
    QString m_home;
};

} // namespace coroscope
