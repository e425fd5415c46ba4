#include "ui/panes/param_sync.h"

#include "ui/panes/address.h"

#include <QLineEdit>

#include <algorithm>

namespace coroscope {

namespace {

const KeyValueRow *find(const QList<KeyValueRow> &rows, const QString &name, bool isPath)
{
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const KeyValueRow &row) { return row.isPath == isPath && row.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

/// The row as its declaration describes it, with the value and the switch of `row`.
KeyValueRow described(KeyValueRow row, const QList<KeyValueRow> &declared)
{
    const KeyValueRow *known = find(declared, row.name, row.isPath);
    row.isDeclared = known != nullptr;
    row.isRequired = row.isPath || (known && known->isRequired);
    row.description = known ? known->description : QString();
    row.schema = known ? known->schema : QJsonObject();
    return row;
}

void appendPathRows(QList<KeyValueRow> &rows, const QString &address, const QList<KeyValueRow> &before,
                    const QList<KeyValueRow> &declared)
{
    const QStringList names = pathPlaceholders(address);
    for (const QString &name : names) {
        KeyValueRow row;
        if (const KeyValueRow *old = find(before, name, true))
            row.value = old->value;
        row.name = name;
        row.isPath = true;
        rows.append(described(row, declared));
    }
}

} // namespace

QList<KeyValueRow> declaredRows(const QList<ParamInfo> &params, ParamLocation in)
{
    QList<KeyValueRow> rows;
    for (const ParamInfo &param : params) {
        if (param.in != in)
            continue;
        KeyValueRow row;
        row.name = param.name;
        row.isDeclared = true;
        row.isPath = in == ParamLocation::Path;
        row.isRequired = row.isPath || param.required;
        row.enabled = row.isRequired;
        row.description = param.description;
        row.schema = param.schema;
        rows.append(row);
    }
    return rows;
}

QList<KeyValueRow> paramsOfAddress(const QString &address, const QList<KeyValueRow> &before,
                                   const QList<KeyValueRow> &declared)
{
    QList<KeyValueRow> rows;
    appendPathRows(rows, address, before, declared);
    QList<QueryItem> items = parseQuery(splitAddress(address).query);
    const auto rowOf = [&declared](const QueryItem &item) {
        KeyValueRow row;
        row.name = item.name;
        row.value = item.value;
        row.raw = item.raw;
        return described(row, declared);
    };
    // Lines that are on take the items in turn; lines that are off keep their place.
    for (const KeyValueRow &old : before) {
        if (old.isPath)
            continue;
        const bool inAddress
            = old.enabled && (!old.name.isEmpty() || !old.value.isEmpty()) && !(old.isDeclared && old.value.isEmpty());
        if (inAddress) {
            if (!items.isEmpty())
                rows.append(rowOf(items.takeFirst()));
        } else if (!old.isDeclared || !old.value.isEmpty()) {
            KeyValueRow kept = described(old, declared);
            if (!old.isDeclared || kept.isDeclared)
                rows.append(kept);
        } else if (find(declared, old.name, false)) {
            // Declared and without a value: the address may give it one, wherever it stands.
            const auto item
                = std::find_if(items.begin(), items.end(), [&](const QueryItem &i) { return i.name == old.name; });
            if (item != items.end()) {
                rows.append(rowOf(*item));
                items.erase(item);
            } else {
                rows.append(described(old, declared));
            }
        }
    }
    for (const QueryItem &item : std::as_const(items)) {
        const auto off = std::find_if(rows.begin(), rows.end(), [&](const KeyValueRow &row) {
            return row.isDeclared && !row.isPath && !row.enabled && row.name == item.name;
        });
        if (off != rows.end())
            *off = rowOf(item);
        else
            rows.append(rowOf(item));
    }
    for (const KeyValueRow &row : declared) {
        if (!row.isPath && !find(rows, row.name, false))
            rows.append(row);
    }
    return rows;
}

QString addressWithParams(const QString &address, const QList<KeyValueRow> &rows)
{
    AddressParts parts = splitAddress(address);
    QStringList items;
    for (const KeyValueRow &row : rows) {
        if (row.isPath || !row.enabled || (row.name.isEmpty() && row.value.isEmpty()))
            continue;
        if (row.isDeclared && row.value.isEmpty() && row.raw.isEmpty())
            continue; // required and not typed yet
        items.append(row.raw.isEmpty() ? encodeQueryItem(row.name, row.value) : row.raw);
    }
    parts.query = items.join(u'&');
    parts.hasQuery = !items.isEmpty();
    return joinAddress(parts);
}

ParamSync::ParamSync(QLineEdit *address, KeyValueModel *params, QObject *parent)
    : QObject(parent)
    , m_address(address)
    , m_params(params)
{
    connect(address, &QLineEdit::textChanged, this, &ParamSync::onAddressChanged);
    connect(params, &KeyValueModel::edited, this, &ParamSync::onRowsEdited);
}

void ParamSync::setDeclared(const QList<ParamInfo> &params)
{
    m_declared = declaredRows(params, ParamLocation::Path) + declaredRows(params, ParamLocation::Query);
    onAddressChanged(m_address->text());
}

void ParamSync::setAll(const QString &address, const QList<KeyValueRow> &rows)
{
    m_busy = true;
    m_address->setText(address);
    m_busy = false;
    m_params->setRows(paramsOfAddress(address, rows, m_declared));
}

void ParamSync::onAddressChanged(const QString &address)
{
    if (m_busy)
        return;
    m_params->setRows(paramsOfAddress(address, m_params->rows(), m_declared));
}

void ParamSync::onRowsEdited()
{
    const QString address = addressWithParams(m_address->text(), m_params->rows());
    if (address == m_address->text())
        return;
    m_busy = true;
    m_address->setText(address);
    m_busy = false;
}

} // namespace coroscope
