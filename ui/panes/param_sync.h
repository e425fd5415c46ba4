#pragma once

#include "server/http/route_info.h"
#include "ui/models/key_value_model.h"

class QLineEdit;

namespace coroscope {

/// Rows for the parameters that a route declares, empty and switched off where they are optional.
QList<KeyValueRow> declaredRows(const QList<ParamInfo> &params, ParamLocation in);

/// The rows after the address was edited: path values by the names in braces, query rows in the order of the address.
/// What is switched off stays, and so does what `declared` lists; declared rows know their schema.
QList<KeyValueRow> paramsOfAddress(const QString &address, const QList<KeyValueRow> &before,
                                   const QList<KeyValueRow> &declared);

/// The address after the rows were edited: its path stays, its query is what is switched on.
QString addressWithParams(const QString &address, const QList<KeyValueRow> &rows);

/// Keeps an address line and a list of parameters saying the same, whichever is edited. GUI thread.
class ParamSync final : public QObject {
    Q_OBJECT
public:
    ParamSync(QLineEdit *address, KeyValueModel *params, QObject *parent = nullptr);

    /// What a route declares for path and query; none for an address that belongs to no route.
    void setDeclared(const QList<ParamInfo> &params);
    /// Both at once, from outside.
    void setAll(const QString &address, const QList<KeyValueRow> &rows);

private:
    void onAddressChanged(const QString &address);
    void onRowsEdited();

    QLineEdit *m_address;
    KeyValueModel *m_params;
    QList<KeyValueRow> m_declared;
    bool m_busy = false;
};

} // namespace coroscope
