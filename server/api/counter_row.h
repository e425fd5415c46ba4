#pragma once

#include <QObject>
#include <QString>

namespace coroscope {

/// A number that requests increment, as migration 0006 has it.
struct Counter {
    Q_GADGET
    Q_CLASSINFO("table", "counters")
    Q_PROPERTY(QString name MEMBER name)
    Q_CLASSINFO("name", "primaryKey minLength=1 maxLength=64")
    Q_PROPERTY(qint64 value MEMBER value)
public:
    QString name;
    qint64 value = 0;
};

} // namespace coroscope
