#include "server/runtime/settings_file.h"

#include "server/runtime/safe_file.h"
#include "server/runtime/service_url.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 1024 * 1024; // more is no settings file

const QByteArray &emptyFile()
{
    static const QByteArray text
        = "; Settings of Coroscope. The Settings dialog changes keys here and leaves comments and "
          "other keys as they are.\n[file]\nlayout="
        + QByteArray::number(kSettingsLayout) + "\n\n[server]\n";
    return text;
}

bool holdsPassword(const QByteArray &text)
{
    const auto entries = settingsEntries(text);
    return !entries || std::any_of(entries->cbegin(), entries->cend(), [](const SettingsEntry &entry) {
        return entry.value.contains("://"_L1) && maskedUrl(entry.value) != entry.value;
    });
}

} // namespace

Result<QByteArray> readSettingsText(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return Error{Error::Kind::Storage, u"it is no file"_s};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Storage, file.errorString()};
    const QByteArray text = file.read(kMostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{Error::Kind::Storage, file.errorString()};
    if (text.size() > kMostBytes)
        return Error{Error::Kind::Storage, u"it is longer than a settings file can be"_s};
    return text;
}

int settingsLayout(const QByteArray &text)
{
    const auto entries = settingsEntries(text);
    if (!entries)
        return 0;
    int layout = kSettingsLayout;
    for (const SettingsEntry &entry : *entries) {
        if (entry.section == "file"_L1 && entry.key == "layout"_L1) {
            bool ok = false;
            const int number = QString(entry.value).remove(u'"').toInt(&ok);
            layout = ok && number > 0 ? number : kSettingsLayout;
        }
    }
    return layout;
}

Result<SettingsWritten> writeServerSettings(const QString &path, const QList<SettingsEdit> &edits)
{
    SettingsWritten done;
    QByteArray old;
    if (QFileInfo::exists(path)) {
        const auto read = readSettingsText(path);
        if (read && settingsLayout(read.value()) == kSettingsLayout) {
            old = read.value();
        } else {
            const auto kept = backUpFile(path);
            if (!kept)
                return kept.error();
            done.backup = kept.value();
        }
    }
    if (old.trimmed().isEmpty())
        old = emptyFile();
    const auto text = editedSettings(old, u"server"_s, edits);
    Q_ASSERT(text);
    const auto only
        = holdsPassword(*text) ? QFileDevice::ReadOwner | QFileDevice::WriteOwner : QFileDevice::Permissions();
    if (const auto written = replaceFile(path, *text, only); !written)
        return written.error();
    return done;
}

} // namespace coroscope
