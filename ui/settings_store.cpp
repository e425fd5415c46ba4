#include "ui/settings_store.h"

#include "server/runtime/safe_file.h"
#include "server/runtime/settings_file.h"

#include <QFileInfo>
#include <QSettings>

#include <array>
#include <optional>

namespace coroscope {

namespace {

const QLatin1String kBytes("bytes:");
const QLatin1String kText("text:");
const QString kLayoutKey = QStringLiteral("file/layout");

QString checksum(const QByteArray &bytes)
{
    return QString::number(qChecksum(bytes), 16);
}

/// A QByteArray as "bytes:BASE64:CHECKSUM"; a text that would be taken for one gets "text:" before it.
QString written(const QVariant &value)
{
    if (value.typeId() == QMetaType::QByteArray) {
        const QByteArray bytes = value.toByteArray();
        return kBytes + QString::fromLatin1(bytes.toBase64()) + u':' + checksum(bytes);
    }
    const QString text = value.toString();
    return text.startsWith(kBytes) || text.startsWith(kText) ? kText + text : text;
}

/// None: damaged.
std::optional<QVariant> read(const QVariant &value)
{
    if (!value.isValid())
        return QVariant(QStringList()); // which is how an empty one is written
    if (value.typeId() != QMetaType::QString)
        return value.typeId() == QMetaType::QStringList || value.typeId() == QMetaType::QByteArray
            ? std::optional(value)
            : std::nullopt;
    const QString text = value.toString();
    if (text.startsWith(kText))
        return text.mid(kText.size());
    if (!text.startsWith(kBytes))
        return value;
    const auto bytes
        = QByteArray::fromBase64Encoding(text.section(u':', 1, 1).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || text.section(u':', 2) != checksum(*bytes))
        return std::nullopt;
    return *bytes;
}

} // namespace

SettingsStore::SettingsStore(const QString &fileName, QObject *parent)
    : QObject(parent)
    , m_fileName(fileName)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kWriteDelay);
    connect(&m_delay, &QTimer::timeout, this, &SettingsStore::sync);
    load();
}

SettingsStore::~SettingsStore()
{
    sync();
}

void SettingsStore::load()
{
    if (!QFileInfo::exists(m_fileName))
        return;
    const auto bytes = readSettingsText(m_fileName);
    const int layout = bytes ? settingsLayout(bytes.value()) : 0;
    m_keepOld = layout != kSettingsLayout;
    if (!bytes || layout > kSettingsLayout || bytes->contains('\0'))
        return;
    const QSettings file(m_fileName, QSettings::IniFormat);
    const QStringList keys = file.allKeys();
    for (const QString &key : keys) {
        if (key == kLayoutKey)
            continue;
        if (const auto value = read(file.value(key)))
            m_values[key] = *value;
    }
}

QVariant SettingsStore::value(const QString &key, const QVariant &fallback) const
{
    const auto found = m_values.find(key);
    return found == m_values.end() ? fallback : found->second;
}

QByteArray SettingsStore::bytes(const QString &key) const
{
    const QVariant kept = value(key);
    return kept.typeId() == QMetaType::QByteArray ? kept.toByteArray() : QByteArray();
}

bool SettingsStore::contains(const QString &key) const
{
    return m_values.contains(key);
}

void SettingsStore::setValue(const QString &key, const QVariant &value)
{
    Q_ASSERT_X(value.typeId() == QMetaType::QByteArray || value.typeId() == QMetaType::QStringList
                   || value.canConvert<QString>(),
               "SettingsStore", "a value that has no text");
    // As it will be read back, so that nothing depends on whether it was.
    const bool isText = value.typeId() != QMetaType::QByteArray && value.typeId() != QMetaType::QStringList;
    const QVariant kept = isText ? QVariant(value.toString()) : value;
    const auto found = m_values.find(key);
    if (found != m_values.end() && found->second == kept)
        return;
    m_values[key] = kept;
    changed();
}

void SettingsStore::remove(const QString &key)
{
    const QString below = key + u'/';
    const auto count = std::erase_if(
        m_values, [&](const auto &entry) { return entry.first == key || entry.first.startsWith(below); });
    if (count > 0)
        changed();
}

QStringList SettingsStore::keys(const QString &group) const
{
    const QString below = group + u'/';
    QStringList names;
    for (auto entry = m_values.lower_bound(below); entry != m_values.end() && entry->first.startsWith(below); ++entry)
        names.append(entry->first.mid(below.size()));
    return names;
}

void SettingsStore::changed()
{
    m_dirty = true;
    if (!m_delay.isActive())
        m_delay.start();
}

QByteArray SettingsStore::text() const
{
    QByteArray text = "[file]\nlayout=" + QByteArray::number(kSettingsLayout) + '\n';
    QString section = QStringLiteral("file");
    for (const auto &[key, value] : m_values) {
        const QString group = key.contains(u'/') ? key.section(u'/', 0, 0) : QStringLiteral("General");
        if (group != section) {
            text += "\n[" + settingsKey(group) + "]\n";
            section = group;
        }
        QByteArrayList parts;
        const QStringList names = key.contains(u'/') ? key.section(u'/', 1).split(u'/') : QStringList(key);
        for (const QString &name : names)
            parts.append(settingsKey(name));
        text += parts.join('\\') + '=';
        if (value.typeId() == QMetaType::QStringList) {
            const QStringList list = value.toStringList();
            QByteArrayList items;
            for (const QString &item : list)
                items.append(settingsValue(list.size() == 1 ? written(item) : item)); // one alone reads as a text
            text += list.isEmpty() ? QByteArrayLiteral("@Invalid()") : items.join(", ");
        } else {
            text += settingsValue(written(value));
        }
        text += '\n';
    }
    return text;
}

bool SettingsStore::sync()
{
    m_delay.stop();
    if (!m_dirty)
        return true;
    QString failure;
    if (m_keepOld) {
        const auto kept = backUpFile(m_fileName);
        if (kept) {
            m_keepOld = false;
            if (!kept.value().isEmpty())
                Q_EMIT backedUp(kept.value());
        } else {
            failure = kept.error().detail;
        }
    }
    if (failure.isEmpty()) {
        // What people sent and typed is in it, too.
        const auto done = replaceFile(m_fileName, text(), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        if (!done)
            failure = done.error().detail;
    }
    m_dirty = !failure.isEmpty();
    if (m_dirty && failure != m_lastFailure)
        Q_EMIT writeFailed(failure);
    m_lastFailure = failure;
    return !m_dirty;
}

} // namespace coroscope
