#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>

#include <optional>

namespace coroscope {

// The tables of the built-in API, as migration 0001 makes them.

struct User {
    Q_GADGET
    Q_CLASSINFO("table", "users")
    Q_PROPERTY(qint64 id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_CLASSINFO("name", "minLength=1 maxLength=100")
    Q_PROPERTY(std::optional<QString> email MEMBER email)
    Q_CLASSINFO("email", "unique format=email maxLength=254")
    Q_PROPERTY(QDateTime created_at MEMBER createdAt)
    Q_CLASSINFO("created_at", "autoNowAdd")
public:
    qint64 id = 0;
    QString name;
    std::optional<QString> email;
    QDateTime createdAt;
};

struct Order {
    Q_GADGET
    Q_CLASSINFO("table", "orders")
    Q_PROPERTY(qint64 id MEMBER id)
    Q_PROPERTY(qint64 user_id MEMBER userId)
    Q_CLASSINFO("user_id", "references=users.id")
    Q_PROPERTY(QString product MEMBER product)
    Q_CLASSINFO("product", "minLength=1 maxLength=100")
    Q_PROPERTY(qint64 amount_cents MEMBER amountCents)
    Q_CLASSINFO("amount_cents", "minimum=0")
    Q_PROPERTY(QDateTime created_at MEMBER createdAt)
    Q_CLASSINFO("created_at", "autoNowAdd")
public:
    qint64 id = 0;
    qint64 userId = 0;
    QString product;
    qint64 amountCents = 0;
    QDateTime createdAt;
};

/// TechEmpower's, 10,000 rows. Its names are prescribed.
struct World {
    Q_GADGET
    Q_CLASSINFO("table", "world")
    Q_PROPERTY(qint32 id MEMBER id)
    Q_CLASSINFO("id", "assigned minimum=1")
    Q_PROPERTY(qint32 randomNumber MEMBER randomNumber)
    Q_CLASSINFO("randomNumber", "minimum=1 maximum=10000")
public:
    qint32 id = 0;
    qint32 randomNumber = 0;
};

/// TechEmpower's, 12 rows.
struct Fortune {
    Q_GADGET
    Q_CLASSINFO("table", "fortune")
    Q_PROPERTY(qint32 id MEMBER id)
    Q_CLASSINFO("id", "assigned")
    Q_PROPERTY(QString message MEMBER message)
public:
    qint32 id = 0;
    QString message;
};

} // namespace coroscope
