#pragma once

#include <QObject>
#include <QString>

namespace coroscope {

/// A row of the report.
struct TopUser {
    Q_GADGET
    Q_PROPERTY(qint64 id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(qint64 orders MEMBER orders)
    Q_PROPERTY(qint64 amount_cents MEMBER amountCents)
public:
    qint64 id = 0;
    QString name;
    qint64 orders = 0;
    qint64 amountCents = 0;
};

} // namespace coroscope
